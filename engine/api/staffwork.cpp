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
    auto found = store::authenticate(connection, kind_, hash_, call_.event);
    if (!found) {
        return Error{ErrorCode::unauthorized,
                     "the session or token is unknown, has ended or was revoked",
                     {},
                     0};
    }
    event_ = found->event;
    if (auto allowed = authorise(connection, found->who); !allowed) return allowed.error();
    return std::move(found->who);
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
        if (event_ && who.may(call_.permission, *event_)) return Done{};
        // Whoever is limited to some events is not told which others there are.
        if (who.events) return forbidden("your rights do not extend to this event");
        return {ErrorCode::unknown_event, "there is no event \"" + *call_.event + "\""};
    }
    if (who.may(call_.permission)) return Done{};
    return forbidden("your rights are limited to some events, and this concerns all");
}

Result<http::Response> StaffWork::run(pool::Connection& connection, const staff::Principal& who,
                                      const TrailedWork& work) {
    trailed_ = false;
    auto done = work(connection, who, *this);
    if (!done) {
        if (done.error().code == ErrorCode::internal) core::logError(done.error().detail);
        return done;
    }
    if (entry_ && !trailed_ && done->status < 300) writeTrail(connection, who, *done);
    return done;
}

void StaffWork::describe(const staff::Principal& who, int status) {
    auto& entry = *entry_;
    if (entry.login.empty()) {
        entry.id = core::makeUuid<staff::EntryId>(random_, core::SystemClock::instance().wall());
    }
    entry.user = who.user;
    entry.login = who.login;
    entry.via = staff::viaName(who.via);
    entry.event = event_;
    entry.status = status;
    entry.details = call_.details.empty() ? "{}" : call_.details;
}

std::optional<store::TrailEntry> StaffWork::trailEntry(const staff::Principal& who, int status,
                                                       std::string resource) {
    if (!entry_) return std::nullopt;
    describe(who, status);
    if (!resource.empty()) entry_->resource = std::move(resource);
    trailed_ = true;
    return entry_;
}

void StaffWork::writeTrail(pool::Connection& connection, const staff::Principal& who,
                           const http::Response& response) {
    describe(who, response.status);
    auto& entry = *entry_;
    for (const auto& field : response.fields) {
        if (field.name == "Location") entry.resource = field.value;
    }
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
