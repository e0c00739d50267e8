// The requests of a run of few buyers, one by one, read from its raw logs. Any thread; reads files.
#pragma once

#include "engine/simulator/evidence.h"
#include "engine/simulator/runresult.h"

#include <vector>

namespace seatlock::simulator {

constexpr std::int64_t timeline_buyers_max = 2'000;

/// Of a run for one seat: who asked when, strategy by strategy. Empty for others, for more buyers
/// than timeline_buyers_max, and where a log has been moved away.
std::vector<Timeline> readTimelines(const RunResult& result);

}  // namespace seatlock::simulator
