// What the selection is about: the one section, row, seat or object that it covers. Pure; valid
// until the chart changes.
#pragma once

#include "engine/seating/selection.h"

#include <cstdint>

namespace seatlock::ui::designer {

class ChartDocument;

struct Focus {
    const seating::Section* section = nullptr;  ///< seats of no other are selected, and no object
    bool whole_section = false;
    const seating::Row* row = nullptr;  ///< seats of no other row are
    bool whole_row = false;
    const seating::Seat* seat = nullptr;  ///< nothing but it
    const seating::Area* area = nullptr;
    const seating::Decoration* decoration = nullptr;
    std::int32_t section_at = 0;  ///< index of section
    std::int32_t row_at = 0;
};

Focus focusOf(const ChartDocument& document);

}  // namespace seatlock::ui::designer
