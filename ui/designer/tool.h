// What the mouse and some keys do on a designer's canvas, one tool at a time. The UI thread.
#pragma once

#include "ui/designer/canvasframe.h"
#include "ui/designer/designsettings.h"

#include <QCoreApplication>
#include <QCursor>
#include <QPainter>
#include <QString>

namespace seatlock::ui::designer {

class DesignCanvas;

struct Pointer {
    QPointF screen;  ///< logical pixels of the canvas
    QPointF plan;    ///< cm
    Qt::KeyboardModifiers modifiers;
    bool down = false;  ///< the left button is
};

class Tool {
    Q_DECLARE_TR_FUNCTIONS(Tool)

public:
    explicit Tool(DesignCanvas& canvas) : canvas_(canvas) {}
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    virtual void press(const Pointer& pointer) = 0;
    virtual void move(const Pointer& pointer) = 0;
    virtual void release(const Pointer& pointer) = 0;
    virtual void doubleClick(const Pointer&) {}
    /// What Return does: the same as the mouse, in the middle of what is seen.
    virtual void insert() {}
    /// Gives up what is being done. False: there was nothing.
    virtual bool cancel() { return false; }
    /// Over the chart, in device pixels.
    virtual void paint(QPainter&, const CanvasFrame&) {}
    /// What Tab goes to the next of.
    virtual Grain grain() const { return Grain::section; }
    virtual QCursor cursor() const { return Qt::CrossCursor; }
    /// For the status line: what to do now.
    virtual QString hint() const = 0;

protected:
    DesignCanvas& canvas_;
};

}  // namespace seatlock::ui::designer
