// A chart designer in a window, worked by mouse and keys. UI thread.
#pragma once

#include "engine/seating/chartjson.h"
#include "ui/designer/chartdesigner.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/toolbox.h"

#include <QtTest>

namespace seatlock::tests {

inline QByteArray jsonOf(const seating::Chart& chart) {
    return QByteArray::fromStdString(seating::toJson(chart));
}

inline QByteArray blankHall() {
    return jsonOf(seating::blankChart("Hall", 3'000, 2'000));
}

class DesignerDesk {
public:
    explicit DesignerDesk(const QByteArray& chart) {
        designer.resize(1100, 700);
        designer.show();
        opened = designer.setDocument(chart);
        designer.activateWindow();
        active = QTest::qWaitForWindowActive(&designer);
        designer.canvas().setFocus();
    }

    const seating::Chart& chart() { return designer.chart().chart(); }
    const seating::Selection& selection() { return designer.chart().selection(); }
    QPoint at(double x, double y) {
        return designer.canvas().viewport().toScreen(QPointF(x, y)).toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        auto* canvas = &designer.canvas();
        QTest::mousePress(canvas, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint on = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, on, canvas->mapToGlobal(on), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(canvas, &move);
        }
        QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, to);
    }
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(&designer.canvas(), Qt::LeftButton, modifiers, at);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&designer.canvas(), key, modifiers);
    }
    /// A block of rows, drawn by mouse.
    void draw(QPointF from, QPointF to) {
        designer.tools().choose(ui::designer::ToolIcon::block_straight);
        drag(at(from.x(), from.y()), at(to.x(), to.y()));
    }

    ui::designer::ChartDesigner designer;
    bool opened = false;
    bool active = false;
};

}  // namespace seatlock::tests
