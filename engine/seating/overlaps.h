// Which points lie close to each other. Pure; any thread.
#pragma once

#include "engine/seating/geometry.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace seatlock::seating {

/// Pairs of indices of points nearer than `distance`, each point with at most one that comes after
/// it from the top downwards; none of those that are not finite. O(n log n).
std::vector<std::pair<std::size_t, std::size_t>> closePairs(const std::vector<Point>& points,
                                                            double distance);

}  // namespace seatlock::seating
