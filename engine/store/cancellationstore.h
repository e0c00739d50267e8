// An event that will not take place, or not on its day. Desk thread; all throw what libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct CancelledEvent {
    std::string reason;
    std::string currency;
    std::int64_t orders_marked = 0;      ///< to be refunded; all that were not cancelled
    std::int64_t refunds_due_minor = 0;  ///< paid for them and not given back yet
    bool repeated = false;               ///< it was cancelled before; the reason is of then
};

/// Ends the sale for good and marks every order for refund; nothing is deleted. Waits for orders
/// that are being placed: what is placed after it is refused. Errors: unknown_event.
core::Result<CancelledEvent> cancelEvent(pool::Connection& connection, core::EventId event,
                                         const std::string& reason, const std::string& actor);

/// Gives back all holds; those that a buyer's own request has locked end by themselves. Facts of
/// the seats.
std::vector<board::SeatFact> releaseAllHolds(pool::Connection& connection, core::EventId event,
                                             std::int32_t engine_id);

struct EventMove {
    core::EventId event;
    core::Micros starts_at = 0;
    /// No value: as long before the start as until now; a null time: none.
    std::optional<std::optional<core::Micros>> doors_at;
    /// Sales that were to end with the old start, or before it, end as much later or earlier.
    bool move_sale_ends = true;
};

struct MovedEvent {
    core::Micros starts_at = 0;
    std::optional<core::Micros> doors_at;
    std::int64_t orders = 0;  ///< whose buyers are to be told
};

/// Errors: unknown_event, wrong_status (it is cancelled), invalid_body (doors after the start).
core::Result<MovedEvent> moveEvent(pool::Connection& connection, const EventMove& move);

/// An order that is marked for refund, with what is left to give back.
struct RefundDue {
    std::string code;
    std::string buyer_name;
    std::string buyer_email;
    std::int64_t paid_minor = 0;
    std::int64_t refunded_minor = 0;
    std::string reason;
    core::Micros marked_at = 0;

    std::int64_t due() const { return paid_minor - refunded_minor; }
};

/// In order of code, after that one; at most `limit`. Those with nothing left are passed over.
std::vector<RefundDue> refundsDue(pool::Connection& connection, core::EventId event,
                                  const std::string& after, int limit);

}  // namespace seatlock::store
