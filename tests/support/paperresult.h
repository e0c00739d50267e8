// A simulation's result on paper, as an on-sale of seven strategies leaves it. Pure; any thread.
#pragma once

#include "engine/simulator/runresult.h"

namespace seatlock::tests {

/// Every field is filled and the same in each call. The first strategy, naive, sold seats twice;
/// the others are clean.
simulator::RunResult paperResult();

}  // namespace seatlock::tests
