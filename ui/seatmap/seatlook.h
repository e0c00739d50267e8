// How one seat is drawn. A plain value; any thread.
#pragma once

#include "engine/board/seatstate.h"
#include "ui/seatmap/colors.h"

#include <cstdint>

namespace seatlock::ui::seatmap {

struct SeatLook {
    /// Steps of the time left of a hold.
    static constexpr int time_steps = 12;

    board::SeatState state = board::SeatState::available;
    std::uint8_t left = 0;  ///< of a held seat: 0 (over) to time_steps (all of it)
    std::int8_t heat = -1;  ///< level of refusals, -1: drawn by state
    bool dimmed = false;    ///< left out by a filter
    bool selected = false;

    static constexpr int count = 4 * (time_steps + 1) * (MapColors::heat_levels + 2) * 4;
    /// 0 to count - 1, different for different looks.
    constexpr int index() const {
        int at = static_cast<int>(state);
        at = at * (time_steps + 1) + left;
        at = at * (MapColors::heat_levels + 2) + heat + 1;
        return at * 4 + (dimmed ? 1 : 0) + (selected ? 2 : 0);
    }
};

/// Steps for `left_s` of `whole_s`; a hold that lives shows at least one.
constexpr std::uint8_t timeSteps(std::int64_t left_s, std::int64_t whole_s) {
    if (left_s <= 0) return 0;
    if (whole_s <= 0 || left_s >= whole_s) return SeatLook::time_steps;
    return static_cast<std::uint8_t>((left_s * SeatLook::time_steps + whole_s - 1) / whole_s);
}

}  // namespace seatlock::ui::seatmap
