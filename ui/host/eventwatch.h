// Reads what changed of one event's seats since it looked last. The engine's thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/host/watched.h"

#include <cstdint>
#include <vector>

namespace seatlock::ui::host {

class EventWatch {
public:
    explicit EventWatch(board::EventBoardPtr event);

    const board::EventBoardPtr& event() const { return event_; }
    /// Adds what changed to `out`; the first time, and after too many changes, every seat.
    void look(Watched& out);

private:
    void lookAtHeat(Watched& out);

    const board::EventBoardPtr event_;
    bool begun_ = false;
    std::uint64_t number_ = 0;  ///< of the change log
    std::uint64_t refusals_ = 0;
    std::vector<std::uint32_t> heat_;  ///< as told, by seat
};

}  // namespace seatlock::ui::host
