#include "ui/seatmap/colors.h"

#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

using style::mixed;

QColor readable(const QColor& ground, const QColor& a, const QColor& b) {
    return style::contrast(ground, a) >= style::contrast(ground, b) ? a : b;
}

MapColors::MapColors(const QPalette& palette) : Semantic(style::semantic(palette)) {
    background = surface;
    section = mixed(surface, border, 0.35);
    outline = mixed(border, muted, 0.25);
    stage = mixed(surface, muted, 0.45);
    text = palette.color(QPalette::Text);
    heat_low = mixed(section, held, 0.35);
    heat_middle = held;
    heat_high = bad;
}

QColor MapColors::heat(int level) const {
    if (level <= 0) return mixed(section, muted, 0.22);
    const double part = (level - 1.0) / (heat_levels - 1);
    return part < 0.5 ? mixed(heat_low, heat_middle, part * 2)
                      : mixed(heat_middle, heat_high, part * 2 - 1);
}

QColor MapColors::occupancy(double taken) const {
    return mixed(section, mixed(available, sold, taken), 0.28);
}

int heatLevel(std::uint64_t refusals, std::uint64_t most) {
    if (refusals == 0 || most == 0) return 0;
    if (most == 1) return MapColors::heat_levels;
    const double part =
        std::log(static_cast<double>(refusals)) / std::log(static_cast<double>(most));
    return 1 + static_cast<int>(std::clamp(part, 0.0, 1.0) * (MapColors::heat_levels - 1) + 1e-9);
}

std::uint64_t heatFrom(int level, std::uint64_t most) {
    if (level <= 0 || most == 0) return 0;
    const double part = (level - 1.0) / (MapColors::heat_levels - 1);
    return static_cast<std::uint64_t>(std::ceil(std::pow(static_cast<double>(most), part) - 1e-9));
}

}  // namespace seatlock::ui::seatmap
