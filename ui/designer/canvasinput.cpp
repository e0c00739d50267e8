// DesignCanvas: mouse, wheel, touchpad and keys.
#include "engine/seating/changes.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/selectiontext.h"

#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QWheelEvent>

namespace seatlock::ui::designer {

namespace {

/// A notch of a wheel is 120.
constexpr double zoom_per_wheel_unit = 1.0 / 600;
constexpr double arrow_px = 60;
// Centimetres.
constexpr double nudge = 10;
constexpr double nudge_far = 100;
constexpr double nudge_near = 1;

}  // namespace

Pointer DesignCanvas::pointerOf(const QMouseEvent& event) const {
    return {event.position(), viewport_.toPlan(event.position()), event.modifiers(),
            (event.buttons() & Qt::LeftButton) != 0};
}

void DesignCanvas::mousePressEvent(QMouseEvent* event) {
    last_ = event->position();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && space_)) {
        panning_ = true;
        showCursorShape();
    } else if (event->button() == Qt::LeftButton && tool_ != nullptr) {
        tool_->press(pointerOf(*event));
    } else if (event->button() == Qt::RightButton && tool_ != nullptr) {
        tool_->cancel();
    }
}

void DesignCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (panning_) {
        pan(event->position() - last_);
    } else if (tool_ != nullptr) {
        tool_->move(pointerOf(*event));
        showCursorShape();
    }
    last_ = event->position();
    Q_EMIT pointerMoved(viewport_.toPlan(last_));
}

void DesignCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (panning_) {
        panning_ = false;
        showCursorShape();
    } else if (event->button() == Qt::LeftButton && tool_ != nullptr) {
        tool_->release(pointerOf(*event));
    }
}

void DesignCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && tool_ != nullptr) {
        tool_->doubleClick(pointerOf(*event));
    }
}

void DesignCanvas::wheelEvent(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    // Two fingers on a touchpad move the chart; a wheel zooms.
    if (!pixels.isNull() && (event->modifiers() & Qt::ControlModifier) == 0 &&
        event->phase() != Qt::NoScrollPhase) {
        pan(pixels);
    } else {
        zoom(std::exp2(event->angleDelta().y() * zoom_per_wheel_unit), event->position());
    }
    event->accept();
}

bool DesignCanvas::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        auto* gesture = static_cast<QPinchGesture*>(
            static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
        if (gesture != nullptr) {
            zoom(gesture->scaleFactor(), mapFromGlobal(gesture->centerPoint()));
            return true;
        }
    }
    return QWidget::event(event);
}

void DesignCanvas::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuWanted(event->globalPos());
}

bool DesignCanvas::focusNextPrevChild(bool next) {
    // Tab goes through what is drawn; with Ctrl it leaves.
    if (document_.chart().sections.empty() && document_.chart().areas.empty() &&
        document_.chart().decorations.empty()) {
        return QWidget::focusNextPrevChild(next);
    }
    selectNext(next);
    return true;
}

seating::Selection DesignCanvas::nextThing(bool forward) const {
    const seating::Chart& chart = document_.chart();
    std::vector<seating::Selection> all;
    for (const auto& section : chart.sections) {
        auto whole = seating::selectSection(chart, section.id);
        if (!whole.empty()) all.push_back(std::move(whole));
    }
    for (const auto& area : chart.areas) all.push_back({{}, {area.id}});
    for (const auto& each : chart.decorations) all.push_back({{}, {each.id}});
    if (all.empty()) return {};
    const auto at = std::ranges::find(all, document_.selection());
    if (at == all.end()) return forward ? all.front() : all.back();
    const auto now = static_cast<std::size_t>(at - all.begin());
    return all[(now + (forward ? 1 : all.size() - 1)) % all.size()];
}

seating::Selection DesignCanvas::nextOf(Grain grain, bool forward) const {
    const auto& spots = index_.spots();
    if (spots.empty()) return {};
    const auto& selected = document_.selection().seats;
    auto at = forward ? spots.begin() : spots.end() - 1;
    if (!selected.empty()) {
        at = std::ranges::lower_bound(spots, forward ? selected.back() : selected.front(), {},
                                      &Spot::ref);
        if (forward) {
            at = at + 1 == spots.end() ? spots.begin() : at + 1;
        } else {
            at = at == spots.begin() ? spots.end() - 1 : at - 1;
        }
    }
    if (grain == Grain::seat) return {{at->ref}, {}};
    return seating::selectRow(document_.chart(), at->ref);
}

void DesignCanvas::selectNext(bool forward) {
    const Grain grain = tool_ != nullptr ? tool_->grain() : Grain::section;
    document_.select(grain == Grain::section ? nextThing(forward) : nextOf(grain, forward));
    const QRectF box = selectionBox();
    if (!box.isNull() && !viewport_.visible().contains(box)) {
        viewport_.lookAt(box.center(), std::min(viewport_.scale(), viewport_.fitScale(box)));
        moved();
    }
}

void DesignCanvas::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return arrow(*event, -1, 0);
        case Qt::Key_Right:
            return arrow(*event, 1, 0);
        case Qt::Key_Up:
            return arrow(*event, 0, -1);
        case Qt::Key_Down:
            return arrow(*event, 0, 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (tool_ != nullptr) tool_->insert();
            return;
        case Qt::Key_Escape:
            return escape();
        case Qt::Key_Space:
            if (!event->isAutoRepeat()) space_ = true;
            showCursorShape();
            return;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomIn();
        case Qt::Key_Minus:
            return zoomOut();
        case Qt::Key_0:
            return fit();
        default:
            QWidget::keyPressEvent(event);
    }
}

void DesignCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        space_ = false;
        showCursorShape();
    }
    QWidget::keyReleaseEvent(event);
}

void DesignCanvas::arrow(const QKeyEvent& event, int dx, int dy) {
    if (document_.selection().empty() || (event.modifiers() & Qt::ControlModifier) != 0) {
        return pan(QPointF(-dx, -dy) * arrow_px);
    }
    const double step = (event.modifiers() & Qt::ShiftModifier) != 0 ? nudge_far
                        : (event.modifiers() & Qt::AltModifier) != 0 ? nudge_near
                                                                     : nudge;
    document_.edit(
        tr("Move %1").arg(describe(document_.chart(), document_.selection())),
        [&](seating::Chart& chart, const seating::Selection& selection) {
            seating::moveBy(chart, selection, dx * step, dy * step);
        },
        QStringLiteral("nudge"));
}

void DesignCanvas::escape() {
    if (tool_ != nullptr && tool_->cancel()) return;
    if (!document_.selection().empty()) return document_.select({});
    Q_EMIT toolFinished();
}

void DesignCanvas::showCursorShape() {
    if (panning_) {
        setCursor(Qt::ClosedHandCursor);
    } else if (space_) {
        setCursor(Qt::OpenHandCursor);
    } else if (tool_ != nullptr) {
        setCursor(tool_->cursor());
    }
}

void DesignCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const auto reason = event->reason();
    focus_shown_ = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                   reason == Qt::ShortcutFocusReason;
    update();
}

void DesignCanvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    focus_shown_ = false;
    space_ = false;
    showCursorShape();
    update();
}

}  // namespace seatlock::ui::designer
