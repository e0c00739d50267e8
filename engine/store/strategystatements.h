// Textbook ways to sell a seat, to be compared with the engine's own: one transaction a request,
// a round trip a step. For scratch schemas only, whose tables do not stop them from selling a seat
// twice. Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/orderstore.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace seatlock::store {

enum class SellingWay : std::uint8_t {
    naive,          ///< looks, then changes what it saw, whatever has happened in between
    optimistic,     ///< changes a seat only in the version that it saw
    for_update,     ///< looks with a lock that others wait for
    nowait,         ///< the same, but gives up where another holds the lock
    advisory_lock,  ///< one buyer at a time in the whole event
    skip_locked,    ///< looks with a lock, and past what others have locked
};

/// "naive", "optimistic", "for_update", …
std::string_view name(SellingWay way);
std::optional<SellingWay> sellingWayOf(std::string_view name);

struct SeatWish {
    core::EventId event;
    core::HoldId hold;
    std::vector<core::SeatNo> seats;  ///< these, each once; empty: the first free ones
    int quantity = 0;                 ///< of the first free ones
    std::int32_t hold_s = 0;
    std::int32_t hold_s_max = 0;
    std::int32_t engine_id = 0;
};

struct GivenSeats {
    std::vector<core::SeatNo> seats;
    core::Micros created_at = 0;
    core::Micros expires_at = 0;
};

/// All of the seats, or none. Errors: seat_unavailable, sold_out, contended (deadlocks and locks
/// not had at once among them). `looked` is called between looking and changing.
core::Result<GivenSeats> holdSeats(pool::Connection& connection, SellingWay way,
                                   const SeatWish& wish, const std::function<void()>& looked = {});

/// Makes a hold an order. Naively: whoever has its seats by now; in every other way as
/// store::confirm(). May be run again after a lost connection. Errors: those of
/// confirm(), contended.
core::Result<OrderRow> sellSeats(pool::Connection& connection, SellingWay way,
                                 const ConfirmRequest& request);

}  // namespace seatlock::store
