// General-admission areas: how many of the places drawn are let in. Desk thread; all throw what
// libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/idempotencystore.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Places by what they are now; `closed` are those that the capacity leaves out.
struct AreaRow {
    std::string section;
    std::int64_t drawn = 0;
    std::int64_t closed = 0;
    std::int64_t available = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::int64_t blocked = 0;  ///< for other reasons

    std::int64_t capacity() const { return drawn - closed; }
};

/// In the order of the chart.
std::vector<AreaRow> listAreas(pool::Connection& connection, core::EventId event);

struct CapacityChange {
    core::EventId event;
    std::string actor;  ///< login
    std::int32_t engine_id = 0;
    std::string section;
    std::int64_t capacity = 0;
    std::optional<IdempotencyKey> key;
};

struct CapacityOutcome {
    AreaRow area;             ///< as it is after
    std::int64_t before = 0;  ///< the capacity
    std::vector<board::SeatFact> facts;
    std::optional<Replay> replay;  ///< set: the answer that was given before; nothing was done
};

/// Closes available places from the last one on, or opens closed ones from the first. Errors:
/// not_found (no such area), invalid_body (more than are drawn), seats_in_use (too few places are
/// available to be closed), idempotency_mismatch, idempotency_in_progress.
core::Result<CapacityOutcome> changeCapacity(
    pool::Connection& connection, const CapacityChange& change,
    const std::function<std::string(const CapacityOutcome&)>& render);

}  // namespace seatlock::store
