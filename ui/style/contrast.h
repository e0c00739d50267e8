// How well one colour can be read on another (WCAG 2.1, success criteria 1.4.3 and 1.4.11). Pure.
#pragma once

#include <QColor>

namespace seatlock::ui::style {

/// Text needs this on its ground.
inline constexpr double text_contrast = 4.5;
/// Signs, lines and edges that carry meaning need this.
inline constexpr double graphics_contrast = 3.0;

/// WCAG's relative luminance, 0 (black) to 1 (white); alpha is ignored.
double luminance(const QColor& color);
/// From 1 (the same) to 21 (black on white).
double contrast(const QColor& one, const QColor& other);
/// `part` (0 to 1) of `over`, the rest of `ground`.
QColor mixed(const QColor& ground, const QColor& over, double part);

}  // namespace seatlock::ui::style
