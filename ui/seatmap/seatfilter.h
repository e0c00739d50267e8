// Which seats are of interest; the others are drawn dimmed. A value; any thread.
#pragma once

#include "engine/board/seatstate.h"

#include <cstdint>

namespace seatlock::ui::seatmap {

class SeatFilter {
public:
    bool shows(board::SeatState state) const { return (hidden_states_ & bit(state)) == 0; }
    /// Categories from 64 on are always shown.
    bool shows(std::int16_t category) const {
        return category < 0 || category > 63 ||
               (hidden_categories_ & std::uint64_t{1} << category) == 0;
    }
    bool passes(board::SeatState state, std::int16_t category) const {
        return shows(state) && shows(category);
    }
    void setShown(board::SeatState state, bool shown) {
        hidden_states_ = shown ? hidden_states_ & ~bit(state) : hidden_states_ | bit(state);
    }
    void setShown(std::int16_t category, bool shown) {
        if (category < 0 || category > 63) return;
        const auto at = std::uint64_t{1} << category;
        hidden_categories_ = shown ? hidden_categories_ & ~at : hidden_categories_ | at;
    }
    bool everything() const { return hidden_states_ == 0 && hidden_categories_ == 0; }
    bool operator==(const SeatFilter&) const = default;

private:
    static constexpr std::uint32_t bit(board::SeatState state) {
        return 1U << static_cast<unsigned>(state);
    }

    std::uint32_t hidden_states_ = 0;
    std::uint64_t hidden_categories_ = 0;
};

}  // namespace seatlock::ui::seatmap
