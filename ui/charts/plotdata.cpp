#include "ui/charts/plotdata.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace seatlock::ui::charts {

std::vector<QList<QPointF>> runsOf(const Points& points, core::Micros until, core::Micros bridge,
                                   double floor) {
    std::vector<QList<QPointF>> out;
    core::Micros measured = 0;
    bool broken = true;
    bool missing = false;
    for (const Point& point : points) {
        broken = broken || point.begins;
        if (!std::isfinite(point.value)) {
            missing = true;
            continue;
        }
        if (broken || (missing && point.at - measured > bridge)) out.emplace_back();
        out.back().append(
            {static_cast<double>(point.at - until) / 1e6, std::max(point.value, floor)});
        measured = point.at;
        broken = missing = false;
    }
    return out;
}

std::vector<Points> stacked(std::vector<Points> layers) {
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        for (std::size_t i = 0; i < layers[layer].size(); ++i) {
            double& value = layers[layer][i].value;
            if (!std::isfinite(value)) value = 0;
            if (layer > 0 && i < layers[layer - 1].size()) value += layers[layer - 1][i].value;
        }
    }
    return layers;
}

core::Micros nearestMoment(const std::vector<Points>& lines, core::Micros at) {
    core::Micros best = -1;
    for (const Points& line : lines) {
        const auto above = std::ranges::lower_bound(line, at, {}, &Point::at);
        const auto consider = [&](const Point& point) {
            if (best < 0 || std::abs(point.at - at) < std::abs(best - at)) best = point.at;
        };
        if (above != line.end()) consider(*above);
        if (above != line.begin()) consider(*(above - 1));
    }
    return best;
}

core::Micros neighbour(const std::vector<Points>& lines, core::Micros at, int step) {
    core::Micros best = -1;
    for (const Points& line : lines) {
        if (line.empty()) continue;
        core::Micros found = 0;
        if (step > 0) {
            const auto next = std::ranges::upper_bound(line, at, {}, &Point::at);
            found = next == line.end() ? line.back().at : next->at;
        } else {
            const auto next = std::ranges::lower_bound(line, at, {}, &Point::at);
            found = next == line.begin() ? line.front().at : (next - 1)->at;
        }
        const bool beyond = step > 0 ? found > at : found < at;
        const bool best_beyond = step > 0 ? best > at : best >= 0 && best < at;
        const bool nearer = std::abs(found - at) < std::abs(best - at);
        if (best < 0 || (beyond && (!best_beyond || nearer)) ||
            (!beyond && !best_beyond && nearer)) {
            best = found;
        }
    }
    return best;
}

double valueAt(const Points& line, core::Micros at) {
    const auto found = std::ranges::lower_bound(line, at, {}, &Point::at);
    return found == line.end() || found->at != at ? no_value : found->value;
}

}  // namespace seatlock::ui::charts
