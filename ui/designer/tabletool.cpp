#include "ui/designer/tabletool.h"

#include "engine/seating/naming.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/objectpainter.h"

namespace seatlock::ui::designer {

namespace {

/// The section of tables that is being filled; 0: none.
seating::ObjectId tablesSelected(const seating::Chart& chart, const seating::Selection& selection) {
    if (selection.seats.empty()) return 0;
    const seating::SeatRef ref = selection.seats.front();
    const auto& section = chart.sections[static_cast<std::size_t>(ref.section)];
    return section.rows[static_cast<std::size_t>(ref.row)].table ? section.id : 0;
}

}  // namespace

seating::TableShape TableTool::shapeAt(const QPointF& middle) const {
    seating::TableShape out = canvas_.settings().table;
    out.form = form_;
    out.centre = toPoint(middle);
    if (form_ == seating::TableForm::rectangular) {
        out.width = 200;
        out.height = 80;
        out.seats = 6;
    } else if (form_ == seating::TableForm::box) {
        out.width = 160;
        out.height = 180;
        out.seats = 4;
    }
    const auto category = canvas_.settings().category;
    out.category =
        canvas_.document().chart().isCategory(category) ? category : seating::no_category;
    return out;
}

void TableTool::follow(const Pointer& pointer) {
    const Snapper snapper = Snapper::around(canvas_.document().chart(), {});
    const Snap snap = canvas_.snap(snapper, QRectF(pointer.plan, QSizeF()), pointer.modifiers);
    at_ = pointer.plan + snap.shift;
    ghost_ = seating::buildTable(shapeAt(*at_), {});
    canvas_.setGuides(snap.guides);
}

void TableTool::press(const Pointer& pointer) {
    follow(pointer);
}

void TableTool::move(const Pointer& pointer) {
    follow(pointer);
}

void TableTool::release(const Pointer& pointer) {
    follow(pointer);
    const QPointF at = *at_;
    cancel();
    add(shapeAt(at));
}

void TableTool::insert() {
    add(shapeAt(canvas_.viewport().centre()));
}

void TableTool::add(const seating::TableShape& shape) {
    if (!seating::problemOf(shape).empty()) return;
    const bool box = form_ == seating::TableForm::box;
    canvas_.document().edit(
        box ? tr("Add a box") : tr("Add a table"),
        [&](seating::Chart& chart, seating::Selection& selection) {
            auto* section = seating::findSection(chart, tablesSelected(chart, selection));
            if (section == nullptr) {
                seating::Section made;
                made.id = chart.takeId();
                made.name = seating::freeName(chart, box ? "Boxes" : "Tables");
                section = &chart.sections.emplace_back(std::move(made));
            }
            const auto label = seating::freeRowLabel(*section, box ? "Box 1" : "Table 1");
            section->rows.push_back(seating::buildTable(shape, label));
            seating::settlePrefix(chart, *section);
            selection = seating::selectRow(
                chart, {static_cast<std::int32_t>(section - chart.sections.data()),
                        static_cast<std::int32_t>(section->rows.size() - 1), 0});
        });
}

bool TableTool::cancel() {
    const bool was = ghost_.has_value();
    ghost_.reset();
    at_.reset();
    canvas_.setGuides({});
    return was && canvas_.dragging();
}

void TableTool::paint(QPainter& painter, const CanvasFrame& frame) {
    if (!ghost_) return;
    QColor color = canvas_.colors().accent;
    color.setAlphaF(0.5F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double radius = 0.4 * frame.index.pitch() * frame.scale();
    for (const auto& seat : ghost_->seats) {
        painter.drawEllipse(frame.toDevice(seat.at()), radius, radius);
    }
    painter.setPen(QPen(canvas_.colors().accent, frame.dpr));
    painter.setBrush(Qt::NoBrush);
    if (ghost_->table) painter.drawPath(frame.transform().map(pathOf(ghost_->table->outline)));
}

QString TableTool::hint() const {
    return form_ == seating::TableForm::box
               ? tr("Click where a box goes; its seats are set at the right. Esc ends.")
               : tr("Click where a table goes; its seats are set at the right. Esc ends.");
}

}  // namespace seatlock::ui::designer
