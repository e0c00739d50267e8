#include "ui/seatmap/mapgeometry.h"

#include "ui/seatmap/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seatlock::ui::seatmap {

namespace {

/// Of the pitch: how large a seat is for the mouse.
constexpr double hit_radius = 0.5;
constexpr double cell_pitches = 4;
/// Outline outside the outermost seats, in pitches.
constexpr double outline_margin = 0.68;

template <class Number>
Number median(std::vector<Number> values, Number otherwise) {
    if (values.empty()) return otherwise;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Stretch {
    double from = 0;
    double to = 0;
};

/// Where the lying line at `y` is inside.
std::vector<Stretch> stretchesAt(const QPolygonF& polygon, double y) {
    std::vector<double> cuts;
    for (qsizetype k = 0; k + 1 < polygon.size(); ++k) {
        const QPointF& a = polygon[k];
        const QPointF& b = polygon[k + 1];
        if ((a.y() > y) == (b.y() > y)) continue;
        cuts.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
    }
    std::ranges::sort(cuts);
    std::vector<Stretch> out;
    for (std::size_t k = 0; k + 1 < cuts.size(); k += 2) out.push_back({cuts[k], cuts[k + 1]});
    return out;
}

/// A large lying rectangle inside `outline`, near its middle, for text that is `wide` times as wide
/// as it is high.
QRectF captionIn(const QPainterPath& outline, const QRectF& bounds, double wide) {
    constexpr int lines = 24;
    const QPolygonF polygon = outline.toFillPolygon();
    const double step = bounds.height() / lines;
    std::vector<std::vector<Stretch>> at;
    for (int i = 0; i <= lines; ++i) {
        at.push_back(stretchesAt(polygon, bounds.top() + (i + 0.001) * step));
    }
    QRectF best(bounds.center(), QSizeF());
    double best_worth = 0;
    for (int top = 0; top < lines; ++top) {
        std::vector<Stretch> common = at[static_cast<std::size_t>(top)];
        for (int bottom = top + 1; bottom <= lines && !common.empty(); ++bottom) {
            std::vector<Stretch> next;
            for (const Stretch& a : common) {
                for (const Stretch& b : at[static_cast<std::size_t>(bottom)]) {
                    const Stretch both{std::max(a.from, b.from), std::min(a.to, b.to)};
                    if (both.to > both.from) next.push_back(both);
                }
            }
            common = std::move(next);
            const double height = (bottom - top) * step;
            for (const Stretch& stretch : common) {
                const double width = stretch.to - stretch.from;
                const double off = std::abs((top + bottom) / 2.0 - lines / 2.0) / lines;
                const double worth =
                    std::min(width, wide * height) * std::min(height, width / wide) * (1 - off);
                if (worth <= best_worth) continue;
                best_worth = worth;
                best = QRectF(stretch.from, bounds.top() + top * step, width, height);
            }
        }
    }
    return best;
}

}  // namespace

MapGeometry::MapGeometry(std::shared_ptr<const board::SeatPlan> plan) : plan_(std::move(plan)) {
    section_.reserve(static_cast<std::size_t>(plan_->size()));
    for (SeatNo seat = 0; seat < plan_->size(); ++seat) {
        section_.push_back(plan_->rows()[static_cast<std::size_t>(plan_->row(seat))].section);
    }
    measurePitch();
    buildSections();
    buildStage();
    buildGrid();
}

void MapGeometry::measurePitch() {
    std::vector<double> gaps;
    for (SeatNo seat = 0; seat + 1 < plan_->size(); ++seat) {
        if (!plan_->besideNext(seat)) continue;
        const QPointF by = at(seat + 1) - at(seat);
        gaps.push_back(std::hypot(by.x(), by.y()));
    }
    pitch_ = std::max(median(std::move(gaps), 50.0), 1.0);

    // From row to row, by the middle seat of each and the nearest of the next.
    std::vector<double> row_gaps;
    const auto& rows = plan_->rows();
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto& next = rows[i + 1];
        if (row.section != next.section || row.count == 0 || next.count == 0) continue;
        const QPointF middle = at(row.first + row.count / 2);
        double least = std::numeric_limits<double>::infinity();
        for (SeatNo seat = next.first; seat < next.first + next.count; ++seat) {
            const QPointF by = at(seat) - middle;
            least = std::min(least, std::hypot(by.x(), by.y()));
        }
        row_gaps.push_back(least);
    }
    row_gap_ = std::clamp(median(std::move(row_gaps), pitch_), pitch_, 4 * pitch_);
}

