// What is known of every seat of a map: state, expiry, category, refusals, and the counts of them.
// Fed by a live board or by a player. The UI thread.
#pragma once

#include "engine/board/board.h"
#include "engine/board/seatplan.h"
#include "ui/host/watched.h"

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace seatlock::ui::seatmap {

using core::SeatNo;

/// How many seats are in each state, by SeatState.
struct StateCounts {
    std::array<std::int32_t, 4> by_state{};

    std::int32_t of(board::SeatState state) const {
        return by_state[static_cast<std::size_t>(state)];
    }
    std::int32_t all() const { return by_state[0] + by_state[1] + by_state[2] + by_state[3]; }
    /// Of what may be sold at all: the part that is held or sold, 0 to 1.
    double taken() const;
    void move(board::SeatState from, board::SeatState to) {
        --by_state[static_cast<std::size_t>(from)];
        ++by_state[static_cast<std::size_t>(to)];
    }
    bool operator==(const StateCounts&) const = default;
};

class SeatMapData {
public:
    /// Every seat is available.
    explicit SeatMapData(const board::SeatPlan& plan);

    /// Takes the facts as they are told, older versions too: a player goes backwards. Returns the
    /// seats whose state or category changed; a change of expiry alone is seen by touched().
    std::vector<SeatNo> apply(std::span<const board::SeatFact> facts);
    /// Seats that the latest apply() changed in any way.
    const std::vector<SeatNo>& touched() const { return touched_; }
    /// `all`: seats that are not told were never refused. Returns those whose count is told anew.
    std::vector<SeatNo> applyHeat(std::span<const host::SeatHeat> heat, bool all = false);

    SeatNo size() const { return static_cast<SeatNo>(state_.size()); }
    board::SeatState state(SeatNo seat) const { return state_[static_cast<std::size_t>(seat)]; }
    /// Seconds since the epoch, by the database's clock; 0: it is not held.
    std::uint32_t expires(SeatNo seat) const { return expires_[static_cast<std::size_t>(seat)]; }
    /// What it is sold as now; the plan only knows what it was drawn as.
    std::int16_t categoryOf(SeatNo seat) const {
        return category_of_[static_cast<std::size_t>(seat)];
    }
    std::uint32_t heat(SeatNo seat) const { return heat_[static_cast<std::size_t>(seat)]; }
    /// The end of a scale for heat(): not below any of them, and seldom changing (a power of two).
    std::uint32_t heatMax() const { return heat_max_ == 0 ? 0 : std::bit_ceil(heat_max_); }
    std::uint64_t heatTotal() const { return heat_total_; }

    const StateCounts& counts() const { return counts_; }
    const StateCounts& section(std::int32_t section) const {
        return sections_[static_cast<std::size_t>(section)];
    }
    std::uint64_t sectionHeat(std::int32_t section) const {
        return section_heat_[static_cast<std::size_t>(section)];
    }
    /// Bit n: seats of category n were moved into this section.
    std::uint64_t movedInto(std::int32_t section) const {
        return moved_into_[static_cast<std::size_t>(section)];
    }
    /// Of those that have seats.
    const StateCounts& category(std::int16_t category) const;

private:
    /// False: it has been in that category.
    bool categorise(std::size_t at, std::int16_t category);

    std::vector<board::SeatState> state_;
    std::vector<std::uint32_t> expires_;
    std::vector<std::uint32_t> heat_;
    std::vector<std::int32_t> section_of_;
    std::vector<std::int16_t> category_of_;
    std::vector<StateCounts> sections_;
    std::vector<std::uint64_t> section_heat_;
    std::vector<StateCounts> categories_;
    std::vector<std::uint64_t> moved_into_;
    StateCounts counts_;
    std::uint32_t heat_max_ = 0;
    std::uint64_t heat_total_ = 0;
    std::vector<SeatNo> touched_;
};

}  // namespace seatlock::ui::seatmap
