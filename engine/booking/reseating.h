// Choosing new seats for people whose seats are lost. Pure: reads the board, changes nothing. Any
// thread.
#pragma once

#include "engine/board/board.h"

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace seatlock::booking {

/// The seats of one order that it has to leave.
struct ReseatParty {
    std::int16_t channel_no = board::public_channel;  ///< that sold it
    std::vector<core::SeatNo> from;
};

/// For each seat of a party the one to move to; nothing: there is none.
using ReseatChoice = std::vector<std::optional<core::SeatNo>>;

struct ReseatRequest {
    std::vector<ReseatParty> parties;
    std::set<core::SeatNo> closed;     ///< nobody is to sit there: the broken row
    std::vector<std::int64_t> worths;  ///< of a seat of each category, by its number
};

/// A choice for each party, no seat twice. Nobody is moved to a category of less worth. A party
/// stays together where that can be, as near as can be to where it was, and only apart when there
/// is no block for it; then each seat moves to the nearest. Wheelchair and companion places go to
/// those who had one, and to nobody else. Large parties choose first: they are hardest to seat.
std::vector<ReseatChoice> proposeSeats(const board::Board& board, const ReseatRequest& request,
                                       std::uint32_t now_s);

}  // namespace seatlock::booking
