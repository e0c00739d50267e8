// The signs of what an office does: people, venues, dates, reports. Pure.
#pragma once

#include "ui/style/drawing.h"

namespace seatlock::ui::style {

/// Nothing for a sign that drawingOf() draws itself.
Drawing officeDrawing(Icon icon);

}  // namespace seatlock::ui::style
