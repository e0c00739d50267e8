// Where everything of a seat plan lies: outlines of sections, the stage, and which seats are near a
// place. Built once, then read-only from any thread. Centimetres; y grows downwards.
#pragma once

#include "engine/board/seatplan.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace seatlock::ui::seatmap {

using core::SeatNo;

struct SectionShape {
    QString name;
    bool general_admission = false;
    QPainterPath outline;
    QRectF bounds;
    QRectF caption;  ///< inside the outline: where its name and its gauge go
    SeatNo seats = 0;
    std::uint64_t categories = 0;  ///< bit n: it has seats of category n (all bits: n > 63)
};

class MapGeometry {
public:
    /// A seat as it is drawn; general-admission places are not.
    struct Spot {
        float x = 0;
        float y = 0;
        SeatNo seat = 0;
    };

    explicit MapGeometry(std::shared_ptr<const board::SeatPlan> plan);

    const board::SeatPlan& plan() const { return *plan_; }
    SeatNo size() const { return plan_->size(); }
    /// Usual distance of neighbours.
    double pitch() const { return pitch_; }
    /// Everything that is drawn.
    const QRectF& bounds() const { return bounds_; }
    /// Empty when there is no room for one.
    const QRectF& stage() const { return stage_; }
    QPointF focus() const { return {plan_->focalX(), plan_->focalY()}; }

    const std::vector<SectionShape>& sections() const { return sections_; }
    std::int32_t section(SeatNo seat) const { return section_[static_cast<std::size_t>(seat)]; }
    bool general(SeatNo seat) const {
        return sections_[static_cast<std::size_t>(section(seat))].general_admission;
    }
    QPointF at(SeatNo seat) const { return {plan_->x(seat), plan_->y(seat)}; }

    /// The seat whose disc covers `point`; not a general-admission place.
    std::optional<SeatNo> seatAt(const QPointF& point) const;
    /// The nearest one within `reach`.
    std::optional<SeatNo> nearest(const QPointF& point, double reach) const;
    /// The section whose outline covers `point`; the last drawn when several do.
    std::optional<std::int32_t> sectionAt(const QPointF& point) const;
    /// Seats whose middle is in `area`, ascending.
    std::vector<SeatNo> seatsIn(const QRectF& area) const;
    /// The next seat from `seat` to the left (-1, 0), right (1, 0), up (0, -1) or down (0, 1).
    std::optional<SeatNo> neighbour(SeatNo seat, int dx, int dy) const;

    /// Calls `body(const Spot&)` for every seat that may be in `area`, and for some beside it.
    template <class Body>
    void forEachNear(const QRectF& area, Body body) const;

private:
    struct Cells {
        int left;
        int top;
        int right;
        int bottom;
    };

    void measurePitch();
    void buildSections();
    void buildStage();
    void buildGrid();
    Cells cellsOf(const QRectF& area) const;

    const std::shared_ptr<const board::SeatPlan> plan_;
    double pitch_ = 50;
    double row_gap_ = 50;
    QRectF bounds_;
    QRectF stage_;
    std::vector<SectionShape> sections_;
    std::vector<std::int32_t> section_;

    // Seats by square cell, row of cells after row of cells.
    double cell_ = 1;
    QPointF grid_origin_;
    int columns_ = 0;
    int lines_ = 0;
    std::vector<std::uint32_t> cell_start_;
    std::vector<Spot> spots_;
};

template <class Body>
void MapGeometry::forEachNear(const QRectF& area, Body body) const {
    if (spots_.empty()) return;
    const Cells cells = cellsOf(area);
    for (int y = cells.top; y <= cells.bottom; ++y) {
        const std::size_t line = static_cast<std::size_t>(y) * columns_;
        const std::uint32_t to = cell_start_[line + cells.right + 1];
        for (std::uint32_t i = cell_start_[line + cells.left]; i < to; ++i) body(spots_[i]);
    }
}

}  // namespace seatlock::ui::seatmap
