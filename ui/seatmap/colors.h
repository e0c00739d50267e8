// The colours of the map, mixed from the palette's meanings. Pure; the UI thread.
#pragma once

#include "ui/style/semantic.h"

#include <QColor>
#include <QPalette>

namespace seatlock::ui::seatmap {

/// Whichever of the two can be read better on `ground`.
QColor readable(const QColor& ground, const QColor& a, const QColor& b);

/// The meanings themselves, and what is mixed from them.
struct MapColors : style::Semantic {
    /// Steps of the heat scale besides "none".
    static constexpr int heat_levels = 8;

    explicit MapColors(const QPalette& palette);

    QColor background;
    QColor section;  ///< ground below seats
    QColor outline;
    QColor stage;
    QColor text;
    QColor heat_low;
    QColor heat_middle;
    QColor heat_high;

    /// level 0: never refused; heat_levels: the most refused seat.
    QColor heat(int level) const;
    /// A section's ground when `taken` (0 to 1) of it is gone.
    QColor occupancy(double taken) const;
};

/// On a logarithmic scale; 0 for no refusals, heat_levels for `most`.
int heatLevel(std::uint64_t refusals, std::uint64_t most);
/// The least refusals that are of this level, for a legend.
std::uint64_t heatFrom(int level, std::uint64_t most);

}  // namespace seatlock::ui::seatmap
