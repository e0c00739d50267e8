// Draws one seat. The UI thread.
#pragma once

#include "ui/seatmap/colors.h"
#include "ui/seatmap/seatlook.h"

#include <QPainter>
#include <QPointF>

namespace seatlock::ui::seatmap {

/// A seat's radius, of the distance of neighbours.
inline constexpr double seat_radius = 0.42;
/// What it covers with the ring of a selected one.
inline constexpr double seat_reach = 0.5;

/// State is told by shape as well as by colour: available is a ring, held a pie of the time left,
/// sold a full disc with a cross, blocked a hatched square. `ground` is what lies below; `labelled`
/// leaves the middle free for a number.
void drawSeat(QPainter& painter, const QPointF& middle, double radius, const SeatLook& look,
              const MapColors& colors, const QColor& ground, bool labelled);
/// What a number over the seat is written with.
QColor labelColor(const SeatLook& look, const MapColors& colors);

}  // namespace seatlock::ui::seatmap
