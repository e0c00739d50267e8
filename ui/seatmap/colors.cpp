#include "ui/seatmap/colors.h"

#include "ui/style/contrast.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

using style::mixed;

QColor readable(const QColor& ground, const QColor& a, const QColor& b) {
    return style::contrast(ground, a) >= style::contrast(ground, b) ? a : b;
}

MapColors::MapColors(const QPalette& palette) {
    const style::Semantic& meaning = style::semantic(palette);
    background = meaning.surface;
    section = mixed(meaning.surface, meaning.border, 0.35);
    outline = mixed(meaning.border, meaning.muted, 0.25);
    stage = mixed(meaning.surface, meaning.muted, 0.45);
    text = palette.color(QPalette::Text);
    muted = meaning.muted;
    accent = meaning.accent;
    available = meaning.available;
    held = meaning.held;
    sold = meaning.sold;
    blocked = meaning.blocked;
    heat_low = mixed(section, meaning.held, 0.35);
    heat_middle = meaning.held;
    heat_high = meaning.bad;
}

const QColor& MapColors::of(board::SeatState state) const {
    switch (state) {
        case board::SeatState::available:
            return available;
        case board::SeatState::held:
            return held;
        case board::SeatState::sold:
            return sold;
        case board::SeatState::blocked:
            break;
    }
    return blocked;
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
