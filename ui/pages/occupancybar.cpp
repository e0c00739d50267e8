#include "ui/pages/occupancybar.h"

#include "ui/style/semantic.h"

#include <algorithm>
#include <array>

#include <QPainter>
#include <QPainterPath>

namespace seatlock::ui::pages {

namespace {

using board::SeatState;

constexpr double corner = 3;
constexpr double part_min = 2;
constexpr double stripe_gap = 5;

void drawStripes(QPainter& painter, const QRectF& part, bool crossed, const QColor& ink) {
    painter.setPen(QPen(ink, 1.4));
    const double height = part.height();
    for (double x = part.left() - height; x < part.right(); x += stripe_gap) {
        painter.drawLine(QPointF(x, part.bottom()), QPointF(x + height, part.top()));
        if (crossed) painter.drawLine(QPointF(x, part.top()), QPointF(x + height, part.bottom()));
    }
}

}  // namespace

void paintOccupancy(QPainter& painter, const QRectF& bar, const Occupancy& occupancy,
                    const QPalette& palette) {
    const style::Semantic& colors = style::semantic(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.fillPath(outline, palette.color(QPalette::AlternateBase));
    painter.setClipPath(outline);
    const std::array<std::pair<SeatState, std::int64_t>, 3> parts{
        {{SeatState::sold, occupancy.sold},
         {SeatState::held, occupancy.held},
         {SeatState::blocked, occupancy.blocked}}};
    double left = bar.left();
    for (const auto& [state, seats] : parts) {
        if (seats <= 0 || occupancy.all() <= 0) continue;
        const double share = static_cast<double>(seats) / static_cast<double>(occupancy.all());
        const double width = std::max(part_min, share * bar.width());
        const QRectF part(left, bar.top(), std::min(width, bar.right() - left), bar.height());
        left += width;
        painter.save();
        painter.setClipRect(part, Qt::IntersectClip);
        QColor ground = colors.of(state);
        if (state != SeatState::sold) ground.setAlphaF(0.35F);
        painter.fillRect(part, ground);
        if (state != SeatState::sold) {
            drawStripes(painter, part, state == SeatState::blocked, colors.of(state));
        }
        painter.restore();
    }
    painter.setClipping(false);
    painter.setPen(colors.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.restore();
}

void paintMarker(QPainter& painter, const QRectF& square, SeatState state,
                 const QPalette& palette) {
    const QColor& color = style::semantic(palette).of(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QRectF inner = square.adjusted(1, 1, -1, -1);
    switch (state) {
        case SeatState::sold:
            painter.drawEllipse(inner);
            break;
        case SeatState::held:
            painter.drawPolygon(QPolygonF({QPointF(inner.center().x(), inner.top()),
                                           inner.bottomRight(), inner.bottomLeft()}));
            break;
        case SeatState::available:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 1.6));
            painter.drawEllipse(inner.adjusted(0.8, 0.8, -0.8, -0.8));
            break;
        case SeatState::blocked:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 1.4));
            painter.drawRect(inner.adjusted(0.7, 0.7, -0.7, -0.7));
            painter.drawLine(inner.topLeft(), inner.bottomRight());
            painter.drawLine(inner.topRight(), inner.bottomLeft());
            break;
    }
    painter.restore();
}

}  // namespace seatlock::ui::pages
