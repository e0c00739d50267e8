#include "engine/seating/overlaps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace seatlock::seating {

namespace {

constexpr double bands_max = 1e15;

/// A point in a band of the plane as high as the distance looked for: what is near it lies in its
/// own band or in the next ones.
struct Banded {
    std::int64_t band = 0;
    double x = 0;
    double y = 0;
    std::size_t index = 0;
    bool operator<(const Banded& other) const {
        return band != other.band ? band < other.band : x < other.x;
    }
};

std::vector<Banded> inBands(const std::vector<Point>& points, double height) {
    std::vector<Banded> out;
    out.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point p = points[i];
        const double band = std::floor(p.y / height);
        if (!std::isfinite(p.x) || !(std::abs(band) < bands_max)) continue;
        out.push_back({static_cast<std::int64_t>(band), p.x, p.y, i});
    }
    std::ranges::sort(out, [](const Banded& a, const Banded& b) { return a < b; });
    return out;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> closePairs(const std::vector<Point>& points,
                                                            double distance) {
    const auto sorted = inBands(points, distance);
    std::vector<std::pair<std::size_t, std::size_t>> out;
    const auto near = [&](const Banded& a, const Banded& b) {
        return std::hypot(a.x - b.x, a.y - b.y) < distance;
    };
    std::size_t below = 0;  // the first in the next band that is not too far to the left
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const Banded& a = sorted[i];
        std::optional<std::size_t> found;
        for (std::size_t k = i + 1; !found && k < sorted.size(); ++k) {
            if (sorted[k].band != a.band || sorted[k].x - a.x >= distance) break;
            if (near(a, sorted[k])) found = k;
        }
        const Banded from{a.band + 1, a.x - distance, 0, 0};
        while (below < sorted.size() && sorted[below] < from) ++below;
        for (std::size_t k = below; !found && k < sorted.size(); ++k) {
            if (sorted[k].band != a.band + 1 || sorted[k].x - a.x >= distance) break;
            if (near(a, sorted[k])) found = k;
        }
        if (found) out.emplace_back(a.index, sorted[*found].index);
    }
    return out;
}

}  // namespace seatlock::seating
