#include "ui/designer/selecttool.h"

#include "engine/seating/changes.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/selectiontext.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QLocale>

namespace seatlock::ui::designer {

namespace {

// Logical pixels.
constexpr double handle_away = 22;
constexpr double handle_radius = 6;
constexpr double handle_reach = 10;
constexpr double turn_step = 5;
constexpr double turn_step_far = 15;

bool adds(Qt::KeyboardModifiers modifiers) {
    return (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
}

bool covers(const seating::Selection& all, const seating::Selection& part) {
    return std::ranges::includes(all.seats, part.seats) &&
           std::ranges::includes(all.objects, part.objects);
}

seating::Selection without(const seating::Selection& all, const seating::Selection& part) {
    seating::Selection out;
    std::ranges::set_difference(all.seats, part.seats, std::back_inserter(out.seats));
    std::ranges::set_difference(all.objects, part.objects, std::back_inserter(out.objects));
    return out;
}

}  // namespace

std::optional<QPointF> SelectTool::handle() const {
    const QRectF box = canvas_.selectionBox();
    if (box.isNull()) return std::nullopt;
    const QPointF top = canvas_.viewport().toScreen(QPointF(box.center().x(), box.top()));
    return top - QPointF(0, handle_away);
}

bool SelectTool::onHandle(const QPointF& screen) const {
    const auto at = handle();
    if (!at) return false;
    const QPointF by = screen - *at;
    return std::hypot(by.x(), by.y()) <= handle_reach;
}

void SelectTool::press(const Pointer& pointer) {
    pressed_ = pointer;
    now_ = pointer.plan;
    clicked_.reset();
    box_ = canvas_.selectionBox();
    if (onHandle(pointer.screen)) {
        drag_ = Drag::turn;
        degrees_ = 0;
        return;
    }
    const auto hit = canvas_.hit(pointer.screen);
    const auto& selection = canvas_.document().selection();
    // Among seats, what they stand on does not stop a band.
    if (!hit.seat && (hit.object == 0 || grain_ != Grain::section)) {
        drag_ = Drag::maybe_band;
        return;
    }
    const auto unit = canvas_.unit(hit, grain_);
    drag_ = Drag::maybe_move;
    const bool selected = covers(selection, unit);
    if (adds(pointer.modifiers)) {
        clicked_ = selected ? without(selection, unit)
                            : seating::united(canvas_.document().chart(), selection, unit);
        if (!selected) canvas_.document().select(*clicked_);
    } else if (!selected) {
        canvas_.document().select(unit);
    } else {
        clicked_ = unit;
    }
    box_ = canvas_.selectionBox();
}

void SelectTool::move(const Pointer& pointer) {
    if (!pointer.down) return hover(pointer);
    now_ = pointer.plan;
    const bool far =
        (pointer.screen - pressed_.screen).manhattanLength() >= QApplication::startDragDistance();
    if (drag_ == Drag::maybe_move && far) {
        drag_ = Drag::move;
        snapper_ = Snapper::around(canvas_.document().chart(), canvas_.document().selection());
    }
    if (drag_ == Drag::maybe_band && far) drag_ = Drag::band;
    if (drag_ == Drag::move) dragTo(pointer);
    if (drag_ == Drag::turn) turnTo(pointer);
    if (drag_ == Drag::band) canvas_.redraw();
}

void SelectTool::dragTo(const Pointer& pointer) {
    shift_ = pointer.plan - pressed_.plan;
    if ((pointer.modifiers & Qt::ShiftModifier) != 0) {
        // Straight across or straight down.
        (std::abs(shift_.x()) > std::abs(shift_.y()) ? shift_.ry() : shift_.rx()) = 0;
    }
    const Snap snap = canvas_.snap(snapper_, box_.translated(shift_), pointer.modifiers);
    shift_ += snap.shift;
    canvas_.drag(QTransform::fromTranslate(shift_.x(), shift_.y()));
    canvas_.setGuides(snap.guides);
    canvas_.setBubble(tr("%1 across, %2 down").arg(inMetres(shift_.x()), inMetres(shift_.y())),
                      pointer.screen);
}

void SelectTool::turnTo(const Pointer& pointer) {
    const QPointF middle = box_.center();
    const QPointF by = pointer.plan - middle;
    const double step = (pointer.modifiers & Qt::AltModifier) != 0     ? 0
                        : (pointer.modifiers & Qt::ShiftModifier) != 0 ? turn_step_far
                                                                       : turn_step;
    degrees_ = std::atan2(by.x(), -by.y()) * 180 / M_PI;
    if (step > 0) degrees_ = std::round(degrees_ / step) * step;
    QTransform turn;
    turn.translate(middle.x(), middle.y()).rotate(degrees_).translate(-middle.x(), -middle.y());
    canvas_.drag(turn);
    canvas_.setBubble(QLocale().toString(degrees_, 'f', 1) + QStringLiteral("°"), pointer.screen);
}

void SelectTool::release(const Pointer& pointer) {
    const Drag was = std::exchange(drag_, Drag::none);
    auto& document = canvas_.document();
    if (was == Drag::move || was == Drag::turn) canvas_.endDrag();
    const QString what = describe(document.chart(), document.selection());
    if (was == Drag::move) {
        document.edit(tr("Move %1").arg(what),
                      [&](seating::Chart& chart, const seating::Selection& selection) {
                          seating::moveBy(chart, selection, shift_.x(), shift_.y());
                      });
    } else if (was == Drag::turn) {
        document.edit(tr("Rotate %1").arg(what),
                      [&](seating::Chart& chart, const seating::Selection& selection) {
                          seating::rotateAbout(chart, selection, toPoint(box_.center()), degrees_);
                      });
    } else if (was == Drag::band) {
        takeBand(pointer.modifiers);
    } else if (was == Drag::maybe_band) {
        if (!adds(pointer.modifiers)) document.select({});
    } else if (clicked_) {
        document.select(*clicked_);
    }
    clicked_.reset();
    canvas_.redraw();
}

void SelectTool::takeBand(Qt::KeyboardModifiers modifiers) {
    auto& document = canvas_.document();
    const seating::Chart& chart = document.chart();
    const QRectF band = QRectF(pressed_.plan, now_).normalized();
    seating::Selection found = seating::selectIn(chart, toRect(band));
    if (grain_ == Grain::seat) found.objects.clear();
    if (grain_ != Grain::seat) {
        seating::Selection whole{{}, found.objects};
        seating::SeatRef last{-1, -1, -1};
        for (const seating::SeatRef ref : found.seats) {
            const bool same =
                ref.section == last.section && (grain_ == Grain::section || ref.row == last.row);
            if (same) continue;
            last = ref;
            const auto unit =
                grain_ == Grain::row
                    ? seating::selectRow(chart, ref)
                    : seating::selectSection(
                          chart, chart.sections[static_cast<std::size_t>(ref.section)].id);
            whole.seats.insert(whole.seats.end(), unit.seats.begin(), unit.seats.end());
        }
        found = seating::tidied(chart, std::move(whole));
    }
    if (adds(modifiers)) found = seating::united(chart, document.selection(), found);
    document.select(std::move(found));
}

void SelectTool::doubleClick(const Pointer& pointer) {
    const auto hit = canvas_.hit(pointer.screen);
    if (!hit.seat) return;
    canvas_.document().select(
        canvas_.unit(hit, grain_ == Grain::section ? Grain::row : Grain::seat));
    drag_ = Drag::none;
}

void SelectTool::hover(const Pointer& pointer) {
    shape_ = Qt::ArrowCursor;
    if (onHandle(pointer.screen)) {
        shape_ = Qt::PointingHandCursor;
    } else {
        const auto hit = canvas_.hit(pointer.screen);
        const bool takes = hit.seat || (hit.object != 0 && grain_ == Grain::section);
        if (takes) shape_ = Qt::SizeAllCursor;
    }
}

bool SelectTool::cancel() {
    const Drag was = std::exchange(drag_, Drag::none);
    clicked_.reset();
    if (canvas_.dragging()) canvas_.endDrag();
    canvas_.redraw();
    return was == Drag::move || was == Drag::turn || was == Drag::band;
}

void SelectTool::paint(QPainter& painter, const CanvasFrame& frame) {
    const auto& colors = canvas_.colors();
    if (drag_ == Drag::band) {
        const QRectF band = QRectF(pressed_.plan, now_).normalized();
        const QRectF area(frame.toDevice(band.topLeft()), band.size() * frame.scale());
        QColor fill = colors.accent;
        fill.setAlphaF(0.14F);
        painter.setPen(QPen(colors.accent, frame.dpr));
        painter.setBrush(fill);
        painter.drawRect(area);
        return;
    }
    if (drag_ == Drag::move || drag_ == Drag::turn) return;
    const auto at = handle();
    if (!at) return;
    const double dpr = frame.dpr;
    painter.setPen(QPen(colors.accent, dpr));
    painter.drawLine(*at * dpr, (*at + QPointF(0, handle_away)) * dpr);
    painter.setPen(QPen(colors.accent, 2 * dpr));
    painter.setBrush(colors.surface);
    painter.drawEllipse(*at * dpr, handle_radius * dpr, handle_radius * dpr);
}

QCursor SelectTool::cursor() const {
    switch (drag_) {
        case Drag::band:
            return Qt::CrossCursor;
        case Drag::turn:
            return Qt::ClosedHandCursor;
        case Drag::move:
            return Qt::SizeAllCursor;
        default:
            return shape_;
    }
}

QString SelectTool::hint() const {
    switch (grain_) {
        case Grain::section:
            return tr(
                "Click a section or object, drag to move it. Double-click: its row. Shift adds.");
        case Grain::row:
            return tr(
                "Click a row or table, drag to move it. Double-click for a seat. Shift "
                "adds.");
        case Grain::seat:
            return tr("Click seats or draw a band around them. Shift adds.");
    }
    return {};
}

}  // namespace seatlock::ui::designer
