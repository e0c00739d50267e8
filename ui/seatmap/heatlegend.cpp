#include "ui/seatmap/heatlegend.h"

#include "ui/seatmap/seatmapview.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace seatlock::ui::seatmap {

namespace {

constexpr int bar_height = 14;
constexpr int gap = 4;

}  // namespace

HeatLegend::HeatLegend(const SeatMapView& view, QWidget* parent) : QWidget(parent), view_(view) {
    setAccessibleName(tr("Scale of refusals"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&view, &SeatMapView::heatChanged, this, [this] {
        setAccessibleDescription(summary());
        update();
    });
}

QString HeatLegend::summary() const {
    if (view_.scene().empty() || view_.scene().data->heatTotal() == 0) {
        return tr("No request has been refused yet.");
    }
    return tr("%1 refusals in all")
        .arg(QLocale().toString(static_cast<qulonglong>(view_.scene().data->heatTotal())));
}

QSize HeatLegend::sizeHint() const {
    const QFontMetrics metrics(font());
    return {160, bar_height + 2 * (gap + metrics.height())};
}

void HeatLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const MapColors colors(palette());
    const std::uint64_t most = view_.scene().empty() ? 0 : view_.scene().data->heatMax();
    const double step = static_cast<double>(width()) / MapColors::heat_levels;
    for (int level = 1; level <= MapColors::heat_levels; ++level) {
        painter.fillRect(QRectF((level - 1) * step, 0, step, bar_height), colors.heat(level));
    }
    painter.setPen(colors.outline);
    painter.drawRect(0, 0, width() - 1, bar_height);
    const int line = QFontMetrics(font()).height();
    painter.setPen(colors.muted);
    const QRect below(0, bar_height + gap, width(), line);
    const QLocale locale;
    if (most > 0) {
        // The scale grows by the same factor with every step: its middle is not half of its end.
        const auto at = [&](int level) {
            return locale.toString(static_cast<qulonglong>(heatFrom(level, most)));
        };
        painter.drawText(below, Qt::AlignLeft, at(1));
        if (most > 8) painter.drawText(below, Qt::AlignHCenter, at(5));
        painter.drawText(below, Qt::AlignRight, at(MapColors::heat_levels));
    }
    const QRect rest = below.translated(0, most > 0 ? line + gap : 0);
    painter.drawText(QRect(rest.topLeft(), QPoint(rest.right(), height())),
                     Qt::AlignLeft | Qt::TextWordWrap, summary());
}

}  // namespace seatlock::ui::seatmap
