#include "ui/pages/sellthroughchart.h"

#include "ui/models/texts.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QAreaSeries>
#include <QChart>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLegend>
#include <QLineSeries>
#include <QTimeZone>
#include <QValueAxis>

namespace seatlock::ui::pages {

namespace {

constexpr core::Micros ms = 1'000;
constexpr core::Micros second = 1'000 * ms;

/// The axis writes local time: what to add, ms, for it to say the venue's.
qint64 shift(core::Micros at, const std::string& zone) {
    const QTimeZone venue(QByteArray::fromStdString(zone));
    const auto moment = QDateTime::fromMSecsSinceEpoch(at / ms);
    const int there = venue.isValid() ? venue.offsetFromUtc(moment) : 0;
    return 1'000LL * (there - moment.offsetFromUtc());
}

QString formatFor(core::Micros length) {
    if (length < 5 * 60 * second) return SellThroughChart::tr("HH:mm:ss");
    if (length < 36 * 3'600 * second) return SellThroughChart::tr("HH:mm");
    return SellThroughChart::tr("d MMM");
}

/// The least of 10, 20, 50, 100, … that is not below.
double roundUp(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(std::max(10.0, value))));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value) return step * power;
    }
    return 10 * power;
}

}  // namespace

SellThroughChart::SellThroughChart(QWidget* parent)
    : QChartView(parent),
      sold_(new QLineSeries(this)),
      area_(new QAreaSeries(sold_)),
      house_(new QLineSeries),
      time_(new QDateTimeAxis),
      count_(new QValueAxis) {
    QChart* drawn = chart();
    drawn->setMargins(QMargins(0, 0, 0, 0));
    drawn->setBackgroundVisible(false);
    drawn->legend()->hide();
    drawn->setLocalizeNumbers(true);

    drawn->addSeries(area_);
    drawn->addSeries(house_);
    drawn->addAxis(time_, Qt::AlignBottom);
    drawn->addAxis(count_, Qt::AlignLeft);
    for (QAbstractSeries* series :
         {static_cast<QAbstractSeries*>(area_), static_cast<QAbstractSeries*>(house_)}) {
        series->attachAxis(time_);
        series->attachAxis(count_);
    }
    time_->setTickCount(5);
    count_->setTickCount(5);
    count_->setLabelFormat(QStringLiteral("%.0f"));
    count_->setMin(0);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(120);
    setAccessibleName(tr("Seats sold over time"));
    recolour();
}

void SellThroughChart::setCurve(const std::vector<reader::CurvePoint>& points, std::int64_t seats,
                                const std::string& zone) {
    if (points == points_ && seats == seats_ && zone == zone_) return;
    points_ = points;
    seats_ = seats;
    zone_ = zone;
    if (points.empty()) return;
    const qint64 shifted = shift(points.back().at, zone);
    QList<QPointF> line;
    line.reserve(static_cast<qsizetype>(points.size()));
    for (const auto& point : points) {
        line.append(
            {static_cast<double>(point.at / ms + shifted), static_cast<double>(point.sold)});
    }
    sold_->replace(line);
    const auto house = static_cast<double>(seats);
    house_->replace(QList<QPointF>{{line.front().x(), house}, {line.back().x(), house}});
    time_->setFormat(formatFor(points.back().at - points.front().at));
    time_->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(line.front().x())),
                    QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(line.back().x())));
    fitCount(points.back().sold);
    setAccessibleDescription(
        tr("%1 of %2 seats sold").arg(models::number(points.back().sold), models::number(seats)));
}

/// The house is in the picture once a good part of it is sold; before, it would press the curve
/// flat.
void SellThroughChart::fitCount(std::int64_t sold) {
    const auto reach = static_cast<double>(sold);
    const bool near = sold * 4 >= seats_;
    house_->setVisible(near);
    count_->setMax(roundUp(near ? static_cast<double>(seats_) : reach));
}

void SellThroughChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) recolour();
}

void SellThroughChart::recolour() {
    const auto& colors = style::semantic(palette());
    setBackgroundBrush(colors.surface);
    area_->setPen(QPen(colors.sold, 2));
    QColor fill = colors.sold;
    fill.setAlphaF(0.25F);
    area_->setBrush(fill);
    house_->setPen(QPen(colors.muted, 1, Qt::DashLine));
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(time_), static_cast<QAbstractAxis*>(count_)}) {
        axis->setLabelsColor(colors.muted);
        axis->setLinePenColor(colors.border);
        axis->setGridLineColor(colors.grid);
    }
}

}  // namespace seatlock::ui::pages
