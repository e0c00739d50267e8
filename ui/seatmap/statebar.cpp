#include "ui/seatmap/statebar.h"

#include "ui/style/contrast.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seatlock::ui::seatmap {

using style::mixed;

using board::SeatState;

void drawStateBar(QPainter& painter, const QRectF& area, const StateCounts& counts,
                  const MapColors& colors, double unit, bool patterned) {
    static constexpr std::array<std::pair<SeatState, Qt::BrushStyle>, 4> parts{
        {{SeatState::sold, Qt::DiagCrossPattern},
         {SeatState::held, Qt::FDiagPattern},
         {SeatState::blocked, Qt::BDiagPattern},
         {SeatState::available, Qt::NoBrush}}};
    const int all = std::max(counts.all(), 1);
    // Whole pixels: slanted lines and thin parts blur otherwise.
    const QRectF whole = area.toAlignedRect();
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    double left = whole.left();
    int before = 0;
    for (const auto& [state, pattern] : parts) {
        before += counts.of(state);
        double right = whole.left() + whole.width() * before / all;
        // One seat of a thousand shows, too.
        if (counts.of(state) > 0) right = std::min(std::max(right, left + unit), whole.right());
        const QRectF part(left, whole.top(), right - left, whole.height());
        left = right;
        if (part.width() <= 0) continue;
        // What is free is pale: the eye sees what is gone.
        painter.fillRect(part, state == SeatState::available
                                   ? mixed(colors.background, colors.available, 0.28)
                                   : colors.of(state));
        if (patterned && pattern != Qt::NoBrush) {
            painter.fillRect(part,
                             QBrush(mixed(colors.of(state), colors.background, 0.45), pattern));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, smooth);
    painter.setPen(QPen(colors.outline, unit));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(whole.adjusted(-unit / 2, -unit / 2, unit / 2, unit / 2));
}

}  // namespace seatlock::ui::seatmap
