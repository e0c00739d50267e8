// Sets the point where everybody looks. The UI thread.
#pragma once

#include "ui/designer/tool.h"

namespace seatlock::ui::designer {

class FocalTool : public Tool {
public:
    using Tool::Tool;

    void press(const Pointer&) override {}
    void move(const Pointer&) override {}
    void release(const Pointer& pointer) override;
    void insert() override;
    QString hint() const override;

private:
    void set(const QPointF& plan);
};

}  // namespace seatlock::ui::designer
