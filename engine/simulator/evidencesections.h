// Parts of the evidence's page, as HTML. Pure; any thread.
#pragma once

#include "engine/simulator/evidence.h"

#include <string>

namespace seatlock::simulator {

/// The class that colours a strategy wherever it is drawn.
std::string strategyStyle(std::string_view name);

/// Bars of all strategies, then what happened over time.
std::string chartsSection(const RunResult& result);

/// Who came when, and who won. `number`: tells its ids from those of others on the page.
std::string timelineSection(const Timeline& timeline, std::size_t number);

}  // namespace seatlock::simulator
