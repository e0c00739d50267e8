// Choosing the best free seats on a board. Pure: reads the board, changes nothing. Any thread.
#pragma once

#include "engine/board/board.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace seatlock::booking {

struct BestRequest {
    int quantity = 1;
    std::optional<std::int16_t> category_no;
    std::optional<std::int32_t> section;
    std::int16_t channel_no = board::public_channel;
    bool together = true;     ///< side by side in one row; else as near as they come
    bool accessible = false;  ///< at least one accessible place; without it none is given away
};

struct BestChoice {
    enum class Verdict {
        found,
        no_adjacent_block,  ///< enough free seats, but not side by side
        too_few,            ///< fewer free seats than asked for
    };
    Verdict verdict = Verdict::too_few;
    std::vector<core::SeatNo> seats;
};

/// Of all blocks of free neighbours, the one nearest to the focal point on average; a block that
/// leaves a single free seat stranded counts as `orphan_cm` farther away for each. In a
/// general-admission area any free places will do. Holds whose time is over count as free once
/// Board::lapse() has seen them.
BestChoice chooseBest(const board::Board& board, const BestRequest& request, std::uint32_t now_s);

inline constexpr float orphan_cm = 1'500;

}  // namespace seatlock::booking
