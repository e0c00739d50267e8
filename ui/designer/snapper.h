// Where something that is dragged would rather lie: at the edges and middles of what stands around
// it, or on the grid. Pure; any thread.
#pragma once

#include "engine/seating/selection.h"

#include <optional>
#include <vector>

#include <QLineF>
#include <QPointF>
#include <QRectF>

namespace seatlock::ui::designer {

struct Snap {
    QPointF shift;               ///< to be added, cm
    std::vector<QLineF> guides;  ///< what it lies on now, on the chart
};

class Snapper {
public:
    /// Lines of the chart's middle, its focal point, and of all that is not `dragged`.
    static Snapper around(const seating::Chart& chart, const seating::Selection& dragged);

    /// grid, reach in cm; grid 0: none; reach: how far away a line pulls.
    Snap snap(const QRectF& box, double grid, double reach) const;
    Snap snap(const QPointF& point, double grid, double reach) const {
        return snap(QRectF(point, QSizeF()), grid, reach);
    }

private:
    struct Line {
        double at = 0;
        double from = 0;  ///< what it belongs to reaches from here
        double to = 0;    ///< to here, across the line
    };
    struct Pull {
        double shift = 0;
        Line line;
    };

    void add(const QRectF& box);
    static std::optional<Pull> pull(const std::vector<Line>& lines, const double (&edges)[3],
                                    double reach);

    std::vector<Line> upright_;  ///< x
    std::vector<Line> lying_;    ///< y
};

}  // namespace seatlock::ui::designer
