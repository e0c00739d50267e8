#include "engine/simulator/seatwatch.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace seatlock::simulator {

using core::Micros;
using core::SeatNo;

SeatWatch::SeatWatch(SeatNo seats, SeatNo numbers, Micros hold)
    : seats_(seats), hold_(hold), by_number_(static_cast<std::size_t>(numbers)) {}

std::int64_t SeatWatch::given(std::vector<SeatNo> seats, Micros sent, Micros answered) {
    const auto number = static_cast<std::int64_t>(holds_.size());
    given_.insert(given_.end(), seats.begin(), seats.end());
    holds_.push_back({std::move(seats), sent + hold_});
    for (const SeatNo seat : holds_.back().seats) {
        compare(seat, number, answered);
        Seat& at = by_number_[static_cast<std::size_t>(seat)];
        at.taken_until = std::max(at.taken_until, answered + hold_);
    }
    return number;
}

void SeatWatch::paid(std::int64_t hold, Micros answered) {
    Hold& order = holds_[static_cast<std::size_t>(hold)];
    order.lapses = std::numeric_limits<Micros>::max();
    for (const SeatNo seat : order.seats) {
        Seat& at = by_number_[static_cast<std::size_t>(seat)];
        if (!std::exchange(at.sold, true)) ++sold_;
        compare(seat, hold, answered);
    }
}

/// Looks for another hold that is there now, for certain, as this one is.
void SeatWatch::compare(SeatNo number, std::int64_t hold, Micros now) {
    Seat& seat = by_number_[static_cast<std::size_t>(number)];
    if (seat.doubled) return;
    // One that lapsed comes back when it is paid all the same.
    std::erase_if(seat.holds, [&](std::int64_t other) {
        return other == hold || holds_[static_cast<std::size_t>(other)].lapses <= now;
    });
    seat.doubled = !seat.holds.empty() && holds_[static_cast<std::size_t>(hold)].lapses > now;
    seat.holds.push_back(hold);
    if (!seat.doubled) return;
    ++doubled_;
    twice_.push_back(number);
}

bool SeatWatch::taken(Micros now) const {
    const auto count = std::ranges::count_if(
        by_number_, [now](const Seat& seat) { return seat.sold || seat.taken_until > now; });
    return count >= seats_;
}

std::vector<SeatNo> SeatWatch::takeGiven() {
    return std::exchange(given_, {});
}
std::vector<SeatNo> SeatWatch::takeTwice() {
    return std::exchange(twice_, {});
}

}  // namespace seatlock::simulator
