#include "engine/core/error.h"

#include <cstddef>
#include <iterator>

namespace seatlock::core {

namespace {

struct Name {
    ErrorCode code;
    std::string_view slug;
};

constexpr Name names[] = {
    {ErrorCode::malformed_request, "malformed-request"},
    {ErrorCode::malformed_json, "malformed-json"},
    {ErrorCode::invalid_body, "invalid-body"},
    {ErrorCode::unsupported_media_type, "unsupported-media-type"},
    {ErrorCode::not_found, "not-found"},
    {ErrorCode::method_not_allowed, "method-not-allowed"},
    {ErrorCode::unknown_event, "unknown-event"},
    {ErrorCode::unknown_seat, "unknown-seat"},
    {ErrorCode::unknown_hold, "unknown-hold"},
    {ErrorCode::unknown_order, "unknown-order"},
    {ErrorCode::sale_not_open, "sale-not-open"},
    {ErrorCode::seat_unavailable, "seat-unavailable"},
    {ErrorCode::no_adjacent_block, "no-adjacent-block"},
    {ErrorCode::sold_out, "sold-out"},
    {ErrorCode::limit_reached, "limit-reached"},
    {ErrorCode::hold_expired, "hold-expired"},
    {ErrorCode::hold_closed, "hold-closed"},
    {ErrorCode::hold_extension_spent, "hold-extension-spent"},
    {ErrorCode::idempotency_mismatch, "idempotency-mismatch"},
    {ErrorCode::idempotency_in_progress, "idempotency-in-progress"},
    {ErrorCode::rate_limited, "rate-limited"},
    {ErrorCode::contended, "contended"},
    {ErrorCode::overloaded, "overloaded"},
    {ErrorCode::database_unavailable, "database-unavailable"},
    {ErrorCode::outcome_unknown, "outcome-unknown"},
    {ErrorCode::draining, "draining"},
    {ErrorCode::already_exists, "already-exists"},
    {ErrorCode::unauthorized, "unauthorized"},
    {ErrorCode::forbidden, "forbidden"},
    {ErrorCode::sign_in_failed, "sign-in-failed"},
    {ErrorCode::sign_in_throttled, "sign-in-throttled"},
    {ErrorCode::session_required, "session-required"},
    {ErrorCode::setup_done, "setup-done"},
    {ErrorCode::last_administrator, "last-administrator"},
    {ErrorCode::unknown_user, "unknown-user"},
    {ErrorCode::unknown_token, "unknown-token"},
    {ErrorCode::not_a_ticket, "not-a-ticket"},
    {ErrorCode::already_used, "already-used"},
    {ErrorCode::not_inside, "not-inside"},
    {ErrorCode::ticket_cancelled, "cancelled"},
    {ErrorCode::other_event, "other-event"},
    {ErrorCode::unknown_ticket, "unknown-ticket"},
    {ErrorCode::order_unpaid, "order-unpaid"},
    {ErrorCode::unknown_shift, "unknown-shift"},
    {ErrorCode::shift_open, "shift-open"},
    {ErrorCode::shift_closed, "shift-closed"},
    {ErrorCode::precondition_required, "precondition-required"},
    {ErrorCode::precondition_failed, "precondition-failed"},
    {ErrorCode::unknown_venue, "unknown-venue"},
    {ErrorCode::unknown_chart, "unknown-chart"},
    {ErrorCode::invalid_chart, "invalid-chart"},
    {ErrorCode::chart_published, "published"},
    {ErrorCode::seats_in_use, "seats-in-use"},
    {ErrorCode::wrong_status, "wrong-status"},
    {ErrorCode::in_use, "in-use"},
    {ErrorCode::unknown_item, "unknown-item"},
    {ErrorCode::unknown_payment, "unknown-payment"},
    {ErrorCode::order_closed, "order-closed"},
    {ErrorCode::nothing_due, "nothing-due"},
    {ErrorCode::refund_exceeds_paid, "refund-exceeds-paid"},
    {ErrorCode::configuration, "configuration"},
    {ErrorCode::listen, "listen"},
    {ErrorCode::schema, "schema"},
    {ErrorCode::cluster, "cluster"},
    {ErrorCode::internal, "internal"},
};

/// Each code stands at its own place.
constexpr bool inOrder() {
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (names[i].code != static_cast<ErrorCode>(i)) return false;
    }
    return std::size(names) == static_cast<std::size_t>(ErrorCode::internal) + 1;
}
static_assert(inOrder());

}  // namespace

std::string_view slug(ErrorCode code) {
    return names[static_cast<std::size_t>(code)].slug;
}

}  // namespace seatlock::core
