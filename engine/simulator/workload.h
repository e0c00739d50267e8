// Which seats are asked for, in what order. Pure after construction; any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/simulator/rushoptions.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace seatlock::simulator {

/// What one request asks for: a seat, or how many of the best.
struct Ask {
    core::SeatNo seat = -1;  ///< -1: the best available
    int quantity = 1;
    bool operator==(const Ask&) const = default;
};

/// The same pattern, seats and seed give the same request for the same number.
class Workload {
public:
    /// `seats`: the event's number of seats. `free`: those that can be had now; sell_out asks for
    /// each of them once, same_seat and hot choose among them. When it is empty all are used.
    Workload(Pattern pattern, core::SeatNo seats, std::vector<core::SeatNo> free,
             std::uint64_t seed);

    /// Nothing: this pattern has no more requests, or the event has no seats.
    std::optional<Ask> ask(std::int64_t number) const;

private:
    const Pattern pattern_;
    const core::SeatNo seats_;
    const std::uint64_t seed_;
    std::vector<core::SeatNo> chosen_;  ///< shuffled; what same_seat, hot and sell_out ask for
};

}  // namespace seatlock::simulator
