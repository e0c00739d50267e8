#include "ui/seatmap/colors.h"

#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

namespace {

double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

}  // namespace

QColor mix(const QColor& a, const QColor& b, double part) {
    const auto between = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QColor readable(const QColor& ground, const QColor& a, const QColor& b) {
    return contrast(ground, a) >= contrast(ground, b) ? a : b;
}

MapColors::MapColors(const QPalette& palette) {
    const style::Semantic& meaning = style::semantic(palette);
    background = meaning.surface;
    section = mix(meaning.surface, meaning.border, 0.35);
    outline = mix(meaning.border, meaning.muted, 0.25);
    stage = mix(meaning.surface, meaning.muted, 0.45);
    text = palette.color(QPalette::Text);
    muted = meaning.muted;
    accent = meaning.accent;
    available = meaning.available;
    held = meaning.held;
    sold = meaning.sold;
    blocked = meaning.blocked;
    heat_low = mix(section, meaning.held, 0.35);
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
    if (level <= 0) return mix(section, muted, 0.22);
    const double part = (level - 1.0) / (heat_levels - 1);
    return part < 0.5 ? mix(heat_low, heat_middle, part * 2)
                      : mix(heat_middle, heat_high, part * 2 - 1);
}

QColor MapColors::occupancy(double taken) const {
    return mix(section, mix(available, sold, taken), 0.28);
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
