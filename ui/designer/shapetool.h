// Draws outlines: standing areas, the stage, decoration and texts. The UI thread.
#pragma once

#include "engine/seating/chart.h"
#include "ui/designer/snapper.h"
#include "ui/designer/tool.h"

#include <vector>

namespace seatlock::ui::designer {

enum class ShapePurpose { area, stage, shape, text };

/// Rectangles and ellipses are dragged; a corner of a polygon or line is set by each click, and
/// the last one by a double click or Return.
class ShapeTool : public Tool {
public:
    ShapeTool(DesignCanvas& canvas, ShapePurpose purpose, seating::OutlineKind kind)
        : Tool(canvas), purpose_(purpose), kind_(kind) {}

    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void doubleClick(const Pointer& pointer) override;
    void insert() override;
    bool cancel() override;
    void paint(QPainter& painter, const CanvasFrame& frame) override;
    QString hint() const override;

private:
    QPointF snapped(const Pointer& pointer);
    seating::Outline outlineOf(const QRectF& box) const;
    QSizeF usualSize() const;
    bool isComplete() const;
    void finish();
    void add(const seating::Outline& outline);

    const ShapePurpose purpose_;
    const seating::OutlineKind kind_;
    Snapper snapper_;
    std::vector<QPointF> points_;  ///< set so far; of a box its first corner
    QPointF now_;
    bool dragged_ = false;
};

}  // namespace seatlock::ui::designer
