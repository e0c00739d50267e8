#include "ui/charts/axisscale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seatlock::ui::charts {

AxisScale linearScale(double largest, bool whole, int intervals_max) {
    if (!std::isfinite(largest) || largest <= 0) largest = 1;
    const double least = largest / intervals_max;
    double power = std::pow(10.0, std::floor(std::log10(least)));
    // Rounding must not ask for one step more than needed: 0.3 / 0.1 is not quite 3.
    constexpr double slack = 1e-9;
    double step = power * 10;
    for (const double factor : std::array{1.0, 2.0, 5.0}) {
        if (factor * power < least * (1 - slack)) continue;
        step = factor * power;
        break;
    }
    if (whole) step = std::max(step, 1.0);
    const int intervals = std::max(1, static_cast<int>(std::ceil(largest / step * (1 - slack))));
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + slack)));
    return {0, step * intervals, intervals + 1, decimals};
}

AxisScale logarithmicScale(double smallest, double largest, double floor) {
    const auto usable = [floor](double value) {
        return std::isfinite(value) && value > floor ? value : floor;
    };
    constexpr double slack = 1e-9;
    const double least = std::min(usable(smallest), usable(largest));
    const double low = std::floor(std::log10(least) + slack);
    const double high = std::max(low + 1, std::ceil(std::log10(usable(largest)) - slack));
    return {std::pow(10.0, low), std::pow(10.0, high), static_cast<int>(high - low) + 1,
            std::max(0, -static_cast<int>(low))};
}

}  // namespace seatlock::ui::charts
