// Where an axis ends and its lines stand, in numbers that people like. Pure; any thread.
#pragma once

namespace seatlock::ui::charts {

struct AxisScale {
    double min = 0;
    double max = 1;
    int ticks = 2;     ///< both ends included; decades of a logarithmic axis are not ticks
    int decimals = 0;  ///< that its labels need

    bool operator==(const AxisScale&) const = default;
};

/// From 0 to at least `largest`, in 2 to `intervals_max` steps of 1, 2 or 5 times a power of ten.
/// `whole`: what is counted has no halves, so steps are whole numbers.
AxisScale linearScale(double largest, bool whole, int intervals_max = 5);

/// Whole decades around both, at least one. Values of 0 or less count as `floor` (more than 0).
AxisScale logarithmicScale(double smallest, double largest, double floor);

}  // namespace seatlock::ui::charts
