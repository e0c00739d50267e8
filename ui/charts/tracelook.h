// How one series looks: a colour, and a line's style or an area's pattern for those who do not see
// the colour. The UI thread.
#pragma once

#include <cstddef>

#include <QBrush>
#include <QPalette>
#include <QPen>
#include <QRectF>

class QPainter;

namespace seatlock::ui::charts {

struct TraceLook {
    QPen pen;
    QBrush brush;  ///< of areas; no brush: a line

    bool isArea() const { return brush.style() != Qt::NoBrush; }
};

/// The `index`th of a chart's series. Areas are states of one whole: in use, spare, on the way,
/// missing.
TraceLook traceLook(std::size_t index, bool area, const QPalette& palette, double line_width = 2);
/// The line that nothing may cross.
TraceLook ceilingLook(const QPalette& palette);

/// A sample of it, for legends.
void paintSwatch(QPainter& painter, const QRectF& rect, const TraceLook& look);

}  // namespace seatlock::ui::charts
