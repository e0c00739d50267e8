#include "engine/api/problems.h"

#include "engine/core/jsonwriter.h"
#include "engine/http/problem.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace seatlock::api {

using core::ErrorCode;

namespace {

struct Kind {
    ErrorCode code;
    int status;
    std::string_view title;
};

constexpr Kind kinds[] = {
    {ErrorCode::malformed_request, 400, "Malformed request"},
    {ErrorCode::malformed_json, 400, "The body is not JSON"},
    {ErrorCode::invalid_body, 422, "The request cannot be understood"},
    {ErrorCode::unsupported_media_type, 415, "Send application/json"},
    {ErrorCode::not_found, 404, "Not found"},
    {ErrorCode::method_not_allowed, 405, "Method not allowed"},
    {ErrorCode::unknown_event, 404, "No such event"},
    {ErrorCode::unknown_seat, 404, "No such seat"},
    {ErrorCode::unknown_hold, 404, "No such hold"},
    {ErrorCode::unknown_order, 404, "No such order"},
    {ErrorCode::sale_not_open, 403, "The sale is not open"},
    {ErrorCode::seat_unavailable, 409, "Seat unavailable"},
    {ErrorCode::no_adjacent_block, 409, "No seats side by side"},
    {ErrorCode::sold_out, 409, "Sold out"},
    {ErrorCode::limit_reached, 409, "Limit reached"},
    {ErrorCode::hold_expired, 410, "The hold has expired"},
    {ErrorCode::hold_closed, 409, "The hold is closed"},
    {ErrorCode::hold_extension_spent, 409, "No further extension"},
    {ErrorCode::idempotency_mismatch, 422, "Idempotency-Key used before"},
    {ErrorCode::idempotency_in_progress, 409, "Still being served"},
    {ErrorCode::rate_limited, 429, "Too many requests"},
    {ErrorCode::contended, 503, "Contended"},
    {ErrorCode::overloaded, 503, "Overloaded"},
    {ErrorCode::database_unavailable, 503, "Database unavailable"},
    {ErrorCode::outcome_unknown, 503, "Outcome unknown"},
    {ErrorCode::draining, 503, "Shutting down"},
    {ErrorCode::already_exists, 409, "Already there"},
    {ErrorCode::unauthorized, 401, "Sign in first"},
    {ErrorCode::forbidden, 403, "Not allowed"},
    {ErrorCode::sign_in_failed, 401, "Sign-in failed"},
    {ErrorCode::sign_in_throttled, 429, "Too many failed sign-ins"},
    {ErrorCode::session_required, 403, "Sign in with a password"},
    {ErrorCode::setup_done, 409, "Already set up"},
    {ErrorCode::last_administrator, 409, "The last administrator"},
    {ErrorCode::unknown_user, 404, "No such user"},
    {ErrorCode::unknown_token, 404, "No such token"},
    {ErrorCode::not_a_ticket, 404, "Not a ticket"},
    {ErrorCode::already_used, 409, "Used already"},
    {ErrorCode::not_inside, 409, "Not inside"},
    {ErrorCode::ticket_cancelled, 409, "The ticket is cancelled"},
    {ErrorCode::other_event, 409, "Another event's ticket"},
    {ErrorCode::unknown_ticket, 404, "No such ticket"},
    {ErrorCode::order_unpaid, 409, "Not paid yet"},
    {ErrorCode::unknown_shift, 404, "No such shift"},
    {ErrorCode::shift_open, 409, "A shift is open"},
    {ErrorCode::shift_closed, 409, "The shift is closed"},
    {ErrorCode::precondition_required, 428, "If-Match is required"},
    {ErrorCode::precondition_failed, 412, "Changed meanwhile"},
    {ErrorCode::unknown_venue, 404, "No such venue"},
    {ErrorCode::unknown_chart, 404, "No such chart"},
    {ErrorCode::invalid_chart, 422, "The chart is not in order"},
    {ErrorCode::chart_published, 409, "The chart is published"},
    {ErrorCode::seats_in_use, 409, "Seats are held or sold"},
    {ErrorCode::wrong_status, 409, "Not in this state of the event"},
    {ErrorCode::in_use, 409, "Still in use"},
    {ErrorCode::unknown_item, 404, "No such item"},
    {ErrorCode::unknown_payment, 404, "No such payment"},
    {ErrorCode::order_closed, 409, "The order is cancelled"},
    {ErrorCode::nothing_due, 409, "So much is not owed"},
    {ErrorCode::refund_exceeds_paid, 409, "So much was not paid"},
    {ErrorCode::configuration, 500, "Internal error"},
    {ErrorCode::listen, 500, "Internal error"},
    {ErrorCode::schema, 500, "Internal error"},
    {ErrorCode::cluster, 500, "Internal error"},
    {ErrorCode::internal, 500, "Internal error"},
};

/// Each code stands at its own place.
constexpr bool inOrder() {
    for (std::size_t i = 0; i < std::size(kinds); ++i) {
        if (kinds[i].code != static_cast<ErrorCode>(i)) return false;
    }
    return std::size(kinds) == static_cast<std::size_t>(ErrorCode::internal) + 1;
}
static_assert(inOrder());

const Kind& kindOf(ErrorCode code) {
    return kinds[static_cast<std::size_t>(code)];
}

}  // namespace

int statusOf(ErrorCode code) {
    return kindOf(code).status;
}

http::Response problemOf(const core::Error& error) {
    const Kind& kind = kindOf(error.code);
    std::string members;
    if (!error.seats.empty()) {
        core::JsonWriter json(members);
        json.key("seats").beginArray();
        for (const auto& seat : error.seats) json.string(seat);
        json.endArray();
    }
    if (!error.members.empty()) {
        if (!members.empty()) members += ',';
        members += error.members;
    }
    // What went wrong inside is for the log, not for strangers.
    const std::string_view detail = kind.status == 500
                                        ? std::string_view("something went wrong; it was logged")
                                        : std::string_view(error.detail);
    const int retry = kind.status == 503 || kind.status == 429 ? std::max(1, error.retry_after_s)
                                                               : error.retry_after_s;
    auto response =
        http::problem(kind.status, core::slug(error.code), kind.title, detail, members, retry);
    // RFC 9110 section 12.5.1: what would have been taken.
    if (kind.status == 415) response.with("Accept", "application/json");
    // RFC 9110 section 11.6.1: a 401 names the way to authenticate.
    if (kind.status == 401) response.with("WWW-Authenticate", "Bearer realm=\"seatlock\"");
    return response;
}

}  // namespace seatlock::api
