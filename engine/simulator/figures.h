// A run's figures from what the buyers saw and what the books say. Pure.
#pragma once

#include "engine/simulator/outcome.h"
#include "engine/simulator/runresult.h"
#include "engine/store/books.h"

#include <vector>

namespace seatlock::simulator {

/// Fills everything of `result` that outcomes tell: requests, rates, when `seats` seats were sold
/// out, latency, answers, errors, fairness. In order of their answers.
void measureOutcomes(const std::vector<Outcome>& outcomes, std::int64_t seats,
                     StrategyResult& result);

/// Seats held or sold in the end, and the double bookings of `result.audit` as a rate of them.
void measureBooks(const store::Books& books, StrategyResult& result);

/// What a rehearsal tells the organizer: when it would be sold out, how many are refused, which
/// pool and hold time to set.
std::vector<std::string> recommend(const Scenario& scenario, const StrategyResult& result,
                                   std::int64_t seats);

}  // namespace seatlock::simulator
