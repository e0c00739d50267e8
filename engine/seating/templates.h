// Charts to start from. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

namespace seatlock::seating {

/// A theatre of 2,000 seats: stalls, circle, balcony and boxes, priced, with wheelchairs' places.
/// resources/charts/theatre-2000.json is the same as a file.
Chart theatreTemplate();

}  // namespace seatlock::seating
