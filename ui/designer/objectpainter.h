// Draws what lies below the seats of a chart: paper, grid, the picture to trace, decorations,
// standing areas, tables, and the focal point. The UI thread.
#pragma once

#include "ui/designer/canvasframe.h"
#include "ui/seatmap/colors.h"

#include <memory>
#include <string>

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace seatlock::ui::designer {

QPainterPath pathOf(const seating::Outline& outline);

class ObjectPainter {
public:
    explicit ObjectPainter(const seatmap::MapColors& colors, const QFont& font)
        : colors_(colors), font_(font) {}

    /// `grid` in cm; 0: none.
    void drawGround(QPainter& painter, const CanvasFrame& frame, double grid);
    void drawObjects(QPainter& painter, const CanvasFrame& frame) const;
    void drawTables(QPainter& painter, const CanvasFrame& frame) const;
    void drawFocalPoint(QPainter& painter, const CanvasFrame& frame) const;

private:
    void drawGrid(QPainter& painter, const CanvasFrame& frame, double grid) const;
    void drawBackground(QPainter& painter, const CanvasFrame& frame);
    void drawDecoration(QPainter& painter, const CanvasFrame& frame,
                        const seating::Decoration& decoration, bool selected) const;
    void drawArea(QPainter& painter, const CanvasFrame& frame, const seating::Area& area,
                  bool selected) const;
    void drawTable(QPainter& painter, const CanvasFrame& frame, const seating::Row& row,
                   bool selected) const;
    void write(QPainter& painter, const CanvasFrame& frame, const seating::Outline& outline,
               const QString& text, double height_cm, const QColor& color) const;

    const seatmap::MapColors colors_;
    const QFont font_;
    std::shared_ptr<const std::string> image_of_;
    QImage image_;
};

}  // namespace seatlock::ui::designer
