// From a chart as it is drawn to one that can be sold, and back. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"

#include <vector>

namespace seatlock::store {

/// Sections in their order, then the areas, each as one row of places spread over its outline.
/// Category numbers are those of Chart::categories. A chart without a focal point looks at the
/// middle of its upper edge. Check the chart with seating::validate() first: what is wrong with it
/// is wrong with the draft, too.
ChartDraft toDraft(const seating::Chart& chart);

/// A drawing of a chart that was never drawn: seats where they are, labels as they are, standing
/// areas as the rectangle around their places. Sections have no block shapes.
seating::Chart toDrawing(const ChartDraft& chart, const std::vector<CategoryDraft>& categories);

}  // namespace seatlock::store
