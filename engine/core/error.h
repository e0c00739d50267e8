// Expected failures as values. Any thread; no shared state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::core {

/// What can be refused or fail. Each has one stable slug (the `type` of an API problem).
enum class ErrorCode : std::uint8_t {
    malformed_request,
    malformed_json,
    invalid_body,
    unsupported_media_type,
    not_found,
    method_not_allowed,
    unknown_event,
    unknown_seat,
    unknown_hold,
    unknown_order,
    sale_not_open,
    seat_unavailable,
    no_adjacent_block,
    sold_out,
    limit_reached,
    hold_expired,
    hold_closed,
    hold_extension_spent,
    idempotency_mismatch,
    idempotency_in_progress,
    rate_limited,
    contended,
    overloaded,
    database_unavailable,
    outcome_unknown,
    draining,
    already_exists,
    unauthorized,  ///< no credentials, or none that are valid
    forbidden,     ///< the credentials are valid but do not reach so far
    sign_in_failed,
    sign_in_throttled,
    session_required,  ///< an API token will not do
    setup_done,
    last_administrator,
    unknown_user,
    unknown_token,
    not_a_ticket,
    already_used,
    not_inside,        ///< a ticket that goes out without having come in
    ticket_cancelled,  ///< revoked, or its event is cancelled
    other_event,
    unknown_ticket,
    order_unpaid,
    unknown_shift,
    shift_open,
    shift_closed,
    precondition_required,
    precondition_failed,
    unknown_venue,
    unknown_chart,
    invalid_chart,    ///< what is wrong is in the problem's `problems` or `findings`
    chart_published,  ///< a published chart is not edited; a draft of it is
    seats_in_use,     ///< held or sold seats would vanish or change their label
    wrong_status,     ///< not in this state of the event
    in_use,           ///< something else refers to it
    unknown_item,  ///< of an order
    unknown_payment,
    order_closed,         ///< the order is cancelled
    nothing_due,          ///< the order is paid, or the payment is more than is owed
    refund_exceeds_paid,  ///< more than was paid and not given back yet
    configuration,
    listen,  ///< the address cannot be listened on
    schema,  ///< the database and this program do not fit together
    cluster,
    internal,
};

/// Stable kebab-case name, for example `seat-unavailable`.
std::string_view slug(ErrorCode code);

/// An expected failure: a code, what happened and what to do, and the seats it is about.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string detail;
    std::vector<std::string> seats;  ///< labels, in the order asked for
    int retry_after_s = 0;           ///< 0: no advice
    /// Further members of the problem as JSON text: `"current":{…}`. Empty: none.
    std::string members{};
};

}  // namespace seatlock::core
