// What is selected in a chart, and what the selection covers. Plain values; any thread.
#pragma once

#include "engine/seating/chart.h"

#include <optional>
#include <vector>

namespace seatlock::seating {

/// Seats, areas and decorations. A table belongs to its seats: it is moved, copied and removed
/// when all of them are selected. Valid until rows or sections are added or removed.
struct Selection {
    std::vector<SeatRef> seats;     ///< in order, each once
    std::vector<ObjectId> objects;  ///< areas and decorations, in order, each once
    bool empty() const { return seats.empty() && objects.empty(); }
    bool operator==(const Selection&) const = default;
};

/// Puts a selection in order, and leaves out what occurs twice or is not in the chart.
Selection tidied(const Chart& chart, Selection selection);

Selection selectAll(const Chart& chart);
Selection selectSection(const Chart& chart, ObjectId id);
/// The row that the seat is in.
Selection selectRow(const Chart& chart, SeatRef seat);
/// Seats whose middle, and objects whose bounds lie in the box.
Selection selectIn(const Chart& chart, const Rect& box);

Selection united(const Chart& chart, const Selection& a, const Selection& b);

/// Around the middles of the seats, the tables selected whole, and the objects. Nothing: empty.
std::optional<Rect> boundsOf(const Chart& chart, const Selection& selection);

/// The parts that align() and distribute() move as one: sections and objects; when it is all in
/// one section, its rows; when it is all in one row, its seats.
std::vector<Selection> unitsOf(const Chart& chart, const Selection& selection);

/// Whether every seat of the row or section is selected (and there is one).
bool hasWholeRow(const Chart& chart, const Selection& selection, SeatRef seat);
bool hasWholeSection(const Chart& chart, const Selection& selection, std::int32_t section);

}  // namespace seatlock::seating
