// The outline of a cloud of points, with its gaps closed. Pure; any thread.
#pragma once

#include <span>
#include <vector>

#include <QPointF>
#include <QPolygonF>

namespace seatlock::ui::seatmap {

/// Closed polygons around `points`: gaps narrower than 2 * `reach` are bridged, and the line runs
/// `margin` outside the outermost points. Several when the points lie in several clouds; holes are
/// polygons too (fill by the odd-even rule). 0 < margin < reach.
std::vector<QPolygonF> outline(std::span<const QPointF> points, double reach, double margin);

}  // namespace seatlock::ui::seatmap
