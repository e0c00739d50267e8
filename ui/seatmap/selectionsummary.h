// What is chosen on a map, added up. Pure; the UI thread.
#pragma once

#include "ui/seatmap/mapscene.h"
#include "ui/seatmap/seatmapdata.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <QString>

namespace seatlock::ui::seatmap {

struct SelectionSummary {
    int seats = 0;
    StateCounts states;
    std::vector<std::pair<std::int16_t, int>> categories;  ///< number and seats, ascending
    std::int64_t price_minor = 0;                          ///< at each category's first ticket type
};

SelectionSummary summarize(const MapScene& scene, std::span<const SeatNo> seats);
/// "12 seats: 8 available, 4 sold".
QString headline(const SelectionSummary& summary);

}  // namespace seatlock::ui::seatmap
