// Where the places of a standing area are drawn. Pure; any thread.
#pragma once

#include "engine/seating/geometry.h"

namespace seatlock::seating {

/// `count` points spread evenly inside the outline, from the stage backwards and from the left to
/// the right; the same for the same arguments. All in its middle when it is too thin to hold them.
std::vector<Point> placesIn(const Outline& outline, int count);

}  // namespace seatlock::seating
