#include "engine/board/seatstate.h"

namespace seatlock::board {

std::string_view name(SeatState state) {
    static constexpr std::string_view names[] = {"available", "held", "sold", "blocked"};
    return names[static_cast<int>(state)];
}

std::optional<SeatState> stateOf(char letter) {
    switch (letter) {
        case 'a':
            return SeatState::available;
        case 'h':
            return SeatState::held;
        case 's':
            return SeatState::sold;
        case 'b':
            return SeatState::blocked;
        default:
            return std::nullopt;
    }
}

}  // namespace seatlock::board
