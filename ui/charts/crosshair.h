// The line at one moment of a chart and the card that says what was measured then. The UI thread.
#pragma once

#include "ui/charts/tracelook.h"

#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace seatlock::ui::charts {

struct Crosshair {
    struct Row {
        QString name;
        QString value;
        TraceLook look;
        std::optional<double> y;  ///< where its line is, in the axis' unit; none: no mark
    };

    double x = 0;  ///< seconds before the newest moment, 0 or less
    QString heading;
    std::vector<Row> rows;
};

/// `marks`: where the rows' values lie, with none for rows without. `plot` bounds line and card.
void paintCrosshair(QPainter& painter, const Crosshair& crosshair, const QRectF& plot, double x,
                    const std::vector<std::optional<QPointF>>& marks, const QPalette& palette,
                    const QFont& font);

}  // namespace seatlock::ui::charts
