#include "engine/simulator/workload.h"

#include "engine/core/random.h"

#include <algorithm>
#include <numeric>

namespace seatlock::simulator {

Workload::Workload(Pattern pattern, core::SeatNo seats, std::vector<core::SeatNo> free,
                   std::uint64_t seed)
    : pattern_(pattern), seats_(seats), seed_(seed), chosen_(std::move(free)) {
    if (chosen_.empty()) {
        chosen_.resize(static_cast<std::size_t>(seats));
        std::iota(chosen_.begin(), chosen_.end(), 0);
    }
    core::SeededRandom random(seed);
    for (std::size_t left = chosen_.size(); left > 1; --left) {
        std::swap(chosen_[left - 1], chosen_[random.below(left)]);
    }
    if (pattern == Pattern::same_seat && chosen_.size() > 1) chosen_.resize(1);
    if (pattern == Pattern::hot && chosen_.size() > hot_seats) chosen_.resize(hot_seats);
}

std::optional<Ask> Workload::ask(std::int64_t number) const {
    if (seats_ == 0) return std::nullopt;
    const auto at = static_cast<std::uint64_t>(number);
    // A generator for each number, so that a request does not depend on those before it.
    core::SeededRandom random(seed_ ^ (at * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL));
    switch (pattern_) {
        case Pattern::same_seat:
            return Ask{chosen_.front(), 1};
        case Pattern::hot:
            return Ask{chosen_[random.below(chosen_.size())], 1};
        case Pattern::spread:
            return Ask{static_cast<core::SeatNo>(random.below(static_cast<std::uint64_t>(seats_))),
                       1};
        case Pattern::best_available:
            return Ask{-1, 1 + static_cast<int>(random.below(best_quantity_max))};
        case Pattern::sell_out:
            if (at >= chosen_.size()) return std::nullopt;
            return Ask{chosen_[at], 1};
    }
    return std::nullopt;
}

}  // namespace seatlock::simulator
