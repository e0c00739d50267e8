#include "ui/simulator/planmap.h"

#include "ui/models/texts.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

namespace seatlock::ui::simulator {

namespace {

/// Shapes can be told apart from this size on, logical pixels.
constexpr double shapes_from = 5;
constexpr double cell_max = 22;
constexpr double seat_share = 0.78;  ///< of a cell
constexpr int block_gap = 2;         ///< cells

void drawSeat(QPainter& painter, const QRectF& cell, PlanMap::Look look,
              const style::Semantic& colours) {
    const double inset = cell.width() * (1 - seat_share) / 2;
    const QRectF seat = cell.adjusted(inset, inset, -inset, -inset);
    const bool shapes = cell.width() >= shapes_from;
    switch (look) {
        case PlanMap::Look::free:
            if (!shapes) return painter.fillRect(cell, colours.border);
            painter.setPen(QPen(colours.muted, std::min(1.2, cell.width() / 8)));
            painter.setBrush(Qt::NoBrush);
            return painter.drawEllipse(seat);
        case PlanMap::Look::given:
            if (!shapes) return painter.fillRect(cell, colours.sold);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.sold);
            return painter.drawEllipse(seat);
        case PlanMap::Look::twice:
            break;
    }
    if (!shapes) return painter.fillRect(cell, colours.bad);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.bad);
    const QPointF middle = cell.center();
    const double half = cell.width() / 2;
    painter.drawPolygon(QPolygonF({middle - QPointF(0, half), middle + QPointF(half, 0),
                                   middle + QPointF(0, half), middle - QPointF(half, 0)}));
    painter.setPen(QPen(colours.surface, cell.width() / 8));
    const double arm = half * 0.4;
    painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
    painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
}

}  // namespace

PlanMap::PlanMap(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Seats of the scratch event"));
    describe();
}

void PlanMap::setPlan(const SeatingPlan& plan) {
    core::SeatNo last = -1;
    first_ = plan.rows.empty() ? 0 : plan.rows.front().first;
    columns_ = 0;
    for (const auto& row : plan.rows) {
        const auto size = static_cast<core::SeatNo>(row.labels.size());
        first_ = std::min(first_, row.first);
        last = std::max(last, row.first + size - 1);
        columns_ = std::max(columns_, static_cast<int>(size));
    }
    rows_ = static_cast<int>(plan.rows.size());
    looks_.assign(static_cast<std::size_t>(std::max(0, last - first_ + 1)), Look::free);
    spots_.assign(looks_.size(), {});
    for (int row = 0; row < rows_; ++row) {
        const auto& seats = plan.rows[static_cast<std::size_t>(row)];
        const int size = static_cast<int>(seats.labels.size());
        for (int i = 0; i < size; ++i) {
            // Short rows stand in the middle.
            spots_[static_cast<std::size_t>(seats.first - first_ + i)] = {
                row, (columns_ - size) / 2 + i};
        }
    }
    layOut();
    reset();
}

void PlanMap::reset() {
    std::ranges::fill(looks_, Look::free);
    given_ = 0;
    twice_ = 0;
    dirty_.clear();
    picture_ = {};
    describe();
    update();
}

void PlanMap::set(core::SeatNo seat, Look look) {
    const auto index = static_cast<std::size_t>(seat - first_);
    if (seat < first_ || index >= looks_.size() || looks_[index] >= look) return;
    if (look == Look::given || looks_[index] == Look::free) given_ += 1;
    if (look == Look::twice) twice_ += 1;
    looks_[index] = look;
    dirty_.push_back(index);
}

void PlanMap::add(const std::vector<core::SeatNo>& given, const std::vector<core::SeatNo>& twice) {
    for (const auto seat : given) set(seat, Look::given);
    for (const auto seat : twice) set(seat, Look::twice);
    if (dirty_.empty()) return;
    describe();
    update();
}

int PlanMap::legendHeight() const {
    return fontMetrics().height() + 8;
}

