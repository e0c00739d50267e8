// From a chart as it is drawn to one that can be sold. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"
#include "engine/store/chartdraft.h"

namespace seatlock::store {

/// Sections in their order, then the areas, each as one row of places spread over its outline.
/// Category numbers are those of Chart::categories. A chart without a focal point looks at the
/// middle of its upper edge. Check the chart with seating::validate() first: what is wrong with it
/// is wrong with the draft, too.
ChartDraft toDraft(const seating::Chart& chart);

}  // namespace seatlock::store
