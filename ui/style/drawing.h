// The shapes of the console's signs, on a square of 16 units. Pure.
#pragma once

#include "ui/style/icons.h"

#include <QPainterPath>

class QPainter;

namespace seatlock::ui::style {

/// Straight lines run along half units, so that a stroke of one unit fills whole pixels.
struct Drawing {
    QPainterPath lines;  ///< stroked
    QPainterPath areas;  ///< filled
};

inline constexpr double drawing_size = 16;

Drawing drawingOf(Icon icon);
/// Onto the unit square of 16; it has its own colours.
void drawApplication(QPainter& painter);

}  // namespace seatlock::ui::style
