#include "engine/board/seatstate.h"

#include <iterator>

namespace seatlock::board {

std::string_view name(SeatState state) {
    static constexpr std::string_view names[] = {"available", "held", "sold", "blocked"};
    return names[static_cast<int>(state)];
}

std::string_view name(Reason reason) {
    static constexpr std::string_view names[] = {"hold",       "release", "expire",  "confirm",
                                                 "drop",       "block",   "unblock", "assign",
                                                 "categorise", "cancel",  "move",    "reinstate"};
    static_assert(std::size(names) == static_cast<std::size_t>(last_reason) + 1);
    return names[static_cast<int>(reason)];
}

std::optional<Reason> reasonOf(char reason_letter) {
    for (int i = 0; i <= static_cast<int>(last_reason); ++i) {
        const auto reason = static_cast<Reason>(i);
        if (letter(reason) == reason_letter) return reason;
    }
    return std::nullopt;
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
