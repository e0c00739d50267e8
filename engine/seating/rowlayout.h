// Puts the seats of an imported row in order and finds its aisles. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

namespace seatlock::seating {

/// A gap wider than this many of the row's median gaps is an aisle.
inline constexpr double aisle_pitches = 1.6;

/// Puts the seats in the order in which they stand side by side and numbers their adjacency so
/// that an aisle leaves a number out. The order is that of the list, of the numbers or of the
/// positions, whichever makes the shortest way along the row; the first seat is then the left one.
/// Seats of a table stay in the order of the list.
void layOutRow(Row& row);

/// Makes the chart large enough for all it contains, with `margin` around; moves everything when
/// something lies left of or above it. True: it was changed.
bool fitSize(Chart& chart, double margin = 0);

}  // namespace seatlock::seating
