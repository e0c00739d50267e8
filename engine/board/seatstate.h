// The states of a seat and the changes between them. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seatlock::board {

/// Stored as one letter in event_seat.state.
enum class SeatState : std::uint8_t { available, held, sold, blocked };

/// Why a seat changed; one letter in seat_history.reason.
enum class Reason : std::uint8_t {
    hold,
    release,
    expire,
    confirm,
    drop,
    block,
    unblock,
    assign,      ///< to a channel, or to all; the state stays
    categorise,  ///< into another price category; the state stays
    cancel,      ///< a sold seat is given up
    move,        ///< a ticket moves: from this seat, or to it
    reinstate,   ///< an order that had lapsed is paid after all
};
inline constexpr Reason last_reason = Reason::reinstate;

constexpr char letter(SeatState state) {
    return "ahsb"[static_cast<int>(state)];
}
constexpr char letter(Reason reason) {
    return "hrecdbukgxmi"[static_cast<int>(reason)];
}
std::string_view name(SeatState state);
std::string_view name(Reason reason);
/// Nothing for a letter of a later version.
std::optional<Reason> reasonOf(char letter);
std::optional<SeatState> stateOf(char letter);

/// What a seat becomes when `reason` happens to it, or nothing where that may not be.
/// `expired` matters for held seats only: a hold past its time may be claimed by another, may
/// be expired, and may no longer be confirmed.
constexpr std::optional<SeatState> next(SeatState from, Reason reason, bool expired) {
    switch (reason) {
        case Reason::hold:
            if (from == SeatState::available) return SeatState::held;
            if (from == SeatState::held && expired) return SeatState::held;
            return std::nullopt;
        case Reason::release:
        case Reason::drop:
            if (from == SeatState::held) return SeatState::available;
            return std::nullopt;
        case Reason::expire:
            if (from == SeatState::held && expired) return SeatState::available;
            return std::nullopt;
        case Reason::confirm:
            if (from == SeatState::held && !expired) return SeatState::sold;
            return std::nullopt;
        case Reason::block:
            if (from == SeatState::available) return SeatState::blocked;
            return std::nullopt;
        case Reason::unblock:
            if (from == SeatState::blocked) return SeatState::available;
            return std::nullopt;
        case Reason::assign:
        case Reason::categorise:
            if (from == SeatState::available || from == SeatState::blocked) return from;
            return std::nullopt;
        case Reason::cancel:
            if (from == SeatState::sold) return SeatState::available;
            return std::nullopt;
        case Reason::move:
            if (from == SeatState::sold) return SeatState::available;
            [[fallthrough]];
        case Reason::reinstate:
            if (from == SeatState::available) return SeatState::sold;
            if (from == SeatState::held && expired) return SeatState::sold;
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace seatlock::board
