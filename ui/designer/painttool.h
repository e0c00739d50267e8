// Paints seats and areas with a price category, or marks seats. The UI thread.
#pragma once

#include "engine/seating/changes.h"
#include "ui/designer/tool.h"

#include <optional>

namespace seatlock::ui::designer {

/// A click or stroke paints what it touches; with Shift, a band paints all in it. Of a mark: the
/// first seat touched tells whether it is set or taken away. Return paints what is selected.
class PaintTool : public Tool {
public:
    /// No flag: the category of the settings.
    PaintTool(DesignCanvas& canvas, std::optional<seating::SeatFlag> flag)
        : Tool(canvas), flag_(flag) {}

    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void insert() override;
    bool cancel() override;
    void paint(QPainter& painter, const CanvasFrame& frame) override;
    QCursor cursor() const override { return Qt::CrossCursor; }
    QString hint() const override;

private:
    void touch(const Pointer& pointer);
    bool has(seating::SeatRef ref) const;
    void apply(const seating::Selection& painted);

    const std::optional<seating::SeatFlag> flag_;
    bool stroke_ = false;
    bool band_ = false;
    bool on_ = true;
    QPointF pressed_;
    QPointF now_;
    seating::Selection painted_;
};

}  // namespace seatlock::ui::designer
