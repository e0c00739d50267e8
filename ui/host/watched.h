// What the engine's thread hands to the window at one go. A plain value.
#pragma once

#include "engine/board/board.h"
#include "engine/board/eventboard.h"
#include "engine/core/ids.h"
#include "engine/monitor/snapshot.h"

#include <cstdint>
#include <vector>

namespace seatlock::ui::host {

/// How often a seat has been refused since its event is watched.
struct SeatHeat {
    core::SeatNo seat = 0;
    std::uint32_t refusals = 0;
};

/// Everything that changed since the last one, however long ago that was.
struct Watched {
    monitor::Snapshot snapshot;
    core::EventId event;     ///< the seats' event; 0: none is watched
    board::EventBoardPtr board;  ///< the seats' board: an event gets another when its seats change
    bool all_seats = false;  ///< `seats` has every seat: forget what was known
    std::vector<board::SeatFact> seats;
    std::vector<SeatHeat> heat;  ///< seats whose count changed
};

}  // namespace seatlock::ui::host
