// What the console's signs are drawn with, on a square of 16 units. Pure.
#pragma once

#include <initializer_list>

#include <QPainterPath>

namespace seatlock::ui::style {

inline void line(QPainterPath& path, std::initializer_list<QPointF> points) {
    bool first = true;
    for (const QPointF& point : points) {
        if (first) {
            path.moveTo(point);
        } else {
            path.lineTo(point);
        }
        first = false;
    }
}

inline void shape(QPainterPath& path, std::initializer_list<QPointF> points) {
    line(path, points);
    path.closeSubpath();
}

/// A stretch of a circle; angles in degrees, from three o'clock, against the clock.
inline void arc(QPainterPath& path, QPointF middle, double radius, double from, double sweep) {
    const QRectF box(middle.x() - radius, middle.y() - radius, radius * 2, radius * 2);
    path.arcMoveTo(box, from);
    path.arcTo(box, from, sweep);
}

inline void dot(QPainterPath& path, QPointF middle, double radius) {
    path.addEllipse(middle, radius, radius);
}

}  // namespace seatlock::ui::style
