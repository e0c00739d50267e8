// Selects by click and rubber band, moves and turns what is selected. The UI thread.
#pragma once

#include "ui/designer/designsettings.h"
#include "ui/designer/snapper.h"
#include "ui/designer/tool.h"

#include <optional>

namespace seatlock::ui::designer {

/// A click takes a section, row or seat; with Ctrl or Shift it adds or takes away, a double click
/// takes what is one step smaller. A drag from what is selected moves it, from the handle above it
/// turns it, from elsewhere draws a band.
class SelectTool : public Tool {
public:
    SelectTool(DesignCanvas& canvas, Grain grain) : Tool(canvas), grain_(grain) {}

    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void doubleClick(const Pointer& pointer) override;
    bool cancel() override;
    void paint(QPainter& painter, const CanvasFrame& frame) override;
    Grain grain() const override { return grain_; }
    QCursor cursor() const override;
    QString hint() const override;

private:
    enum class Drag { none, maybe_move, maybe_band, move, turn, band };

    void dragTo(const Pointer& pointer);
    void turnTo(const Pointer& pointer);
    void takeBand(Qt::KeyboardModifiers modifiers);
    void hover(const Pointer& pointer);
    std::optional<QPointF> handle() const;
    bool onHandle(const QPointF& screen) const;

    const Grain grain_;
    Drag drag_ = Drag::none;
    Pointer pressed_{};
    QPointF now_;                                ///< cm
    std::optional<seating::Selection> clicked_;  ///< selected on release, unless it is a drag
    Snapper snapper_;
    QRectF box_;
    QPointF shift_;
    double degrees_ = 0;
    Qt::CursorShape shape_ = Qt::ArrowCursor;
};

}  // namespace seatlock::ui::designer
