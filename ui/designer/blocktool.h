// Draws a block of rows: drag its width and depth, or click for one of the usual size. The UI
// thread.
#pragma once

#include "ui/designer/designsettings.h"
#include "ui/designer/snapper.h"
#include "ui/designer/tool.h"

#include <optional>

namespace seatlock::ui::designer {

enum class BlockKind { straight, curved, angled, fanned };

class BlockTool : public Tool {
public:
    BlockTool(DesignCanvas& canvas, BlockKind kind) : Tool(canvas), kind_(kind) {}

    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void insert() override;
    bool cancel() override;
    void paint(QPainter& painter, const CanvasFrame& frame) override;
    QString hint() const override;

private:
    seating::BlockShape shapeFor(const QRectF& box) const;
    seating::BlockShape usualAt(const QPointF& middle) const;
    void add(const seating::BlockShape& shape);

    const BlockKind kind_;
    Snapper snapper_;
    std::optional<QPointF> from_;
    QPointF pressed_px_;
    std::optional<seating::BlockShape> ghost_;
    std::vector<seating::Row> rows_;  ///< of the ghost
};

}  // namespace seatlock::ui::designer