/// As many blocks side by side as make the seats largest.
void PlanMap::layOut() {
    picture_ = {};
    cell_ = 0;
    if (looks_.empty()) return;
    const double width = this->width() - 4;
    const double height = this->height() - legendHeight() - 4;
    constexpr int blocks_max = 64;
    int best = 1;
    for (int blocks = 1; blocks <= std::min(rows_, blocks_max); ++blocks) {
        const int high = (rows_ + blocks - 1) / blocks;
        const int wide = blocks * columns_ + (blocks - 1) * block_gap;
        const double cell = std::min({width / wide, height / high, cell_max});
        if (cell > cell_) {
            cell_ = cell;
            best = blocks;
        }
    }
    // Whole pixels of the screen, where there is more than one of them: no moiré.
    const double ratio = devicePixelRatioF();
    if (cell_ * ratio >= 2) cell_ = std::floor(cell_ * ratio) / ratio;
    rows_a_block_ = (rows_ + best - 1) / best;
    const int wide = best * columns_ + (best - 1) * block_gap;
    origin_ = {std::floor(2 + std::max(0.0, (width - wide * cell_) / 2)), 2};
}

QRectF PlanMap::cellOf(std::size_t index) const {
    const Spot& spot = spots_[index];
    const int block = spot.row / rows_a_block_;
    const double column = spot.column + block * (columns_ + block_gap);
    return {origin_.x() + column * cell_, origin_.y() + spot.row % rows_a_block_ * cell_, cell_,
            cell_};
}

void PlanMap::draw(QPainter& painter, std::size_t index) const {
    const auto& colours = style::semantic(palette());
    const QRectF cell = cellOf(index);
    if (looks_[index] != Look::free) painter.fillRect(cell, colours.surface);
    drawSeat(painter, cell, looks_[index], colours);
}

void PlanMap::paintEvent(QPaintEvent*) {
    const auto& colours = style::semantic(palette());
    QPainter painter(this);
    if (looks_.empty()) {
        painter.setPen(colours.muted);
        return painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                                tr("The seats appear here when a simulation runs."));
    }
    const bool anew = picture_.isNull();
    if (anew) {
        const double ratio = devicePixelRatioF();
        picture_ = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
        picture_.setDevicePixelRatio(ratio);
        picture_.fill(colours.surface);
    }
    {
        QPainter seats(&picture_);
        seats.setRenderHint(QPainter::Antialiasing, cell_ >= shapes_from);
        if (anew) {
            for (std::size_t i = 0; i < looks_.size(); ++i) draw(seats, i);
        } else {
            for (const auto index : dirty_) draw(seats, index);
        }
        dirty_.clear();
    }
    painter.drawImage(0, 0, picture_);
    paintLegend(painter);
}

void PlanMap::paintLegend(QPainter& painter) const {
    const auto& colours = style::semantic(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = fontMetrics().height() * 0.8;
    const double middle = height() - legendHeight() / 2.0;
    const std::array<std::pair<Look, QString>, 3> items{
        {{Look::free, tr("free %1").arg(models::number(seats() - given_))},
         {Look::given, tr("given %1").arg(models::number(given_ - twice_))},
         {Look::twice, tr("given twice %1").arg(models::number(twice_))}}};
    double x = 4;
    for (const auto& [look, text] : items) {
        drawSeat(painter, {x, middle - side / 2, side, side}, look, colours);
        x += side + 6;
        const bool alarm = look == Look::twice && twice_ > 0;
        painter.setPen(alarm ? colours.bad : palette().color(QPalette::Text));
        const double wide = fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x, middle - side, wide + 2, 2 * side),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
        x += wide + 18;
    }
}

void PlanMap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void PlanMap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        layOut();
        update();
    }
}

void PlanMap::describe() {
    setAccessibleDescription(
        tr("%1 seats, %2 given, %3 given twice")
            .arg(models::number(seats()), models::number(given_), models::number(twice_)));
}

}  // namespace seatlock::ui::simulator
