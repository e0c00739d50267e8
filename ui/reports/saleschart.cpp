#include "ui/reports/saleschart.h"

#include "ui/forms/timetexts.h"
#include "ui/reports/reporttables.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QChart>
#include <QDateTimeAxis>
#include <QEvent>
#include <QJsonArray>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QTimeZone>
#include <QValueAxis>

namespace seatlock::ui::reports {

namespace {

constexpr double day_ms = 86'400'000;
constexpr double hour_ms = 3'600'000;
constexpr double minute_ms = 60'000;
constexpr int least_height = 240;
constexpr int days_marked = 8;

/// The time on the clock of the venue, as if it were this computer's: axes know no other.
double wallClock(const QDateTime& moment, const QTimeZone& zone) {
    const auto there = zone.isValid() ? moment.toTimeZone(zone) : moment.toUTC();
    return static_cast<double>(QDateTime(there.date(), there.time()).toMSecsSinceEpoch());
}

/// Each point ends the hour, or in a short sale the minute, in which seats were sold: the line
/// rises within it and is level in between. `unit`: how much of x is a millisecond.
QList<QPointF> withPauses(const QList<QPointF>& ends, double unit) {
    if (ends.empty()) return {};
    const bool by_hour = ends.back().x() - ends.front().x() >= 6 * hour_ms * unit;
    const double span = (by_hour ? hour_ms : minute_ms) * unit;
    QList<QPointF> out{{ends.front().x() - span, 0}};
    for (const auto& end : ends) {
        if (end.x() - span > out.back().x()) out << QPointF(end.x() - span, out.back().y());
        out << end;
    }
    return out;
}

}  // namespace

SalesChart::SalesChart(QWidget* parent)
    : QChartView(parent),
      sold_(new QLineSeries(this)),
      before_(new QLineSeries(this)),
      dates_(new QDateTimeAxis(this)),
      days_(new QValueAxis(this)),
      count_(new QValueAxis(this)) {
    setAccessibleName(tr("Seats sold over time"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(least_height);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->setBackgroundVisible(false);
    chart()->addSeries(before_);
    chart()->addSeries(sold_);
    for (auto* axis : std::initializer_list<QAbstractAxis*>{dates_, days_}) {
        chart()->addAxis(axis, Qt::AlignBottom);
    }
    chart()->addAxis(count_, Qt::AlignLeft);
    days_->setTitleText(tr("days before it starts"));
    days_->setTickType(QValueAxis::TicksDynamic);
    days_->setLabelFormat(QStringLiteral("%.0f"));
    count_->setLabelFormat(QStringLiteral("%.0f"));
    for (auto* line : {sold_, before_}) line->attachAxis(count_);
    recolour();
}

void SalesChart::draw(QLineSeries& line, const QJsonObject& report, bool relative, double& most,
                      double& first, double& last) {
    QList<QPointF> points;
    const QTimeZone zone(report.value(QLatin1String("time_zone")).toString().toLatin1());
    for (const auto value : report.value(QLatin1String("curve")).toArray()) {
        const auto moment = forms::momentOf(value[QLatin1String("at")]);
        const double x =
            relative ? -value[QLatin1String("days_before")].toDouble() : wallClock(moment, zone);
        points << QPointF(x, static_cast<double>(value[QLatin1String("seats")].toInteger()));
    }
    points = withPauses(points, relative ? 1 / day_ms : 1);
    if (relative && !points.empty() && now_.isValid()) {
        // Level up to now, or to its beginning.
        const auto start = forms::momentOf(report.value(QLatin1String("starts_at")));
        const double until = std::min(0.0, static_cast<double>(start.msecsTo(now_)) / day_ms);
        if (until > points.back().x()) points << QPointF(until, points.back().y());
    }
    for (const auto& point : points) {
        most = std::max(most, point.y());
        first = std::min(first, point.x());
        last = std::max(last, point.x());
    }
    line.replace(points);
    line.setName(nameOf(report));
    line.setVisible(!points.empty());
}

void SalesChart::setReport(const QJsonObject& report) {
    const auto other = report.value(QLatin1String("compared_with")).toObject();
    const bool relative = !other.isEmpty();
    now_ = forms::momentOf(report.value(QLatin1String("made_at")));
    for (auto* line : {sold_, before_}) {
        for (auto* axis : line->attachedAxes()) {
            if (axis != count_) line->detachAxis(axis);
        }
        relative ? line->attachAxis(days_) : line->attachAxis(dates_);
    }
    dates_->setVisible(!relative);
    days_->setVisible(relative);
    double most = 1;
    double first = 1e300;
    double last = -1e300;
    draw(*sold_, report, relative, most, first, last);
    draw(*before_, other, relative, most, first, last);
    chart()->legend()->setVisible(relative);
    count_->setRange(0, most);
    count_->applyNiceNumbers();
    if (first > last) return;
    relative ? showDays(first, last) : showDates(first, last);
    setAccessibleDescription(
        tr("%1 seats were sold in the end.").arg(QLocale().toString(most, 'f', 0)));
}

/// Whole days, each of them marked, or each second one…
void SalesChart::showDays(double first, double last) {
    const double from = std::floor(std::min(first, last - 1));
    const double to = std::ceil(last);
    days_->setRange(from, to);
    days_->setTickAnchor(to);
    days_->setTickInterval(std::max(1.0, std::ceil((to - from) / days_marked)));
}

void SalesChart::showDates(double first, double last) {
    double from = first;
    double to = last;
    if (last - first <= hour_ms) {
        // Marks tell whole minutes: they must be at such, or they would seem unevenly far apart.
        to = std::ceil(last / minute_ms) * minute_ms;
        const double between = dates_->tickCount() - 1;
        const double minutes = std::max(1.0, (to - first) / minute_ms);
        from = to - std::ceil(minutes / between) * between * minute_ms;
    }
    dates_->setRange(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(from)),
                     QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(to)));
    dates_->setFormat(to - from > 3 * day_ms ? QStringLiteral("d MMM")
                                             : QStringLiteral("d MMM HH:mm"));
}

void SalesChart::recolour() {
    const auto& colors = style::semantic(palette());
    sold_->setPen(QPen(colors.series[0], 2.5));
    before_->setPen(QPen(colors.series[1], 2, Qt::DashLine));
    for (auto* axis : std::initializer_list<QAbstractAxis*>{dates_, days_, count_}) {
        axis->setLabelsColor(colors.muted);
        axis->setTitleBrush(colors.muted);
        axis->setGridLineColor(colors.grid);
        axis->setLinePenColor(colors.grid);
        axis->setLabelsFont(font());
        axis->setTitleFont(font());
    }
    chart()->legend()->setLabelColor(palette().color(QPalette::WindowText));
    chart()->legend()->setFont(font());
}

void SalesChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) recolour();
}

}  // namespace seatlock::ui::reports
