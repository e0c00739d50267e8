#include "engine/api/staffwork.h"

#include "engine/api/traildetails.h"
#include "engine/core/log.h"
#include "engine/store/ordersearch.h"
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

Error forbidden(const std::string& why) {
    return {ErrorCode::forbidden, why, {}, 0};
}

}  // namespace

void StaffWork::keepInTrail(const http::Request& request, std::string_view route,
                            const config::Limits& limits) {
    if (!changes(request.method())) return;
    if (call_.details.empty()) {
        call_.details = trailDetails(request.body(), limits.trail_detail_bytes_max);
    }
    entry_.emplace();
    entry_->action = route.empty() ? http::methodName(request.method()) : route;
    entry_->resource = request.path();
}

Result<staff::Principal> StaffWork::admit(pool::Connection& connection) {
    auto who = store::authenticate(connection, kind_, hash_);
    if (!who) {
        return Error{ErrorCode::unauthorized,
                     "the session or token is unknown, has ended or was revoked",
                     {},
                     0};
    }
    if (auto allowed = authorise(connection, *who); !allowed) return allowed.error();
    return std::move(*who);
}

Result<Done> StaffWork::authorise(pool::Connection& connection, const staff::Principal& who) {
    const std::string name(staff::permissionName(call_.permission));
    if (!who.permissions.has(call_.permission)) {
        return forbidden(who.via == staff::Via::token
                             ? "the token's scopes or its owner's roles do not include " + name
                             : "your roles do not include " + name);
    }
    if (call_.session_only && who.via != staff::Via::session) {
        return {ErrorCode::session_required, "sign in: an API token will not do for this"};
    }
    // Of whatever orders there are: the work leaves out the events that are not the principal's.
    if (call_.order && call_.order->empty()) return Done{};
    if (call_.order) {
        event_ = store::findEventOfOrder(connection, *call_.order);
        if (event_ && who.may(call_.permission, *event_)) return Done{};
        if (!event_ && who.may(call_.permission)) {
            return {ErrorCode::unknown_order, "there is no such order"};
        }
        return forbidden("your rights do not extend to this event");
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

Result<http::Response> StaffWork::run(pool::Connection& connection, const staff::Principal& who,
                                      const Work& work) {
    auto done = work(connection, who);
    if (!done) {
        if (done.error().code == ErrorCode::internal) core::logError(done.error().detail);
        return done;
    }
    if (entry_ && done->status < 300) writeTrail(connection, who, *done);
    return done;
}

void StaffWork::writeTrail(pool::Connection& connection, const staff::Principal& who,
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

}  // namespace seatlock::api
