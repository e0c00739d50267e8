// A bar parted by the states of seats. The UI thread.
#pragma once

#include "ui/seatmap/colors.h"
#include "ui/seatmap/seatmapdata.h"

#include <QPainter>
#include <QRectF>

namespace seatlock::ui::seatmap {

/// Sold, held, blocked and available, from the left, each with its colour; where `patterned`, with
/// its pattern too: crossed, slanted, hatched, plain. `unit`: a logical pixel.
void drawStateBar(QPainter& painter, const QRectF& area, const StateCounts& counts,
                  const MapColors& colors, double unit, bool patterned);

}  // namespace seatlock::ui::seatmap
