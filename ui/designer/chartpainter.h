// Draws a chart that is being edited: everything but what only the designer shows over it. The UI
// thread.
#pragma once

#include "ui/designer/objectpainter.h"
#include "ui/designer/seatstamps.h"
#include "ui/seatmap/seatlabels.h"

#include <memory>
#include <optional>

#include <QPalette>

namespace seatlock::ui::designer {

class ChartPainter {
public:
    void setLook(const QPalette& palette, const QFont& font);
    const seatmap::MapColors& colors() const { return *colors_; }

    /// Everything of frame.part; the ground (with a grid of that many cm) unless it is `selected`.
    void draw(const CanvasFrame& frame, double grid);
    /// These seats in another category or with other marks, as a brush would leave them.
    void drawSeat(const CanvasFrame& frame, const Spot& spot);

private:
    SeatStamps& stamps(const CanvasFrame& frame);
    void drawSeats(const CanvasFrame& frame);
    void writeNumbers(QPainter& painter, const CanvasFrame& frame);
    void writeRowLabels(QPainter& painter, const CanvasFrame& frame);
    void writeSectionNames(QPainter& painter, const CanvasFrame& frame);

    std::optional<seatmap::MapColors> colors_;
    QFont font_;
    std::unique_ptr<ObjectPainter> objects_;
    seatmap::SeatLabels labels_;
    std::unique_ptr<SeatStamps> stamps_;
    double stamps_pitch_ = 0;
    bool stamps_labelled_ = false;
    std::vector<QColor> stamps_categories_;
};

}  // namespace seatlock::ui::designer
