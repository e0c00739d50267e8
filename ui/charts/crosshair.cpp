#include "ui/charts/crosshair.h"

#include "ui/style/semantic.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>

namespace seatlock::ui::charts {

namespace {

constexpr double swatch = 20;
constexpr double gap = 8;
constexpr double padding = 8;
constexpr double mark = 4;

QFont strong(const QFont& font) {
    QFont out = font;
    out.setWeight(QFont::DemiBold);
    return out;
}

QSizeF cardSize(const Crosshair& crosshair, const QFont& font) {
    const QFontMetricsF plain(font);
    const QFontMetricsF bold(strong(font));
    double names = 0;
    double values = 0;
    for (const Crosshair::Row& row : crosshair.rows) {
        names = std::max(names, plain.horizontalAdvance(row.name));
        values = std::max(values, bold.horizontalAdvance(row.value));
    }
    const double width = std::max(bold.horizontalAdvance(crosshair.heading),
                                  swatch + gap + names + 2 * gap + values);
    const auto lines = static_cast<double>(crosshair.rows.size() + 1);
    return {width + 2 * padding, plain.height() * lines + 2 * padding};
}

/// Beside the line, on the side that has room.
QRectF cardPlace(const QSizeF& size, const QRectF& plot, double x) {
    double left = x + 2 * gap;
    if (left + size.width() > plot.right()) left = x - 2 * gap - size.width();
    return {QPointF(std::max(left, plot.left()), plot.top() + gap), size};
}

void paintCard(QPainter& painter, const Crosshair& crosshair, const QRectF& card,
               const QPalette& palette, const QFont& font) {
    const style::Semantic& colours = style::semantic(palette);
    // Not a tool tip's ground: the samples' colours are made for the chart's.
    painter.setPen(QPen(colours.muted, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(card, 4, 4);

    painter.setPen(palette.color(QPalette::WindowText));
    const double line = QFontMetricsF(font).height();
    QRectF row = card.adjusted(padding, padding, -padding, -padding);
    row.setHeight(line);
    painter.setFont(strong(font));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, crosshair.heading);
    for (const Crosshair::Row& figure : crosshair.rows) {
        row.translate(0, line);
        QRectF sample = row;
        sample.setWidth(swatch);
        if (figure.look.isArea()) sample.adjust(0, line / 5, 0, -line / 5);
        paintSwatch(painter, sample, figure.look);
        painter.setFont(font);
        painter.drawText(row.adjusted(swatch + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         figure.name);
        painter.setFont(strong(font));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, figure.value);
    }
}

}  // namespace

void paintCrosshair(QPainter& painter, const Crosshair& crosshair, const QRectF& plot, double x,
                    const std::vector<std::optional<QPointF>>& marks, const QPalette& palette,
                    const QFont& font) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::WindowText), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (!marks[i] || !plot.adjusted(-1, -1, 1, 1).contains(*marks[i])) continue;
        painter.setPen(QPen(style::semantic(palette).surface, 1.5));
        painter.setBrush(crosshair.rows[i].look.pen.color());
        painter.drawEllipse(*marks[i], mark, mark);
    }
    paintCard(painter, crosshair, cardPlace(cardSize(crosshair, font), plot, x), palette, font);
    painter.restore();
}

}  // namespace seatlock::ui::charts
