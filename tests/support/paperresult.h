// A simulation's result on paper, as an on-sale of seven strategies leaves it. Pure; any thread.
#pragma once

#include "engine/simulator/evidence.h"
#include "engine/simulator/runresult.h"

#include <utility>
#include <vector>

namespace seatlock::tests {

/// Every field is filled and the same in each call. The first strategy, naive, sold seats twice;
/// the others are clean.
simulator::RunResult paperResult();

/// Eighty buyers for one seat: naive gives it to three of them, the engine to one.
std::pair<simulator::RunResult, std::vector<simulator::Timeline>> paperSameSeat();

}  // namespace seatlock::tests
