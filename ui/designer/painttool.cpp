#include "ui/designer/painttool.h"

#include "ui/designer/designcanvas.h"
#include "ui/designer/selectiontext.h"

#include <algorithm>

namespace seatlock::ui::designer {

namespace {

template <class T>
bool insertSorted(std::vector<T>& into, const T& value) {
    const auto at = std::ranges::lower_bound(into, value);
    if (at != into.end() && *at == value) return false;
    into.insert(at, value);
    return true;
}

}  // namespace

bool PaintTool::has(seating::SeatRef ref) const {
    const auto& seat = seating::seatAt(canvas_.document().chart(), ref);
    switch (*flag_) {
        case seating::SeatFlag::accessible:
            return seat.accessible;
        case seating::SeatFlag::companion:
            return seat.companion;
        case seating::SeatFlag::obstructed:
            return seat.obstructed;
    }
    return false;
}

void PaintTool::press(const Pointer& pointer) {
    painted_ = {};
    pressed_ = now_ = pointer.plan;
    band_ = (pointer.modifiers & Qt::ShiftModifier) != 0;
    stroke_ = true;
    on_ = true;
    if (flag_) {
        const auto hit = canvas_.hit(pointer.screen);
        on_ = !hit.seat || !has(*hit.seat);
    }
    if (!band_) touch(pointer);
}

void PaintTool::move(const Pointer& pointer) {
    if (!stroke_ || !pointer.down) return;
    // A quick stroke skips no seat.
    const QPointF from = now_;
    const QPointF by = pointer.plan - from;
    const double length = std::hypot(by.x(), by.y());
    const int steps = band_ ? 0 : static_cast<int>(length / (canvas_.index().pitch() / 2));
    for (int i = 1; i <= steps; ++i) {
        Pointer between = pointer;
        between.plan = from + by * i / steps;
        between.screen = canvas_.viewport().toScreen(between.plan);
        touch(between);
    }
    now_ = pointer.plan;
    if (!band_) touch(pointer);
    canvas_.redraw();
}

void PaintTool::touch(const Pointer& pointer) {
    const auto hit = canvas_.hit(pointer.screen);
    if (hit.seat) insertSorted(painted_.seats, *hit.seat);
    if (hit.object != 0 && !flag_) insertSorted(painted_.objects, hit.object);
    canvas_.redraw();
}

void PaintTool::release(const Pointer& pointer) {
    if (!stroke_) return;
    seating::Selection painted = std::move(painted_);
    if (band_) {
        painted = seating::selectIn(canvas_.document().chart(),
                                    toRect(QRectF(pressed_, pointer.plan).normalized()));
    }
    cancel();
    apply(painted);
}

void PaintTool::insert() {
    const auto& selection = canvas_.document().selection();
    if (flag_ && !selection.seats.empty()) on_ = !has(selection.seats.front());
    apply(selection);
}

void PaintTool::apply(const seating::Selection& painted) {
    if (painted.empty()) return;
    auto& document = canvas_.document();
    const QString what = describe(document.chart(), painted);
    if (flag_) {
        document.edit(tr("Mark %1").arg(what),
                      [&](seating::Chart& chart, const seating::Selection&) {
                          seating::setFlag(chart, painted, *flag_, on_);
                      });
        return;
    }
    const auto category = canvas_.settings().category;
    document.edit(tr("Price %1").arg(what), [&](seating::Chart& chart, const seating::Selection&) {
        seating::setCategory(chart, painted,
                             chart.isCategory(category) ? category : seating::no_category);
    });
}

bool PaintTool::cancel() {
    const bool was = stroke_;
    stroke_ = band_ = false;
    painted_ = {};
    canvas_.redraw();
    return was;
}

void PaintTool::paint(QPainter& painter, const CanvasFrame& frame) {
    if (band_) {
        const QRectF band = QRectF(pressed_, now_).normalized();
        QColor fill = canvas_.colors().accent;
        fill.setAlphaF(0.14F);
        painter.setPen(QPen(canvas_.colors().accent, frame.dpr));
        painter.setBrush(fill);
        painter.drawRect(QRectF(frame.toDevice(band.topLeft()), band.size() * frame.scale()));
    }
    painter.setPen(QPen(canvas_.colors().text, 1.5 * frame.dpr));
    QColor fill = canvas_.colors().accent;
    const seating::Chart& chart = canvas_.document().chart();
    const auto category = canvas_.settings().category;
    if (!flag_ && chart.isCategory(category)) {
        fill = QColor(
            QString::fromStdString(chart.categories[static_cast<std::size_t>(category)].color));
    }
    painter.setBrush(fill);
    const double radius = 0.42 * frame.index.pitch() * frame.scale();
    for (const seating::SeatRef ref : painted_.seats) {
        painter.drawEllipse(frame.toDevice(frame.index.spot(ref).at()), radius, radius);
    }
}

QString PaintTool::hint() const {
    if (flag_)
        return tr("Stroke over seats to mark them, from a marked one to unmark. Shift: a band.");
    const seating::Chart& chart = canvas_.document().chart();
    const auto category = canvas_.settings().category;
    if (!chart.isCategory(category))
        return tr("Stroke over seats and areas to make them unpriced.");
    return tr("Stroke over seats and areas to price them as %1. Shift draws a band.")
        .arg(QString::fromStdString(chart.categories[static_cast<std::size_t>(category)].name));
}

}  // namespace seatlock::ui::designer