void MapGeometry::buildSections() {
    std::vector<std::vector<QPointF>> points(plan_->sections().size());
    for (SeatNo seat = 0; seat < plan_->size(); ++seat) {
        points[static_cast<std::size_t>(section(seat))].push_back(at(seat));
    }
    std::vector<std::uint64_t> categories(points.size());
    for (const auto& row : plan_->rows()) {
        categories[static_cast<std::size_t>(row.section)] |= row.categories;
    }
    // Bridges the way between rows with room to spare: what is just bridged looks gnawed at.
    const double reach = std::max(0.9 * row_gap_, 1.1 * pitch_);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& from = plan_->sections()[i];
        SectionShape shape;
        shape.name = QString::fromStdString(from.name);
        shape.general_admission = from.general_admission;
        shape.seats = static_cast<SeatNo>(points[i].size());
        shape.categories = categories[i];
        shape.outline.setFillRule(Qt::OddEvenFill);
        for (const QPolygonF& line : outline(points[i], reach, outline_margin * pitch_)) {
            shape.outline.addPolygon(line);
            shape.outline.closeSubpath();
        }
        shape.bounds = shape.outline.boundingRect();
        shape.caption = captionIn(shape.outline, shape.bounds, shape.general_admission ? 9 : 1.4);
        bounds_ = bounds_.isNull() ? shape.bounds : bounds_.united(shape.bounds);
        sections_.push_back(std::move(shape));
    }
}

void MapGeometry::buildStage() {
    if (size() == 0) return;
    const bool seats_below = bounds_.center().y() >= focus().y();
    const auto stageOf = [&](double width) {
        // Its front runs a little before the focal point.
        const double depth = 0.34 * width;
        const double top = focus().y() - (seats_below ? 0.75 : 0.25) * depth;
        return QRectF(focus().x() - width / 2, top, width, depth);
    };
    const auto free = [&](const QRectF& area) {
        const double room = 2 * pitch_;
        const QRectF wide = area.adjusted(-room, -room, room, room);
        for (SeatNo seat = 0; seat < size(); ++seat) {
            if (wide.contains(at(seat))) return false;
        }
        return true;
    };
    // As large as the seats around let it be.
    const double width_max = std::max(0.3 * bounds_.width(), 4 * pitch_);
    for (double width = width_max; width >= 2 * pitch_; width *= 0.8) {
        if (!free(stageOf(width))) continue;
        stage_ = stageOf(width);
        bounds_ = bounds_.united(stage_);
        return;
    }
}

