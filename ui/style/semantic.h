// Colours that mean something, beside those of the palette. Pure; the UI thread.
#pragma once

#include "engine/board/seatstate.h"

#include <array>

#include <QColor>
#include <QPalette>

namespace seatlock::ui::style {

/// From the palette of Okabe and Ito ("Color Universal Design", 2008), which people with any
/// colour vision can tell apart, darker on light ground and lighter on dark. Never the only sign:
/// a shape, a pattern or a word always goes with it.
struct Semantic {
    QColor available;
    QColor held;
    QColor sold;
    QColor blocked;
    QColor accent;  ///< what is chosen or focused
    QColor good;
    QColor warning;
    QColor bad;
    QColor muted;    ///< secondary text, at least 4.5:1 on the window's ground
    QColor grid;     ///< lines behind charts
    QColor surface;  ///< ground of cards and of the map
    QColor border;
    QColor edge;  ///< outline of fields and boxes to tick, at least 3:1 on surfaces
    std::array<QColor, 6> series;  ///< lines of a chart, in order

    const QColor& of(board::SeatState state) const;
};

bool isDark(const QPalette& palette);
/// Those for this palette's ground; shared, never null.
const Semantic& semantic(const QPalette& palette);

}  // namespace seatlock::ui::style
