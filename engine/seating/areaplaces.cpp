#include "engine/seating/areaplaces.h"

#include <cmath>

namespace seatlock::seating {

namespace {

constexpr int tries_max = 40;
constexpr double denser = 0.96;
constexpr double candidates_factor_max = 40;  ///< grid points a place, of a very slanted outline

std::vector<Point> gridIn(const Outline& outline, const Rect& box, double pitch) {
    std::vector<Point> out;
    const auto lines = static_cast<int>(box.height() / pitch);
    const auto columns = static_cast<int>(box.width() / pitch);
    const double top = box.top + (box.height() - lines * pitch) / 2;
    const double left = box.left + (box.width() - columns * pitch) / 2;
    for (int line = 0; line <= lines; ++line) {
        for (int column = 0; column <= columns; ++column) {
            const Point p{left + column * pitch, top + line * pitch};
            if (contains(outline, p)) out.push_back(p);
        }
    }
    return out;
}

}  // namespace

std::vector<Point> placesIn(const Outline& outline, int count) {
    if (count <= 0) return {};
    const Rect box = boundsOf(outline);
    const auto wanted = static_cast<std::size_t>(count);
    const double area = areaOf(outline);
    const double box_area = box.width() * box.height();
    if (!(area > 0) || !std::isfinite(box_area) || box_area > area * candidates_factor_max) {
        return {wanted, box.centre()};
    }
    double pitch = std::sqrt(area / count);
    for (int i = 0; i < tries_max; ++i, pitch *= denser) {
        const auto grid = gridIn(outline, box, pitch);
        if (grid.size() < wanted) continue;
        std::vector<Point> out;
        out.reserve(wanted);
        for (std::size_t n = 0; n < wanted; ++n) out.push_back(grid[n * grid.size() / wanted]);
        return out;
    }
    return {wanted, box.centre()};
}

}  // namespace seatlock::seating
