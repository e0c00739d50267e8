#include "ui/designer/shapetool.h"

#include "engine/seating/naming.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/objectpainter.h"
#include "ui/designer/selectiontext.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::designer {

namespace {

constexpr double size_min_cm = 20;
/// What a standing area takes at first, people on a square metre.
constexpr double crowd_per_m2 = 2;
constexpr double cm2_per_m2 = 10'000;

}  // namespace

QPointF ShapeTool::snapped(const Pointer& pointer) {
    const Snap snap = canvas_.snap(snapper_, QRectF(pointer.plan, QSizeF()), pointer.modifiers);
    canvas_.setGuides(snap.guides);
    return pointer.plan + snap.shift;
}

QSizeF ShapeTool::usualSize() const {
    switch (purpose_) {
        case ShapePurpose::area:
            return {1'000, 600};
        case ShapePurpose::stage:
            return {1'200, 400};
        case ShapePurpose::text:
            return {400, 80};
        case ShapePurpose::shape:
            break;
    }
    return {400, 300};
}

seating::Outline ShapeTool::outlineOf(const QRectF& box) const {
    seating::Outline out;
    out.kind = kind_;
    out.centre = seating::toMillimetre(toPoint(box.center()));
    out.width = std::round(box.width() * 10) / 10;
    out.height = std::round(box.height() * 10) / 10;
    return out;
}

void ShapeTool::press(const Pointer& pointer) {
    if (points_.empty()) snapper_ = Snapper::around(canvas_.document().chart(), {});
    now_ = snapped(pointer);
    dragged_ = false;
    if (seating::hasPoints(kind_)) {
        points_.push_back(now_);
    } else {
        points_ = {now_};
    }
}

void ShapeTool::move(const Pointer& pointer) {
    if (points_.empty()) return;
    now_ = snapped(pointer);
    dragged_ = dragged_ || pointer.down;
    if (!seating::hasPoints(kind_) && pointer.down) {
        const QRectF box = QRectF(points_.front(), now_).normalized();
        canvas_.setBubble(tr("%1 × %2").arg(inMetres(box.width()), inMetres(box.height())),
                          pointer.screen);
    }
    canvas_.redraw();
}

void ShapeTool::release(const Pointer&) {
    if (points_.empty() || seating::hasPoints(kind_)) return;
    QRectF box = QRectF(points_.front(), now_).normalized();
    if (!dragged_ || box.width() < size_min_cm || box.height() < size_min_cm) {
        const QSizeF size = usualSize();
        box = QRectF(points_.front() - QPointF(size.width(), size.height()) / 2, size);
    }
    cancel();
    add(outlineOf(box));
}

bool ShapeTool::isComplete() const {
    return points_.size() >= (kind_ == seating::OutlineKind::line ? 2U : 3U);
}

void ShapeTool::doubleClick(const Pointer&) {
    // The first of the two clicks has set the last corner.
    if (seating::hasPoints(kind_)) finish();
}

void ShapeTool::finish() {
    if (!isComplete()) return;
    seating::Outline outline;
    outline.kind = kind_;
    for (const QPointF& point : points_) {
        outline.points.push_back(seating::toMillimetre(toPoint(point)));
    }
    const auto last = std::ranges::unique(outline.points);
    outline.points.erase(last.begin(), last.end());
    cancel();
    add(outline);
}

void ShapeTool::insert() {
    if (seating::hasPoints(kind_)) {
        if (isComplete()) return finish();
        if (kind_ == seating::OutlineKind::line || !points_.empty()) return;
        // A triangle, to be changed at the right.
        const QPointF middle = canvas_.viewport().centre();
        points_ = {middle + QPointF(0, -250), middle + QPointF(300, 250),
                   middle + QPointF(-300, 250)};
        return finish();
    }
    const QSizeF size = usualSize();
    add(outlineOf(
        QRectF(canvas_.viewport().centre() - QPointF(size.width(), size.height()) / 2, size)));
}

void ShapeTool::add(const seating::Outline& outline) {
    const auto category = canvas_.settings().category;
    const auto change = [&](seating::Chart& chart, seating::Selection& selection) {
        const seating::ObjectId id = chart.takeId();
        selection = {{}, {id}};
        if (purpose_ == ShapePurpose::area) {
            seating::Area area;
            area.id = id;
            area.name = seating::freeName(chart, "Standing");
            area.outline = outline;
            area.capacity =
                std::max(1, static_cast<int>(seating::areaOf(outline) / cm2_per_m2 * crowd_per_m2));
            if (chart.isCategory(category)) area.category = category;
            chart.areas.push_back(std::move(area));
            return;
        }
        seating::Decoration each;
        each.id = id;
        each.outline = outline;
        if (purpose_ == ShapePurpose::stage) {
            each.kind = seating::DecorationKind::stage;
            each.text = tr("Stage").toStdString();
            each.fill = "#4a5568";
            if (!chart.focal_point) {
                chart.focal_point = seating::boundsOf(outline).centre();
            }
        } else if (purpose_ == ShapePurpose::text) {
            each.kind = seating::DecorationKind::text;
            each.text = tr("Text").toStdString();
            each.text_height = std::clamp(outline.height, 30.0, 300.0);
        } else {
            each.stroke = "#718096";
            if (kind_ != seating::OutlineKind::line) each.fill = "#cbd5e0";
        }
        chart.decorations.push_back(std::move(each));
    };
    const QString text = purpose_ == ShapePurpose::area    ? tr("Add a standing area")
                         : purpose_ == ShapePurpose::stage ? tr("Add a stage")
                         : purpose_ == ShapePurpose::text  ? tr("Add a text")
                                                           : tr("Add a shape");
    canvas_.document().edit(text, change);
    Q_EMIT canvas_.toolFinished();
}

bool ShapeTool::cancel() {
    const bool was = !points_.empty();
    points_.clear();
    canvas_.setGuides({});
    canvas_.setBubble({});
    return was;
}

void ShapeTool::paint(QPainter& painter, const CanvasFrame& frame) {
    if (points_.empty()) return;
    QColor fill = canvas_.colors().accent;
    fill.setAlphaF(0.2F);
    painter.setPen(QPen(canvas_.colors().accent, 1.5 * frame.dpr));
    painter.setBrush(kind_ == seating::OutlineKind::line ? QBrush(Qt::NoBrush) : QBrush(fill));
    if (seating::hasPoints(kind_)) {
        QPolygonF line;
        for (const QPointF& point : points_) line << frame.toDevice(point);
        line << frame.toDevice(now_);
        painter.drawPolyline(line);
        for (const QPointF& corner : line) {
            painter.drawEllipse(corner, 3 * frame.dpr, 3 * frame.dpr);
        }
    } else if (dragged_) {
        painter.drawPath(
            frame.transform().map(pathOf(outlineOf(QRectF(points_.front(), now_).normalized()))));
    }
}

QString ShapeTool::hint() const {
    return seating::hasPoints(kind_)
               ? tr("Click corner after corner; double-click or Enter ends the shape.")
               : tr("Drag the shape, or press Enter for one of the usual size.");
}

}  // namespace seatlock::ui::designer
