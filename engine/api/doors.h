// What doors ask: /v1/checkins, and of an event its doors and revoked tickets. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/gate/checkins.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

/// Scans go past the staff desk, to be decided together; each is a record of who scanned what, so
/// that the audit trail does not repeat them.
class Doors {
public:
    Doors(Services& services, StaffDesk& desk, gate::CheckIns& check_ins)
        : services_(services), desk_(desk), check_ins_(check_ins) {}

    void addRoutes(const RouteTable& add);

private:
    void scan(const http::Request& request, http::Responder responder);
    void scanMany(const http::Request& request, http::Responder responder);
    void counts(const http::Request& request, std::string_view event, http::Responder responder);
    void revocations(const http::Request& request, std::string_view event,
                     http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
    gate::CheckIns& check_ins_;
};

}  // namespace seatlock::api
