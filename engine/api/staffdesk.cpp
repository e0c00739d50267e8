#include "engine/api/staffdesk.h"

#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/traildetails.h"
#include "engine/core/log.h"
#include "engine/staff/secret.h"
#include "engine/store/staffsessionstore.h"
#include "engine/store/trailstore.h"

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

bool changes(http::Method method) {
    return method != http::Method::get && method != http::Method::head &&
           method != http::Method::options;
}

class StaffTask final : public DeskTask {
public:
    StaffTask(StaffCall call, const std::string& secret, http::Responder responder,
              StaffDesk::Work work, core::Random& random)
        : call_(std::move(call)),
          kind_(*staff::secretKind(secret)),
          hash_(staff::secretHash(secret)),
          responder_(std::move(responder)),
          work_(std::move(work)),
          random_(random) {}

    /// The change is to be kept in the trail, under this action.
    void keepInTrail(std::string_view action, std::string_view resource) {
        entry_.emplace();
        entry_->action = action;
        entry_->resource = resource;
    }

    void run(pool::Connection& connection) override;
    void refuse(Error error) override { responder_.send(problemOf(error)); }
    bool mayRunAgain() const override { return !started_; }

private:
    Result<Done> authorise(pool::Connection& connection, const staff::Principal& who);
    void writeTrail(pool::Connection& connection, const staff::Principal& who,
                    const http::Response& response);

    const StaffCall call_;
    const staff::SecretKind kind_;
    const std::string hash_;
    http::Responder responder_;
    const StaffDesk::Work work_;
    core::Random& random_;
    std::optional<store::TrailEntry> entry_;
    std::optional<core::EventId> event_;
    bool started_ = false;
};

Result<Done> StaffTask::authorise(pool::Connection& connection, const staff::Principal& who) {
    const auto forbidden = [&](const std::string& why) {
        return Error{ErrorCode::forbidden, why, {}, 0};
    };
    const std::string name(staff::permissionName(call_.permission));
    if (!who.permissions.has(call_.permission)) {
        return forbidden(who.via == staff::Via::token
                             ? "the token's scopes or its owner's roles do not include " + name
                             : "your roles do not include " + name);
    }
    if (call_.session_only && who.via != staff::Via::session) {
        return {ErrorCode::session_required, "sign in: an API token will not do for this"};
    }
    if (call_.event) {
        event_ = store::findEventId(connection, *call_.event);
        if (event_ && who.may(call_.permission, *event_)) return Done{};
        // Whoever is limited to some events is not told which others there are.
        if (who.events) return forbidden("your rights do not extend to this event");
        return {ErrorCode::unknown_event, "there is no event \"" + *call_.event + "\""};
    }
    if (who.may(call_.permission)) return Done{};
    return forbidden("your rights are limited to some events, and this concerns all");
}

void StaffTask::run(pool::Connection& connection) {
    const auto who = store::authenticate(connection, kind_, hash_);
    if (!who) {
        return refuse({ErrorCode::unauthorized,
                       "the session or token is unknown, has ended or was revoked",
                       {},
                       0});
    }
    if (auto allowed = authorise(connection, *who); !allowed) return refuse(allowed.error());
    started_ = true;
    auto done = work_(connection, *who);
    if (!done) {
        if (done.error().code == ErrorCode::internal) core::logError(done.error().detail);
        return refuse(done.error());
    }
    if (entry_ && done->status < 300) writeTrail(connection, *who, *done);
    responder_.send(std::move(done).value());
}

void StaffTask::writeTrail(pool::Connection& connection, const staff::Principal& who,
                           const http::Response& response) {
    auto& entry = *entry_;
    entry.id = core::makeUuid<staff::EntryId>(random_, core::SystemClock::instance().wall());
    entry.user = who.user;
    entry.login = who.login;
    entry.via = staff::viaName(who.via);
    entry.event = event_;
    entry.status = response.status;
    for (const auto& field : response.fields) {
        if (field.name == "Location") entry.resource = field.value;
    }
    entry.details = call_.details.empty() ? "{}" : call_.details;
    try {
        store::appendTrail(connection, entry);
    } catch (const std::exception& failure) {
        // The change is made: it is answered truly, and the entry must not be lost for its details.
        core::logError("the audit trail refused " + entry.action + " of " + entry.resource +
                       " by " + entry.login + ": " + failure.what());
        entry.details = "{}";
        try {
            store::appendTrail(connection, entry);
        } catch (const std::exception&) {
        }
    }
}

}  // namespace

StaffDesk::StaffDesk(Services& services)
    : services_(services),
      desk_({"desk", services.database_url, services.limits.login_ms_max,
             services.limits.desk_statement_ms_max, services.limits.desk_queue_max,
             services.limits.desk_queue_bytes_max},
            services.clock) {}

void StaffDesk::start(const std::vector<std::string_view>& route_names) {
    route_names_ = &route_names;
    desk_.start();
}

void StaffDesk::run(const http::Request& request, StaffCall call, http::Responder responder,
                    Work work) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto secret = secretOf(request);
    if (!secret) return responder.send(problemOf(secret.error()));
    const auto route = responder.route();
    const bool keep = changes(request.method());
    if (keep && call.details.empty()) {
        call.details = trailDetails(request.body(), services_.limits.trail_detail_bytes_max);
    }
    auto task = std::make_unique<StaffTask>(std::move(call), *secret, std::move(responder),
                                            std::move(work), services_.random);
    if (keep) {
        const bool known = route_names_ && route < route_names_->size();
        task->keepInTrail(known ? (*route_names_)[route] : http::methodName(request.method()),
                          request.path());
    }
    desk_.post(std::move(task), static_cast<std::int64_t>(request.body().size()));
}

}  // namespace seatlock::api
