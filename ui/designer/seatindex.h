// The seats of a chart laid out for drawing and hitting: one list, found by place. Built anew after
// each change (50,000 seats: a few milliseconds). The UI thread.
#pragma once

#include "engine/seating/selection.h"

#include <cstdint>
#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>

namespace seatlock::ui::designer {

class ChartDocument;

/// What a seat shows besides its category.
enum SeatMark : std::uint8_t {
    mark_accessible = 1,
    mark_companion = 2,
    mark_obstructed = 4,
    mark_taken = 8,
};

struct Spot {
    double x = 0;
    double y = 0;
    seating::SeatRef ref;
    seating::CategoryNo category = seating::no_category;
    std::uint8_t marks = 0;  ///< of SeatMark
    bool selected = false;
    QPointF at() const { return {x, y}; }
};

class SeatIndex {
public:
    void rebuild(const ChartDocument& document);
    void setSelection(const seating::Selection& selection);

    /// In the chart's order: sections, rows, seats.
    const std::vector<Spot>& spots() const { return spots_; }
    const Spot& spot(seating::SeatRef ref) const;
    /// Around the middles of each section's seats; null where it has none.
    const std::vector<QRectF>& sectionBounds() const { return section_bounds_; }
    /// Usual distance of neighbours, cm.
    double pitch() const { return pitch_; }

    /// The seat nearest to `point` within `reach`.
    std::optional<seating::SeatRef> nearest(const QPointF& point, double reach) const;
    /// Calls `body(const Spot&)` for every seat in `area`, and for some beside it.
    template <class Body>
    void forEachNear(const QRectF& area, Body body) const;
    /// Seats in `area`, in order.
    std::vector<seating::SeatRef> seatsIn(const QRectF& area) const;

private:
    struct Cells {
        int left = 0;
        int top = 0;
        int right = -1;
        int bottom = -1;
    };

    void measureSections();
    void measurePitch();
    void buildGrid();
    Cells cellsOf(const QRectF& area) const;

    std::vector<Spot> spots_;
    std::vector<std::uint32_t> selected_;
    std::vector<std::vector<std::uint32_t>> row_start_;  ///< by section, by row
    std::vector<QRectF> section_bounds_;
    double pitch_ = seating::usual_seat_pitch_cm;

    double cell_ = 1;
    QPointF origin_;
    int columns_ = 0;
    int lines_ = 0;
    std::vector<std::uint32_t> cell_start_;
    std::vector<std::uint32_t> by_cell_;
};

template <class Body>
void SeatIndex::forEachNear(const QRectF& area, Body body) const {
    const Cells cells = cellsOf(area);
    for (int y = cells.top; y <= cells.bottom; ++y) {
        const auto line = static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_);
        const std::uint32_t to = cell_start_[line + static_cast<std::size_t>(cells.right) + 1];
        for (std::uint32_t i = cell_start_[line + static_cast<std::size_t>(cells.left)]; i < to;
             ++i) {
            body(spots_[by_cell_[i]]);
        }
    }
}

}  // namespace seatlock::ui::designer
