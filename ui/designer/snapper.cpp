#include "ui/designer/snapper.h"

#include "ui/designer/canvasframe.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::designer {

namespace {

double toGrid(double value, double grid) {
    return std::round(value / grid) * grid - value;
}

void extend(std::optional<QRectF>& box, const QPointF& by) {
    if (!box) box = QRectF(by, QSizeF());
    box->setLeft(std::min(box->left(), by.x()));
    box->setRight(std::max(box->right(), by.x()));
    box->setTop(std::min(box->top(), by.y()));
    box->setBottom(std::max(box->bottom(), by.y()));
}

}  // namespace

void Snapper::add(const QRectF& box) {
    for (const double x : {box.left(), box.center().x(), box.right()}) {
        upright_.push_back({x, box.top(), box.bottom()});
    }
    for (const double y : {box.top(), box.center().y(), box.bottom()}) {
        lying_.push_back({y, box.left(), box.right()});
    }
}

Snapper Snapper::around(const seating::Chart& chart, const seating::Selection& dragged) {
    Snapper out;
    auto next = dragged.seats.begin();
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        std::optional<QRectF> box;
        const auto& rows = chart.sections[s].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t i = 0; i < rows[r].seats.size(); ++i) {
                const seating::SeatRef ref{static_cast<std::int32_t>(s),
                                           static_cast<std::int32_t>(r),
                                           static_cast<std::int32_t>(i)};
                if (next != dragged.seats.end() && *next == ref) {
                    ++next;
                } else {
                    extend(box, toQt(rows[r].seats[i].at()));
                }
            }
        }
        if (box) out.add(*box);
    }
    const auto consider = [&](seating::ObjectId id, const seating::Outline& outline) {
        if (std::ranges::binary_search(dragged.objects, id)) return;
        out.add(toQt(seating::boundsOf(outline)));
    };
    for (const auto& area : chart.areas) consider(area.id, area.outline);
    for (const auto& each : chart.decorations) consider(each.id, each.outline);
    out.upright_.push_back({chart.width / 2, 0, chart.height});
    out.lying_.push_back({chart.height / 2, 0, chart.width});
    if (chart.focal_point) out.add(QRectF(toQt(*chart.focal_point), QSizeF()));
    return out;
}

std::optional<Snapper::Pull> Snapper::pull(const std::vector<Line>& lines, const double (&edges)[3],
                                           double reach) {
    std::optional<Pull> best;
    for (const Line& line : lines) {
        for (const double edge : edges) {
            const double shift = line.at - edge;
            if (std::abs(shift) > reach) continue;
            if (!best || std::abs(shift) < std::abs(best->shift)) best = Pull{shift, line};
        }
    }
    return best;
}

Snap Snapper::snap(const QRectF& box, double grid, double reach) const {
    Snap out;
    const auto x = pull(upright_, {box.left(), box.center().x(), box.right()}, reach);
    const auto y = pull(lying_, {box.top(), box.center().y(), box.bottom()}, reach);
    if (x) {
        out.shift.setX(x->shift);
    } else if (grid > 0) {
        out.shift.setX(toGrid(box.left(), grid));
    }
    if (y) {
        out.shift.setY(y->shift);
    } else if (grid > 0) {
        out.shift.setY(toGrid(box.top(), grid));
    }
    const QRectF moved = box.translated(out.shift);
    if (x) {
        out.guides.emplace_back(x->line.at, std::min(x->line.from, moved.top()), x->line.at,
                                std::max(x->line.to, moved.bottom()));
    }
    if (y) {
        out.guides.emplace_back(std::min(y->line.from, moved.left()), y->line.at,
                                std::max(y->line.to, moved.right()), y->line.at);
    }
    return out;
}

}  // namespace seatlock::ui::designer
