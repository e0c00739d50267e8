#include "ui/designer/seatindex.h"

#include "ui/designer/chartdocument.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seatlock::ui::designer {

namespace {

using seating::SeatRef;

constexpr double cell_pitches = 4;
constexpr double cells_a_side_max = 1'024;
constexpr double pitch_min_cm = 10;
constexpr double pitch_max_cm = 200;
/// Pairs that are measured at most: the usual distance needs no more.
constexpr std::size_t gaps_max = 4'000;

std::size_t index(std::int32_t number) {
    return static_cast<std::size_t>(number);
}

std::uint8_t marksOf(const ChartDocument& document, const seating::Section& section,
                     const seating::Row& row, const seating::Seat& seat) {
    int out = 0;
    if (seat.accessible) out |= mark_accessible;
    if (seat.companion) out |= mark_companion;
    if (seat.obstructed) out |= mark_obstructed;
    if (document.hasTaken() && document.isTaken(seating::labelOf(section, row, seat))) {
        out |= mark_taken;
    }
    return static_cast<std::uint8_t>(out);
}

}  // namespace

void SeatIndex::rebuild(const ChartDocument& document) {
    spots_.clear();
    selected_.clear();
    row_start_.clear();
    const seating::Chart& chart = document.chart();
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const auto& section = chart.sections[s];
        auto& starts = row_start_.emplace_back();
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            const auto& row = section.rows[r];
            starts.push_back(static_cast<std::uint32_t>(spots_.size()));
            for (std::size_t i = 0; i < row.seats.size(); ++i) {
                const auto& seat = row.seats[i];
                Spot spot;
                spot.x = seat.x;
                spot.y = seat.y;
                spot.ref = {static_cast<std::int32_t>(s), static_cast<std::int32_t>(r),
                            static_cast<std::int32_t>(i)};
                spot.category = seat.category;
                spot.marks = marksOf(document, section, row, seat);
                spots_.push_back(spot);
            }
        }
    }
    measureSections();
    measurePitch();
    buildGrid();
    setSelection(document.selection());
}

void SeatIndex::setSelection(const seating::Selection& selection) {
    for (const std::uint32_t at : selected_) spots_[at].selected = false;
    selected_.clear();
    for (const SeatRef ref : selection.seats) {
        const std::uint32_t at =
            row_start_[index(ref.section)][index(ref.row)] + static_cast<std::uint32_t>(ref.seat);
        spots_[at].selected = true;
        selected_.push_back(at);
    }
}

const Spot& SeatIndex::spot(SeatRef ref) const {
    return spots_[row_start_[index(ref.section)][index(ref.row)] + index(ref.seat)];
}

void SeatIndex::measureSections() {
    section_bounds_.assign(row_start_.size(), QRectF());
    for (std::size_t i = 0; i < spots_.size();) {
        const std::int32_t section = spots_[i].ref.section;
        double left = spots_[i].x;
        double right = left;
        double top = spots_[i].y;
        double bottom = top;
        for (; i < spots_.size() && spots_[i].ref.section == section; ++i) {
            left = std::min(left, spots_[i].x);
            right = std::max(right, spots_[i].x);
            top = std::min(top, spots_[i].y);
            bottom = std::max(bottom, spots_[i].y);
        }
        section_bounds_[index(section)] = QRectF(QPointF(left, top), QPointF(right, bottom));
    }
}

void SeatIndex::measurePitch() {
    pitch_ = seating::usual_seat_pitch_cm;
    std::vector<double> gaps;
    const std::size_t step = std::max<std::size_t>(spots_.size() / gaps_max, 1);
    for (std::size_t i = 0; i + 1 < spots_.size(); i += step) {
        const Spot& one = spots_[i];
        const Spot& next = spots_[i + 1];
        if (one.ref.section != next.ref.section || one.ref.row != next.ref.row) continue;
        gaps.push_back(std::hypot(next.x - one.x, next.y - one.y));
    }
    if (gaps.empty()) return;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    if (std::isfinite(*middle)) pitch_ = std::clamp(*middle, pitch_min_cm, pitch_max_cm);
}

void SeatIndex::buildGrid() {
    columns_ = lines_ = 0;
    if (spots_.empty()) return;
    double left = std::numeric_limits<double>::infinity();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (const Spot& spot : spots_) {
        left = std::min(left, spot.x);
        right = std::max(right, spot.x);
        top = std::min(top, spot.y);
        bottom = std::max(bottom, spot.y);
    }
    cell_ = std::max({cell_pitches * pitch_, (right - left) / cells_a_side_max,
                      (bottom - top) / cells_a_side_max});
    origin_ = {left, top};
    columns_ = static_cast<int>((right - left) / cell_) + 1;
    lines_ = static_cast<int>((bottom - top) / cell_) + 1;
    cell_start_.assign(index(columns_) * index(lines_) + 1, 0);
    const auto cellOf = [&](const Spot& spot) {
        const int x = std::clamp(static_cast<int>((spot.x - left) / cell_), 0, columns_ - 1);
        const int y = std::clamp(static_cast<int>((spot.y - top) / cell_), 0, lines_ - 1);
        return index(y) * index(columns_) + index(x);
    };
    for (const Spot& spot : spots_) ++cell_start_[cellOf(spot) + 1];
    for (std::size_t i = 1; i < cell_start_.size(); ++i) cell_start_[i] += cell_start_[i - 1];
    by_cell_.resize(spots_.size());
    std::vector<std::uint32_t> next(cell_start_.begin(), cell_start_.end() - 1);
    for (std::size_t i = 0; i < spots_.size(); ++i) {
        by_cell_[next[cellOf(spots_[i])]++] = static_cast<std::uint32_t>(i);
    }
}

SeatIndex::Cells SeatIndex::cellsOf(const QRectF& area) const {
    if (spots_.empty()) return {};
    const auto cell = [this](double from, double at, int count) {
        return static_cast<int>(
            std::clamp(std::floor((at - from) / cell_), 0.0, static_cast<double>(count - 1)));
    };
    return {cell(origin_.x(), area.left(), columns_), cell(origin_.y(), area.top(), lines_),
            cell(origin_.x(), area.right(), columns_), cell(origin_.y(), area.bottom(), lines_)};
}

std::optional<SeatRef> SeatIndex::nearest(const QPointF& point, double reach) const {
    std::optional<SeatRef> best;
    double least = reach * reach;
    const QRectF area(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    forEachNear(area, [&](const Spot& spot) {
        const QPointF by = spot.at() - point;
        const double away = QPointF::dotProduct(by, by);
        if (away > least) return;
        least = away;
        best = spot.ref;
    });
    return best;
}

std::vector<SeatRef> SeatIndex::seatsIn(const QRectF& area) const {
    std::vector<SeatRef> out;
    forEachNear(area, [&](const Spot& spot) {
        if (area.contains(spot.at())) out.push_back(spot.ref);
    });
    std::ranges::sort(out);
    return out;
}

}  // namespace seatlock::ui::designer
