// What was changed between two states of a chart, in words that a person can decide by. Pure; any
// thread.
#pragma once

#include "engine/seating/chart.h"

#include <string>
#include <vector>

namespace seatlock::seating {

/// "Stalls: row C removed (12 seats)."; from the large to the small, nothing when they are equal.
/// Sections and areas are known again by their ids, or else by their names; seats of a section by
/// their labels, or else by where they stand.
std::vector<std::string> describeChanges(const Chart& before, const Chart& after);

}  // namespace seatlock::seating
