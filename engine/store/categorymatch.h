// Which of an event's price categories each seat of a drawn chart has. Pure; any thread.
#pragma once

#include "engine/core/result.h"
#include "engine/seating/chart.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"

namespace seatlock::store {

/// What is sold of the chart, with the numbers of the event's categories, found by slug. Those
/// without a name or colour get the chart's. Errors: invalid_body when seats have a category that
/// the event has not.
core::Result<ChartDraft> matchCategories(const seating::Chart& chart, EventDraft& event);

}  // namespace seatlock::store
