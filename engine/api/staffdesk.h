// Where every request that needs an account goes through. Any thread; start() and stop() by the
// owner.
#pragma once

#include "engine/api/desk.h"
#include "engine/api/services.h"
#include "engine/api/staffwork.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::api {

/// Authenticates `Authorization: Bearer`, a session or an API token, at the database, so that a
/// revocation counts at once; denies (401, 403) unless the principal's rights cover the permission
/// and, where it is limited to some events, the event; runs the work on the desk's thread and
/// connection; writes successful changes (not GET) into the audit trail, under the route's name;
/// turns errors and exceptions into problems.
class StaffDesk {
public:
    /// Desk thread.
    using Work = StaffWork::Work;

    explicit StaffDesk(Services& services);

    /// `route_names`: by route index, must outlive the desk.
    void start(const std::vector<std::string_view>& route_names);
    /// Finishes what waits within `limit`, then refuses the rest.
    void stop(std::chrono::milliseconds limit);

    /// Listener thread (or that of local calls), within the route's handler.
    void run(const http::Request& request, StaffCall call, http::Responder responder, Work work);
    void run(const http::Request& request, staff::Permission permission,
             std::optional<std::string> event_slug, http::Responder responder, Work work) {
        run(request, StaffCall{permission, std::move(event_slug)}, std::move(responder),
            std::move(work));
    }
    /// As run(), for what takes seconds where a house is large: on a thread and a connection for
    /// such work alone, so that nobody else waits for it.
    void runLong(const http::Request& request, StaffCall call, http::Responder responder,
                 Work work);

private:
    void post(Desk& desk, const http::Request& request, StaffCall call, http::Responder responder,
              Work work);

    Services& services_;
    const std::vector<std::string_view>* route_names_ = nullptr;
    Desk desk_;
    Desk long_;
};

}  // namespace seatlock::api
