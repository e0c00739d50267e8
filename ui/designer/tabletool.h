// Sets a table with its seats, or a box, at each click. The UI thread.
#pragma once

#include "ui/designer/designsettings.h"
#include "ui/designer/snapper.h"
#include "ui/designer/tool.h"

#include <optional>

namespace seatlock::ui::designer {

/// Tables go into the section of which one is selected, else into a new one.
class TableTool : public Tool {
public:
    TableTool(DesignCanvas& canvas, seating::TableForm form) : Tool(canvas), form_(form) {}

    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void insert() override;
    bool cancel() override;
    void paint(QPainter& painter, const CanvasFrame& frame) override;
    QString hint() const override;

private:
    seating::TableShape shapeAt(const QPointF& middle) const;
    void follow(const Pointer& pointer);
    void add(const seating::TableShape& shape);

    const seating::TableForm form_;
    std::optional<seating::Row> ghost_;
    std::optional<QPointF> at_;
};

}  // namespace seatlock::ui::designer