void MapGeometry::buildGrid() {
    cell_ = cell_pitches * pitch_;
    // A plan of few far-flung seats must not make a grid of millions of cells.
    constexpr double side_max = 1024;
    cell_ = std::max({cell_, bounds_.width() / side_max, bounds_.height() / side_max});
    grid_origin_ = bounds_.topLeft();
    columns_ = static_cast<int>(bounds_.width() / cell_) + 1;
    lines_ = static_cast<int>(bounds_.height() / cell_) + 1;
    const auto cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(lines_);
    cell_start_.assign(cells + 1, 0);
    const auto cellOf = [this](SeatNo seat) {
        const QPointF in = (at(seat) - grid_origin_) / cell_;
        const int x = std::clamp(static_cast<int>(in.x()), 0, columns_ - 1);
        const int y = std::clamp(static_cast<int>(in.y()), 0, lines_ - 1);
        return static_cast<std::size_t>(y) * columns_ + x;
    };
    for (SeatNo seat = 0; seat < size(); ++seat) {
        if (!general(seat)) ++cell_start_[cellOf(seat) + 1];
    }
    for (std::size_t i = 0; i < cells; ++i) cell_start_[i + 1] += cell_start_[i];
    spots_.resize(cell_start_[cells]);
    std::vector<std::uint32_t> next(cell_start_.begin(), cell_start_.end() - 1);
    for (SeatNo seat = 0; seat < size(); ++seat) {
        if (general(seat)) continue;
        spots_[next[cellOf(seat)]++] = {plan_->x(seat), plan_->y(seat), seat};
    }
}

MapGeometry::Cells MapGeometry::cellsOf(const QRectF& area) const {
    const QPointF from = (area.topLeft() - grid_origin_) / cell_;
    const QPointF to = (area.bottomRight() - grid_origin_) / cell_;
    const auto column = [this](double x) {
        return static_cast<int>(std::clamp<double>(std::floor(x), 0, columns_ - 1));
    };
    const auto line = [this](double y) {
        return static_cast<int>(std::clamp<double>(std::floor(y), 0, lines_ - 1));
    };
    return {column(from.x()), line(from.y()), column(to.x()), line(to.y())};
}

std::optional<SeatNo> MapGeometry::seatAt(const QPointF& point) const {
    return nearest(point, hit_radius * pitch_);
}

std::optional<SeatNo> MapGeometry::nearest(const QPointF& point, double reach) const {
    std::optional<SeatNo> best;
    double least = reach * reach;
    const QRectF area(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    forEachNear(area, [&](const Spot& spot) {
        const double dx = spot.x - point.x();
        const double dy = spot.y - point.y();
        const double away = dx * dx + dy * dy;
        if (away > least) return;
        least = away;
        best = spot.seat;
    });
    return best;
}

std::optional<std::int32_t> MapGeometry::sectionAt(const QPointF& point) const {
    for (std::size_t i = sections_.size(); i-- > 0;) {
        const SectionShape& shape = sections_[i];
        if (shape.bounds.contains(point) && shape.outline.contains(point)) {
            return static_cast<std::int32_t>(i);
        }
    }
    return std::nullopt;
}

std::vector<SeatNo> MapGeometry::seatsIn(const QRectF& area) const {
    std::vector<SeatNo> out;
    forEachNear(area, [&](const Spot& spot) {
        if (area.contains(QPointF(spot.x, spot.y))) out.push_back(spot.seat);
    });
    std::ranges::sort(out);
    return out;
}

std::optional<SeatNo> MapGeometry::neighbour(SeatNo seat, int dx, int dy) const {
    const QPointF from = at(seat);
    const auto search = [&](double reach) {
        std::optional<SeatNo> best;
        double least = std::numeric_limits<double>::infinity();
        const QRectF area(from - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
        forEachNear(area, [&](const Spot& spot) {
            const QPointF by = QPointF(spot.x, spot.y) - from;
            const double along = by.x() * dx + by.y() * dy;
            const double across = std::abs(by.x() * dy) + std::abs(by.y() * dx);
            if (along < 0.1 * pitch_ || across > 1.5 * along) return;
            // What is off the way counts double: rows are followed, not crossed.
            const double cost = along + 2 * across;
            if (cost >= least) return;
            least = cost;
            best = spot.seat;
        });
        return best;
    };
    const double farthest = std::max(bounds_.width(), bounds_.height());
    for (double reach = 3 * row_gap_; reach < 4 * farthest; reach *= 4) {
        if (const auto found = search(reach)) return found;
    }
    return std::nullopt;
}

}  // namespace seatlock::ui::seatmap
