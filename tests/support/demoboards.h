// Boards of the demo venues in the middle of a sale, without a database. One thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/clock.h"
#include "engine/demo/demoevent.h"

#include <cstdint>
#include <vector>

namespace seatlock::tests {

/// What the engine's reader would build from the drafts, every seat available.
board::EventBoardPtr boardOf(const demo::DemoEvent& demo, core::EventId id);

/// A house of 50,000 seats in curved tiers around a floor.
demo::DemoEvent bigArena(core::Micros now);

/// As it looks some minutes into a sale: the best seats sold, held ones among them with 1 to
/// `hold_s` seconds left, some rows blocked. `sold` of 1: how much is gone. Always the same.
std::vector<board::SeatFact> midSale(const board::EventBoard& event, double sold,
                                     std::uint32_t now_s);

}  // namespace seatlock::tests
