// What the tools of a designer draw with. A plain value.
#pragma once

#include "engine/seating/blockbuilder.h"

namespace seatlock::ui::designer {

/// What a click takes.
enum class Grain { section, row, seat };

struct DesignSettings {
    bool grid_shown = true;
    bool snap_to_grid = true;
    bool snap_to_others = true;
    double grid_cm = 10;
    seating::CategoryNo category = 0;  ///< of what is drawn next
    seating::BlockShape block;
    seating::TableShape table;
};

}  // namespace seatlock::ui::designer
