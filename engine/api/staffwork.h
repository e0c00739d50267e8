// One request of staff, wherever it is worked on: who asks, whether they may, what is kept of it.
// Made on a listener thread, run on the thread that holds the connection.
#pragma once

#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"
#include "engine/http/response.h"
#include "engine/pool/connection.h"
#include "engine/staff/principal.h"
#include "engine/staff/secret.h"
#include "engine/store/staffrows.h"

#include <functional>
#include <optional>
#include <string>

namespace seatlock::api {

/// What a request needs, and what the audit trail shall say of it.
struct StaffCall {
    staff::Permission permission;
    /// Slug of the event that it is about; none: of no single event.
    std::optional<std::string> event{};
    /// For the audit trail, a JSON object. Empty: the request's own body, if it is a small one,
    /// without members named like a password or secret.
    std::string details{};
    /// An API token will not do.
    bool session_only = false;
    /// Code of the order that it is about, which tells the event.
    std::optional<std::string> order{};
};

class StaffWork {
public:
    /// Copies what it needs of the request, which has died by then; may take seconds. May throw
    /// what libpqxx throws: the request is answered with a problem. The connection has no open
    /// transaction before and after.
    using Work =
        std::function<core::Result<http::Response>(pool::Connection&, const staff::Principal&)>;
    /// One that keeps what is to be kept in its own transaction: it asks for trailEntry().
    using TrailedWork = std::function<core::Result<http::Response>(
        pool::Connection&, const staff::Principal&, StaffWork&)>;

    StaffWork(StaffCall call, const std::string& secret, core::Random& random)
        : call_(std::move(call)),
          kind_(*staff::secretKind(secret)),
          hash_(staff::secretHash(secret)),
          random_(random) {}

    /// If the request changes something: that is to be kept in the trail.
    void keepInTrail(const http::Request& request, std::string_view route,
                     const config::Limits& limits);

    /// Who asks, if that one may. Errors: unauthorized, forbidden, session_required,
    /// unknown_event.
    core::Result<staff::Principal> admit(pool::Connection& connection);
    /// Does the work for whom was admitted, and keeps what is to be kept of it, unless the work
    /// has seen to that.
    core::Result<http::Response> run(pool::Connection& connection, const staff::Principal& who,
                                     const TrailedWork& work);
    /// The same of one that sees to nothing.
    static TrailedWork untrailed(Work work) {
        return [work = std::move(work)](pool::Connection& connection, const staff::Principal& who,
                                        StaffWork&) { return work(connection, who); };
    }
    /// What the work is to commit with what it does, as long as it answers with that status; the
    /// same in a second run. `resource`: empty for the request's own. None: nothing is kept.
    std::optional<store::TrailEntry> trailEntry(const staff::Principal& who, int status,
                                                std::string resource = {});

private:
    core::Result<core::Done> authorise(pool::Connection& connection, const staff::Principal& who);
    void describe(const staff::Principal& who, int status);
    void writeTrail(pool::Connection& connection, const staff::Principal& who,
                    const http::Response& response);

    StaffCall call_;
    const staff::SecretKind kind_;
    const std::string hash_;
    core::Random& random_;
    std::optional<store::TrailEntry> entry_;
    bool trailed_ = false;  ///< the work itself keeps the entry
    std::optional<core::EventId> event_;
};

}  // namespace seatlock::api
