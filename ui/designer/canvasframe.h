// One picture of a chart that is being made: onto what, from where, and which part of it. The UI
// thread.
#pragma once

#include "engine/seating/geometry.h"
#include "ui/designer/seatindex.h"
#include "ui/seatmap/viewport.h"

#include <QImage>
#include <QTransform>

namespace seatlock::ui::designer {

/// While the selection is dragged, it and the rest are drawn apart.
enum class Part { all, rest, selected };

struct CanvasFrame {
    QImage& target;  ///< Format_RGB32 or premultiplied, device pixels
    const ChartDocument& document;
    const SeatIndex& index;
    const seatmap::Viewport& viewport;
    double dpr = 1;  ///< device pixels in a logical one
    Part part = Part::all;
    QTransform move;  ///< where what is drawn has been dragged to, on the chart

    /// Device pixels per centimetre.
    double scale() const { return viewport.scale() * dpr; }
    /// Distance of neighbouring seats, logical pixels.
    double pitchPx() const { return index.pitch() * viewport.scale(); }
    QPointF toDevice(const QPointF& plan) const { return viewport.toScreen(move.map(plan)) * dpr; }
    QPointF toDevice(seating::Point plan) const { return toDevice(QPointF(plan.x, plan.y)); }
    QTransform transform() const {
        const QPointF origin = viewport.toScreen(QPointF()) * dpr;
        return move * QTransform(scale(), 0, 0, scale(), origin.x(), origin.y());
    }
    bool shows(bool selected) const {
        return part == Part::all || selected == (part == Part::selected);
    }
};

inline QPointF toQt(seating::Point point) {
    return {point.x, point.y};
}
inline seating::Point toPoint(const QPointF& point) {
    return {point.x(), point.y()};
}
inline QRectF toQt(const seating::Rect& rect) {
    return {QPointF(rect.left, rect.top), QPointF(rect.right, rect.bottom)};
}
inline seating::Rect toRect(const QRectF& rect) {
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
}

}  // namespace seatlock::ui::designer
