#include "ui/charts/tracelook.h"

#include "ui/style/semantic.h"

#include <array>

#include <QList>
#include <QPainter>

namespace seatlock::ui::charts {

namespace {

/// In pixels: dashes must not shrink with a thin line.
const std::array<QList<double>, 4> dashes{{{}, {8, 4}, {2, 4}, {8, 3, 2, 3}}};
constexpr std::array patterns{Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense4Pattern,
                              Qt::DiagCrossPattern};
constexpr double ceiling_width = 2;

}  // namespace

TraceLook traceLook(std::size_t index, bool area, const QPalette& palette, double line_width) {
    const style::Semantic& colours = style::semantic(palette);
    // What areas show has meaning of its own: in use, spare, on the way, missing.
    const std::array states{colours.series[0], colours.muted, colours.warning, colours.bad};
    const QColor colour =
        area ? states[index % states.size()] : colours.series[index % colours.series.size()];
    QPen pen(colour, area ? 1 : line_width);
    if (const QList<double>& pixels = dashes[index % dashes.size()]; !area && !pixels.isEmpty()) {
        QList<double> widths;
        for (const double length : pixels) widths << length / line_width;
        pen.setDashPattern(widths);
    }
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (!area) return {pen, Qt::NoBrush};
    return {pen, QBrush(colour, patterns[index % patterns.size()])};
}

TraceLook ceilingLook(const QPalette& palette) {
    QPen pen(style::semantic(palette).bad, ceiling_width);
    pen.setDashPattern({6, 3});
    pen.setCapStyle(Qt::FlatCap);
    return {pen, Qt::NoBrush};
}

void paintSwatch(QPainter& painter, const QRectF& rect, const TraceLook& look) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !look.isArea());
    painter.setPen(look.pen);
    if (look.isArea()) {
        painter.setBrush(look.brush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        painter.drawLine(QPointF(rect.left(), rect.center().y()),
                         QPointF(rect.right(), rect.center().y()));
    }
    painter.restore();
}

}  // namespace seatlock::ui::charts
