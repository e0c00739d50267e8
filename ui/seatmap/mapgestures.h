// Turns what hands do (mouse, wheel, touchpad, keys) into moves of a map and choices of seats. The
// UI thread.
#pragma once

#include "engine/core/ids.h"

#include <optional>

#include <QObject>
#include <QPointF>

class QGestureEvent;
class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;

namespace seatlock::ui::seatmap {

class SeatMapView;

/// Left drag on empty ground, middle drag, or drag with the space bar: move. Left drag from a seat,
/// with Shift, or in band mode: rubber band. Ctrl adds. Wheel and pinch: zoom about the pointer.
class MapGestures : public QObject {
    Q_OBJECT

public:
    explicit MapGestures(SeatMapView& view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { none, undecided, move, band };

    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool nativeGesture(const QNativeGestureEvent& event);
    bool pinch(const QGestureEvent& event);
    bool keyPress(const QKeyEvent& event);
    bool keyRelease(const QKeyEvent& event);
    void click(const QMouseEvent& event);
    void arrow(const QKeyEvent& event, int dx, int dy);
    void chooseAtCursor(Qt::KeyboardModifiers modifiers);
    void escape();
    void endBand(Qt::KeyboardModifiers modifiers);
    void showCursorShape();

    SeatMapView& view_;
    Drag drag_ = Drag::none;
    Drag wanted_ = Drag::none;  ///< what an undecided drag becomes
    QPointF pressed_;
    QPointF last_;
    bool space_ = false;
    bool space_used_ = false;  ///< to move, so that its release does not choose a seat
};

}  // namespace seatlock::ui::seatmap
