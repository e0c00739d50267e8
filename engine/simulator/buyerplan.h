// Who the buyers of a simulation are and what each asks for: a pure function of scenario and
// seats, so that a seed gives the same workload request for request. Read-only; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/simulator/scenario.h"
#include "engine/simulator/seatingplan.h"

#include <cstdint>
#include <vector>

namespace seatlock::simulator {

struct PlannedBuyer {
    core::Micros arrives = 0;  ///< since the run began
    core::Micros pays_after = 0;
    core::Micros every = 0;  ///< asks anew this often, held or refused; 0: one visit
    bool queues = false;     ///< what fell due while waiting for an answer is asked afterwards
    bool bot = false;
    bool best_available = false;
    bool abandons = false;      ///< holds and never pays
    std::int32_t group = 1;     ///< seats together
    std::int32_t patience = 0;  ///< refusals taken before going
};

/// Neighbours by number or, without any, how many of the best.
struct SeatWish {
    std::vector<core::SeatNo> seats;
    std::int32_t quantity = 0;
    bool operator==(const SeatWish&) const = default;
};

class BuyerPlan {
public:
    /// A checked scenario and a plan with seats. Keeps a reference to `plan`.
    BuyerPlan(const Scenario& scenario, const SeatingPlan& plan);

    std::int64_t size() const { return static_cast<std::int64_t>(buyers_.size()); }
    const PlannedBuyer& buyer(std::int64_t index) const {
        return buyers_[static_cast<std::size_t>(index)];
    }
    /// What this buyer asks for at this attempt, from 0.
    SeatWish ask(std::int64_t buyer, std::int64_t attempt) const;
    /// Waited after a refusal before this attempt.
    core::Micros pause(std::int64_t buyer, std::int64_t attempt) const;

private:
    PlannedBuyer planned(std::int64_t index) const;

    const Scenario scenario_;
    const SeatingPlan& plan_;
    std::vector<double> row_until_;    ///< share of all wishes for this row and better ones
    std::vector<double> group_until_;  ///< likewise for groups of this size and smaller ones
    std::vector<PlannedBuyer> buyers_;
};

}  // namespace seatlock::simulator
