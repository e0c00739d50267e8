// One series of a chart as Qt Charts has it: a line has no gaps there, so each unbroken run is a
// series of its own. The UI thread.
#pragma once

#include "ui/charts/tracelook.h"

#include <vector>

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QList>
#include <QPointF>

namespace seatlock::ui::charts {

class Trace {
public:
    using Run = QList<QPointF>;

    /// `chart` must outlive it and owns what is drawn.
    Trace(QChart& chart, bool area) : chart_(chart), area_(area) {}

    /// For all runs from now on.
    void setAxes(QAbstractAxis* x, QAbstractAxis* y);
    void setLook(const TraceLook& look);
    void show(const std::vector<Run>& runs);
    /// Areas: from `lower` up to `upper`, which have the same runs and moments.
    void show(const std::vector<Run>& lower, const std::vector<Run>& upper);

private:
    struct Segment {
        QLineSeries* upper = nullptr;
        QLineSeries* lower = nullptr;
        QAreaSeries* area = nullptr;

        QAbstractSeries* series() const;
    };

    Segment& segment(std::size_t index);
    void hideFrom(std::size_t index);
    void apply(const Segment& segment) const;

    QChart& chart_;
    const bool area_;
    QAbstractAxis* x_ = nullptr;
    QAbstractAxis* y_ = nullptr;
    TraceLook look_;
    std::vector<Segment> segments_;
};

}  // namespace seatlock::ui::charts
