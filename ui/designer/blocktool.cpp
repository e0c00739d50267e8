#include "ui/designer/blocktool.h"

#include "ui/designer/designcanvas.h"

#include <algorithm>
#include <cmath>

#include <QApplication>

namespace seatlock::ui::designer {

namespace {

constexpr double angle = 15;
constexpr double fan_growth = 2;
constexpr double radius_min = 400;
constexpr double usual_radius = 1'500;

int countFor(double length, double pitch, int most) {
    return std::clamp(static_cast<int>(std::lround(length / pitch)) + 1, 1, most);
}

}  // namespace

seating::BlockShape BlockTool::usualAt(const QPointF& middle) const {
    seating::BlockShape out = canvas_.settings().block;
    out.category = canvas_.document().chart().isCategory(canvas_.settings().category)
                       ? canvas_.settings().category
                       : seating::no_category;
    const double depth = (out.rows - 1) * out.row_pitch;
    out.front = toPoint(middle - QPointF(0, depth / 2));
    out.form = kind_ == BlockKind::curved   ? seating::BlockForm::curved
               : kind_ == BlockKind::angled ? seating::BlockForm::angled
                                            : seating::BlockForm::straight;
    out.growth = kind_ == BlockKind::fanned ? fan_growth : out.growth;
    out.angle = angle;
    // Around what everybody looks at.
    const auto& focal = canvas_.document().chart().focal_point;
    out.radius = focal ? std::max(out.front.y - focal->y, radius_min) : usual_radius;
    return out;
}

seating::BlockShape BlockTool::shapeFor(const QRectF& box) const {
    seating::BlockShape out = usualAt(box.center());
    out.rows = countFor(box.height(), out.row_pitch, seating::block_rows_max);
    out.seats = countFor(box.width(), out.seat_pitch, seating::block_seats_max);
    const double last = out.seats + (out.rows - 1) * out.growth;
    if (last > seating::block_seats_max) out.growth = 0;
    out.front = {box.center().x(), box.top()};
    const auto& focal = canvas_.document().chart().focal_point;
    out.radius = focal ? std::max(out.front.y - focal->y, radius_min) : usual_radius;
    return out;
}

void BlockTool::press(const Pointer& pointer) {
    snapper_ = Snapper::around(canvas_.document().chart(), {});
    pressed_px_ = pointer.screen;
    from_ = pointer.plan +
            canvas_.snap(snapper_, QRectF(pointer.plan, QSizeF()), pointer.modifiers).shift;
    ghost_.reset();
}

void BlockTool::move(const Pointer& pointer) {
    if (!from_ || !pointer.down) return;
    const bool far =
        (pointer.screen - pressed_px_).manhattanLength() >= QApplication::startDragDistance();
    if (!far && !ghost_) return;
    const Snap snap = canvas_.snap(snapper_, QRectF(pointer.plan, QSizeF()), pointer.modifiers);
    ghost_ = shapeFor(QRectF(*from_, pointer.plan + snap.shift).normalized());
    rows_ = seating::buildRows(*ghost_);
    canvas_.setGuides(snap.guides);
    canvas_.setBubble(tr("%1 rows × %2 seats").arg(ghost_->rows).arg(ghost_->seats),
                      pointer.screen);
}

void BlockTool::release(const Pointer& pointer) {
    if (!from_) return;
    const auto shape = ghost_ ? *ghost_ : usualAt(pointer.plan);
    cancel();
    add(shape);
}

void BlockTool::insert() {
    add(usualAt(canvas_.viewport().centre()));
}

void BlockTool::add(const seating::BlockShape& shape) {
    const std::string problem = seating::problemOf(shape);
    if (!problem.empty()) return;
    canvas_.document().edit(tr("Add %1 rows").arg(shape.rows),
                            [&](seating::Chart& chart, seating::Selection& selection) {
                                const auto& section = seating::addBlock(chart, shape, "Section 1");
                                selection = seating::selectSection(chart, section.id);
                            });
    Q_EMIT canvas_.toolFinished();
}

bool BlockTool::cancel() {
    const bool was = from_.has_value();
    from_.reset();
    ghost_.reset();
    rows_.clear();
    canvas_.setGuides({});
    canvas_.setBubble({});
    return was;
}

void BlockTool::paint(QPainter& painter, const CanvasFrame& frame) {
    if (!ghost_) return;
    painter.setPen(Qt::NoPen);
    QColor fill = canvas_.colors().accent;
    fill.setAlphaF(0.55F);
    painter.setBrush(fill);
    const double radius = std::max(0.4 * ghost_->seat_pitch * frame.scale(), 1.0);
    const QRectF seen = QRectF(frame.target.rect());
    for (const auto& row : rows_) {
        for (const auto& seat : row.seats) {
            const QPointF at = frame.toDevice(seat.at());
            if (seen.contains(at)) painter.drawEllipse(at, radius, radius);
        }
    }
}

QString BlockTool::hint() const {
    return tr("Drag the width and depth of the block, or press Enter for %1 rows of %2 seats.")
        .arg(canvas_.settings().block.rows)
        .arg(canvas_.settings().block.seats);
}

}  // namespace seatlock::ui::designer
