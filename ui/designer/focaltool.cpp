#include "ui/designer/focaltool.h"

#include "ui/designer/designcanvas.h"

namespace seatlock::ui::designer {

void FocalTool::release(const Pointer& pointer) {
    const Snapper snapper = Snapper::around(canvas_.document().chart(), {});
    set(pointer.plan +
        canvas_.snap(snapper, QRectF(pointer.plan, QSizeF()), pointer.modifiers).shift);
}

void FocalTool::insert() {
    set(canvas_.viewport().centre());
}

void FocalTool::set(const QPointF& plan) {
    canvas_.document().edit(tr("Set the focal point"),
                            [&](seating::Chart& chart, const seating::Selection&) {
                                chart.focal_point = seating::toMillimetre(toPoint(plan));
                            });
    Q_EMIT canvas_.toolFinished();
}

QString FocalTool::hint() const {
    return tr("Click where everybody looks: the best seats are those near it.");
}

}  // namespace seatlock::ui::designer
