// The areas of pretix's seating plans, and their colours. One thread.
#pragma once

#include "engine/seating/chart.h"
#include "engine/seating/jsonnode.h"

#include <string>

namespace seatlock::seating {

/// Adds the areas of a zone that is at `origin` (pixels) to the chart's decorations.
void readAreas(const JsonNode& zone, Point origin, Chart& chart, ImportLog& log);

/// "#rrggbb" in lower case of #rgb, #rrggbb or a name of the web; `fallback` with a note when it
/// is none, "" when it is transparent.
std::string colorOf(const JsonNode& node, const std::string& fallback);

}  // namespace seatlock::seating
