// From points in time to what is drawn. Pure; one thread.
#pragma once

#include "ui/charts/point.h"

#include <vector>

#include <QList>
#include <QPointF>

namespace seatlock::ui::charts {

using Points = std::vector<Point>;

/// Lines without a gap: x in seconds before `until` (0 or less), y the value, at least `floor`. A
/// line breaks where a point begins anew, and where for longer than `bridge` there were points but
/// nothing was measured.
std::vector<QList<QPointF>> runsOf(const Points& points, core::Micros until, core::Micros bridge,
                                   double floor);

/// Each with all before it added; where nothing was measured, nothing is added. All must have the
/// same moments, as series filled together do.
std::vector<Points> stacked(std::vector<Points> layers);

/// Of all, the moment nearest to `at`; -1 when there is none.
core::Micros nearestMoment(const std::vector<Points>& lines, core::Micros at);
/// The moment after (`step` 1) or before (-1) `at`; the outermost when there is no further one; -1
/// when there is none at all.
core::Micros neighbour(const std::vector<Points>& lines, core::Micros at, int step);
/// no_value when nothing was measured then.
double valueAt(const Points& line, core::Micros at);

}  // namespace seatlock::ui::charts
