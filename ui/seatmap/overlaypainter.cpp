#include "ui/seatmap/overlaypainter.h"

#include "ui/seatmap/seatshape.h"
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

using style::mixed;

namespace {

constexpr int ages = 12;
/// Of a seat's radius.
constexpr double halo_reach = 1.9;
// Logical pixels.
constexpr double seat_px_min = 2.6;
constexpr double pulse_px = 26;

double seatRadius(const Viewport& viewport) {
    return std::max(viewport.pitchPx() * seat_radius, seat_px_min);
}

}  // namespace

double OverlayPainter::flashReach(const Viewport& viewport) {
    return seatRadius(viewport) * halo_reach + 2;
}

double OverlayPainter::pulseReach(const Viewport& viewport) {
    return seatRadius(viewport) + pulse_px + 4;
}

void OverlayPainter::buildHalos(const MapFrame& frame, const MapColors& colors) {
    const double radius = seatRadius(frame.viewport) * frame.dpr;
    const bool filled = frame.detail() == Detail::blocks;
    if (!halos_.empty() && std::abs(radius - halo_radius_) < 0.3 && filled == halo_filled_) return;
    halos_.clear();
    halo_radius_ = radius;
    halo_filled_ = filled;
    const int side = 2 * static_cast<int>(std::ceil(radius * halo_reach)) + 2;
    const QPointF middle(side / 2.0, side / 2.0);
    for (const auto state : {board::SeatState::available, board::SeatState::held,
                             board::SeatState::sold, board::SeatState::blocked}) {
        for (int age = 0; age < ages; ++age) {
            QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            const double left = 1 - static_cast<double>(age) / ages;
            QColor color = mixed(colors.of(state), colors.text, 0.12);
            // Full at first, then fading ever faster, so that it is seen while it lasts.
            color.setAlphaF(static_cast<float>(std::sqrt(left)));
            const double outer = radius * (1 + (halo_reach - 1) * left);
            if (filled) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(color);
                painter.drawEllipse(middle, outer, outer);
            } else {
                const double width = std::max(outer - radius * 1.1, 1.0);
                painter.setPen(QPen(color, width));
                painter.drawEllipse(middle, outer - width / 2, outer - width / 2);
            }
            painter.end();
            halos_.push_back(std::move(image));
        }
    }
}

void OverlayPainter::drawFlashes(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                                 const Flashes& flashes, core::Micros now) {
    if (flashes.empty()) return;
    buildHalos(frame, colors);
    const int side = halos_.front().width();
    const double scale = frame.scale();
    const QPointF origin = frame.toDevice(QPointF());
    const board::SeatPlan& plan = frame.scene.geometry->plan();
    const int width = frame.target.width();
    const int height = frame.target.height();
    flashes.forEach(now, [&](SeatNo seat, double age) {
        const int x = static_cast<int>(std::lround(plan.x(seat) * scale + origin.x())) - side / 2;
        const int y = static_cast<int>(std::lround(plan.y(seat) * scale + origin.y())) - side / 2;
        if (x >= width || y >= height || x + side <= 0 || y + side <= 0) return;
        const int step = std::clamp(static_cast<int>(age * ages), 0, ages - 1);
        const int state = static_cast<int>(frame.scene.data->state(seat));
        painter.drawImage(x, y, halos_[static_cast<std::size_t>(state * ages + step)]);
    });
}

void OverlayPainter::drawMarks(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                               const Marks& marks, core::Micros now) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = seatRadius(frame.viewport) * frame.dpr;
    const auto ring = [&](SeatNo seat, double reach, double width, const QColor& color) {
        painter.setPen(QPen(color, width * frame.dpr));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(frame.toDevice(frame.scene.geometry->at(seat)), reach, reach);
    };
    if (marks.hovered) ring(*marks.hovered, radius * 1.15, 1.5, colors.text);
    if (marks.cursor) {
        // Two tones: it must be seen on any state's colour.
        const double reach = radius * 1.35;
        ring(*marks.cursor, reach, 4, colors.background);
        ring(*marks.cursor, reach, 2, colors.text);
    }
    if (marks.pulse) {
        const core::Micros age = now - marks.pulse->since;
        const double part =
            static_cast<double>(age % Pulse::beat_us) / static_cast<double>(Pulse::beat_us);
        QColor color = colors.accent;
        color.setAlphaF(static_cast<float>(std::clamp(1 - part, 0.0, 1.0)));
        ring(marks.pulse->seat, radius + part * pulse_px * frame.dpr, 4, color);
    }
    if (!marks.band.isNull()) {
        const QRectF band(marks.band.topLeft() * frame.dpr, marks.band.size() * frame.dpr);
        QColor fill = colors.accent;
        fill.setAlphaF(0.14F);
        painter.setPen(QPen(colors.accent, frame.dpr));
        painter.setBrush(fill);
        painter.drawRect(band);
    }
}

}  // namespace seatlock::ui::seatmap
