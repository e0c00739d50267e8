// Selections and lengths in words. Pure; the UI thread.
#pragma once

#include "engine/seating/selection.h"

#include <QString>

namespace seatlock::ui::designer {

/// "Stalls", "row A of Stalls", "seat A-12", "12 seats", "3 things"; "nothing".
QString describe(const seating::Chart& chart, const seating::Selection& selection);

/// "1.25 m".
QString inMetres(double cm);

}  // namespace seatlock::ui::designer
