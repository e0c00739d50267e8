// Inventory control: what staff do to seats that nobody holds or has bought. Desk thread; all throw
// what libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/idempotencystore.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::store {

enum class InventoryAction : std::uint8_t { block, unblock, channel, category, release_at };

/// "block", "unblock", "channel", "category", "release_at".
std::string_view actionName(InventoryAction action);
std::optional<InventoryAction> parseAction(std::string_view name);

/// Why seats are blocked: house, technical, press, other; capacity is an area's own.
bool isBlockReason(std::string_view reason);

/// One thing to be done with some seats. A plain value.
struct InventoryStep {
    InventoryAction action = InventoryAction::block;
    std::vector<std::string> seats;          ///< labels, each once; empty: those of `section`
    std::string section;                     ///< by name
    std::string reason;                      ///< of a block
    std::string note;                        ///< of a block
    std::optional<std::string> target;       ///< slug of channel (none: every one) or category
    std::optional<core::Micros> release_at;  ///< of a block, or release_at (none: never)
};

/// What became of a seat. Nothing is done to held and sold seats.
enum class SeatOutcome : std::uint8_t { done, unchanged, held, sold, unknown };

std::string_view outcomeName(SeatOutcome outcome);

struct SeatResult {
    std::string seat;  ///< label
    SeatOutcome outcome = SeatOutcome::done;
};

struct InventoryChange {
    core::EventId event;
    std::string actor;  ///< login
    std::int32_t engine_id = 0;
    std::vector<InventoryStep> steps;
    std::optional<IdempotencyKey> key;
};

struct InventoryOutcome {
    std::vector<SeatResult> seats;    ///< of all steps, in the order asked for
    std::vector<InventoryStep> undo;  ///< what brings back the state before, step by step
    std::vector<board::SeatFact> facts;
    std::optional<Replay> replay;  ///< set: the answer that was given before; nothing was done
};

/// Does the steps in one transaction. Waits for claims that are deciding on a seat, never the other
/// way round: claims skip seats that this has locked. `render` makes the reply that an idempotency
/// key keeps. Errors: unknown_event, invalid_body (no such section, channel or category),
/// idempotency_mismatch, idempotency_in_progress.
core::Result<InventoryOutcome> changeInventory(
    pool::Connection& connection, const InventoryChange& change,
    const std::function<std::string(const InventoryOutcome&)>& render);

}  // namespace seatlock::store
