#include "ui/seatmap/mapgestures.h"

#include "ui/seatmap/seatmapview.h"

#include <cmath>

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

namespace seatlock::ui::seatmap {

namespace {

constexpr double arrow_px = 60;
/// A notch of a wheel is 120.
constexpr double zoom_per_wheel_unit = 1.0 / 600;

}  // namespace

MapGestures::MapGestures(SeatMapView& view) : QObject(&view), view_(view) {
    view.grabGesture(Qt::PinchGesture);
    view.installEventFilter(this);
}

bool MapGestures::eventFilter(QObject*, QEvent* event) {
    if (view_.scene().empty()) return false;
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            return press(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseMove:
            return move(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseButtonRelease:
            return release(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseButtonDblClick:
            return doubleClick(*static_cast<QMouseEvent*>(event));
        case QEvent::Wheel:
            return wheel(*static_cast<QWheelEvent*>(event));
        case QEvent::NativeGesture:
            return nativeGesture(*static_cast<QNativeGestureEvent*>(event));
        case QEvent::Gesture:
            return pinch(*static_cast<QGestureEvent*>(event));
        case QEvent::KeyPress:
            return keyPress(*static_cast<QKeyEvent*>(event));
        case QEvent::KeyRelease:
            return keyRelease(*static_cast<QKeyEvent*>(event));
        case QEvent::FocusOut:
            space_ = false;
            showCursorShape();
            return false;
        case QEvent::Leave:
            view_.leave();
            return false;
        default:
            return false;
    }
}

bool MapGestures::press(const QMouseEvent& event) {
    if (drag_ != Drag::none) return true;
    pressed_ = last_ = event.position();
    if (event.button() == Qt::MiddleButton) {
        wanted_ = Drag::move;
    } else if (event.button() != Qt::LeftButton) {
        return false;
    } else if (space_) {
        wanted_ = Drag::move;
        space_used_ = true;
    } else {
        const bool band = view_.bandMode() || (event.modifiers() & Qt::ShiftModifier) != 0 ||
                          view_.seatAt(pressed_).has_value();
        wanted_ = band ? Drag::band : Drag::move;
    }
    drag_ = Drag::undecided;
    return true;
}

bool MapGestures::move(const QMouseEvent& event) {
    const QPointF at = event.position();
    if (drag_ == Drag::undecided &&
        (at - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
        drag_ = wanted_;
        view_.leave();
        showCursorShape();
    }
    if (drag_ == Drag::move) view_.pan(at - last_);
    if (drag_ == Drag::band) view_.setBand(QRectF(pressed_, at).normalized());
    if (drag_ == Drag::none) view_.hover(at);
    last_ = at;
    return true;
}

bool MapGestures::release(const QMouseEvent& event) {
    const Drag was = drag_;
    drag_ = Drag::none;
    if (was == Drag::band) endBand(event.modifiers());
    if (was == Drag::undecided && event.button() == Qt::LeftButton && !space_) click(event);
    showCursorShape();
    if (was != Drag::none) view_.hover(event.position());
    return was != Drag::none;
}

void MapGestures::click(const QMouseEvent& event) {
    const auto seat = view_.seatAt(pressed_);
    const bool more = view_.additive() ||
                      (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
    if (!seat) {
        if (!more) {
            view_.selection().clear();
            view_.setCursorSeat(std::nullopt);
        }
        return;
    }
    if (more) {
        view_.selection().toggle(*seat);
    } else {
        view_.selection().set({&*seat, 1});
    }
    view_.setCursorSeat(seat);
}

void MapGestures::endBand(Qt::KeyboardModifiers modifiers) {
    const QRectF band = view_.viewport().toPlan(view_.marks_.band);
    view_.setBand({});
    const auto seats = view_.scene().geometry->seatsIn(band);
    std::vector<core::SeatNo> passing;
    for (const core::SeatNo seat : seats) {
        if (!view_.scene().look(seat).dimmed) passing.push_back(seat);
    }
    if ((modifiers & Qt::ControlModifier) != 0) {
        view_.selection().add(passing);
    } else {
        view_.selection().set(passing);
    }
}

bool MapGestures::doubleClick(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton) return false;
    if (const auto seat = view_.seatAt(event.position())) {
        Q_EMIT view_.seatActivated(*seat);
        return true;
    }
    const auto& geometry = *view_.scene().geometry;
    const auto section = geometry.sectionAt(view_.viewport().toPlan(event.position()));
    if (section && detailFor(view_.viewport().pitchPx()) == Detail::blocks) {
        view_.showSection(*section);
    } else {
        view_.zoom(2, event.position());
    }
    return true;
}

bool MapGestures::wheel(const QWheelEvent& event) {
    const QPoint pixels = event.pixelDelta();
    // Two fingers on a touchpad move the map; a wheel zooms.
    if (!pixels.isNull() && (event.modifiers() & Qt::ControlModifier) == 0 &&
        event.phase() != Qt::NoScrollPhase) {
        view_.pan(pixels);
        return true;
    }
    const double units = event.angleDelta().y() != 0 ? event.angleDelta().y() : 0;
    view_.zoom(std::exp2(units * zoom_per_wheel_unit), event.position());
    view_.hover(event.position());
    return true;
}

bool MapGestures::nativeGesture(const QNativeGestureEvent& event) {
    if (event.gestureType() == Qt::ZoomNativeGesture) {
        view_.zoom(1 + event.value(), event.position());
    } else if (event.gestureType() == Qt::SmartZoomNativeGesture) {
        view_.fit();
    }
    return true;
}

bool MapGestures::pinch(const QGestureEvent& event) {
    const auto* gesture = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr) return false;
    drag_ = Drag::none;  // what the first finger began
    view_.setBand({});
    const QPointF at = view_.mapFromGlobal(gesture->centerPoint());
    if ((gesture->changeFlags() & QPinchGesture::CenterPointChanged) != 0) {
        view_.pan(gesture->centerPoint() - gesture->lastCenterPoint());
    }
    if ((gesture->changeFlags() & QPinchGesture::ScaleFactorChanged) != 0) {
        view_.zoom(gesture->scaleFactor(), at);
    }
    return true;
}

bool MapGestures::keyPress(const QKeyEvent& event) {
    if (event.matches(QKeySequence::Copy)) {
        view_.copySelection();
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        view_.setBand(QRectF(QPointF(), view_.viewport().size()));
        endBand({});
        return true;
    }
    switch (event.key()) {
        case Qt::Key_Left:
            arrow(event, -1, 0);
            return true;
        case Qt::Key_Right:
            arrow(event, 1, 0);
            return true;
        case Qt::Key_Up:
            arrow(event, 0, -1);
            return true;
        case Qt::Key_Down:
            arrow(event, 0, 1);
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            view_.zoomIn();
            return true;
        case Qt::Key_Minus:
            view_.zoomOut();
            return true;
        case Qt::Key_0:
            view_.fit();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            chooseAtCursor(event.modifiers());
            return true;
        case Qt::Key_Space:
            if (!event.isAutoRepeat()) {
                space_ = true;
                space_used_ = false;
                showCursorShape();
            }
            return true;
        case Qt::Key_Escape:
            if (drag_ == Drag::none && view_.selection().empty() && !view_.cursorSeat()) {
                return false;
            }
            escape();
            return true;
        default:
            return false;
    }
}

bool MapGestures::keyRelease(const QKeyEvent& event) {
    if (event.key() != Qt::Key_Space || event.isAutoRepeat() || !space_) return false;
    space_ = false;
    showCursorShape();
    if (!space_used_) chooseAtCursor(event.modifiers());
    return true;
}

void MapGestures::arrow(const QKeyEvent& event, int dx, int dy) {
    const auto cursor = view_.cursorSeat();
    if (!cursor || (event.modifiers() & Qt::ControlModifier) != 0) {
        view_.pan(QPointF(-dx, -dy) * arrow_px);
        return;
    }
    const auto next = view_.scene().geometry->neighbour(*cursor, dx, dy);
    if (!next) return;
    view_.setCursorSeat(next);
    if ((event.modifiers() & Qt::ShiftModifier) == 0) return;
    const std::vector<core::SeatNo> both{*cursor, *next};
    view_.selection().add(both);
}

void MapGestures::chooseAtCursor(Qt::KeyboardModifiers modifiers) {
    const auto cursor = view_.cursorSeat();
    if (cursor) {
        if ((modifiers & Qt::ShiftModifier) != 0) {
            view_.selection().add({&*cursor, 1});
        } else {
            view_.selection().toggle(*cursor);
        }
        return;
    }
    // The first time, the cursor goes to the seat in the middle of what is seen.
    const auto& geometry = *view_.scene().geometry;
    const QPointF middle = view_.viewport().visible().center();
    const double reach = std::max(geometry.bounds().width(), geometry.bounds().height());
    const auto seat = geometry.nearest(middle, reach);
    if (!seat) return;
    if (detailFor(view_.viewport().pitchPx()) == Detail::blocks) view_.showSeat(*seat);
    view_.setCursorSeat(seat);
}

void MapGestures::escape() {
    if (drag_ != Drag::none) {
        drag_ = Drag::none;
        view_.setBand({});
        showCursorShape();
    } else if (!view_.selection().empty() && !view_.additive()) {
        view_.selection().clear();
    } else {
        view_.setCursorSeat(std::nullopt);
    }
}

void MapGestures::showCursorShape() {
    if (drag_ == Drag::move) {
        view_.setCursor(Qt::ClosedHandCursor);
    } else if (space_) {
        view_.setCursor(Qt::OpenHandCursor);
    } else if (drag_ == Drag::band || view_.bandMode()) {
        view_.setCursor(Qt::CrossCursor);
    } else {
        view_.unsetCursor();
    }
}

}  // namespace seatlock::ui::seatmap
