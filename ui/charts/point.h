// A figure at one moment. A plain value.
#pragma once

#include "engine/core/clock.h"

#include <limits>

namespace seatlock::ui::charts {

/// Stands for "nothing was measured": no request, no latency.
inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

struct Point {
    core::Micros at = 0;  ///< steady
    double value = no_value;
    bool begins = false;  ///< nothing is known of the time before: no line leads here
};

}  // namespace seatlock::ui::charts
