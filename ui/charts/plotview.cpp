#include "ui/charts/plotview.h"

#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace seatlock::ui::charts {

namespace {

constexpr double top_margin = 2;
constexpr double right_margin = 24;
constexpr double label_gap = 12;
constexpr int narrow_width = 460;

double secondsOf(Span span) {
    return static_cast<double>(length(span)) / 1e6;
}

}  // namespace

PlotView::PlotView(bool area, QWidget* parent)
    : QChartView(parent),
      area_(area),
      time_(new QCategoryAxis(this)),
      value_(new QValueAxis(this)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);  // the chart around it has the focus
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(240, 140);
    viewport()->setAutoFillBackground(false);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setLocalizeNumbers(true);
    buildAxes();
}

void PlotView::buildAxes() {
    time_->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    time_->setTruncateLabels(false);
    // Qt Charts leaves out the highest label, for which it sees no room; we have some.
    value_->setLabelsVisible(false);
    chart()->addAxis(time_, Qt::AlignBottom);
    chart()->addAxis(value_, Qt::AlignLeft);
    labelTime();
    paintAxes();
    setScale(linearScale(1, true), false);
}

Trace& PlotView::addTrace() {
    traces_.emplace_back(*chart(), area_);
    traces_.back().setAxes(time_, value_);
    return traces_.back();
}

void PlotView::setSpan(Span span) {
    if (span == span_) return;
    span_ = span;
    time_steps_ = 0;
    labelTime();
}

void PlotView::labelTime() {
    const bool narrow = width() < narrow_width;
    // So that each step is a whole number of seconds or minutes.
    const int wanted = span_ == Span::ten_minutes ? (narrow ? 2 : 5) : (narrow ? 3 : 6);
    if (wanted == time_steps_) return;
    time_steps_ = wanted;
    for (const QString& label : time_->categoriesLabels()) time_->remove(label);
    const double total = secondsOf(span_);
    time_->setRange(-total, 0);
    time_->setStartValue(-total - 1);
    for (int i = wanted; i > 0; --i) {
        const double seconds = total * i / wanted;
        const QString label = span_ == Span::minute ? tr("%1 s").arg(std::lround(seconds))
                                                    : tr("%1 min").arg(std::lround(seconds / 60));
        time_->append(label, -seconds);
    }
    time_->append(tr("now"), 0);
}

void PlotView::setScale(const AxisScale& scale, bool logarithmic) {
    if (scale == scale_ && logarithmic == logarithmic_) return;
    scale_ = scale;
    logarithmic_ = logarithmic;
    const double low = axisValue(scale.min);
    const double high = axisValue(scale.max);
    value_->setRange(low, high);
    // Never a tick interval: one of before, on a much larger range, makes a line for each.
    value_->setTickCount(scale.ticks);
    placePlot();
    viewport()->update();
}

double PlotView::axisValue(double value) const {
    return logarithmic_ ? std::log10(std::max(value, scale_.min)) : value;
}

void PlotView::setCeiling(std::optional<double> value) {
    ceiling_ = value;
    viewport()->update();
}

void PlotView::setCrosshair(std::optional<Crosshair> crosshair) {
    crosshair_ = std::move(crosshair);
    viewport()->update();
}

void PlotView::setNotice(const QString& text) {
    if (text == notice_) return;
    notice_ = text;
    viewport()->update();
}

QPointF PlotView::position(double seconds, double value) const {
    const QRectF plot = plotRect();
    const double low = axisValue(scale_.min);
    const double share = (axisValue(value) - low) / (axisValue(scale_.max) - low);
    return {plot.right() + seconds / secondsOf(span_) * plot.width(),
            plot.bottom() - share * plot.height()};
}

double PlotView::secondsAt(double x) const {
    const QRectF plot = plotRect();
    if (plot.width() <= 0) return 0;
    return std::clamp((x - plot.right()) / plot.width(), -1.0, 0.0) * secondsOf(span_);
}

QFont PlotView::labelFont() const {
    QFont small = font();
    if (small.pointSizeF() > 0) small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

QString PlotView::labelOf(double value) const {
    const int decimals = logarithmic_
                             ? std::max(0, -static_cast<int>(std::lround(std::log10(value))))
                             : scale_.decimals;
    return QLocale().toString(value, 'f', decimals);
}

void PlotView::placePlot() {
    const QFontMetricsF metrics(labelFont());
    // Room for 20,000 in every chart, so that those below each other line up.
    const double labels = std::max(metrics.horizontalAdvance(QLocale().toString(20'000)),
                                   metrics.horizontalAdvance(labelOf(scale_.max)));
    const QRectF all(QPointF(0, 0), QSizeF(viewport()->size()));
    chart()->setPlotArea(all.adjusted(labels + label_gap, metrics.height() / 2 + top_margin,
                                      -right_margin, -metrics.height() - label_gap));
}

void PlotView::paintLabels(QPainter& painter) const {
    painter.setFont(labelFont());
    painter.setPen(style::semantic(palette()).muted);
    const double height = QFontMetricsF(labelFont()).height();
    const double step = (scale_.max - scale_.min) / (scale_.ticks - 1);
    for (int i = 0; i < scale_.ticks; ++i) {
        const double value = logarithmic_ ? scale_.min * std::pow(10.0, i) : scale_.min + i * step;
        const QPointF at = position(0, value);
        painter.drawText(QRectF(0, at.y() - height / 2, plotRect().left() - label_gap / 2, height),
                         Qt::AlignRight | Qt::AlignVCenter, labelOf(value));
    }
}

void PlotView::paintAxes() {
    const style::Semantic& colours = style::semantic(palette());
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(time_), static_cast<QAbstractAxis*>(value_)}) {
        axis->setLabelsFont(labelFont());
        axis->setLabelsBrush(colours.muted);
        axis->setGridLinePen(QPen(colours.grid, 1));
        axis->setLinePen(QPen(colours.border, 1));
    }
    time_->setGridLineVisible(false);
    value_->setLineVisible(false);
    setBackgroundBrush(colours.surface);
    placePlot();
}

/// By hand: a series of its own would lie below whatever segment is added later.
void PlotView::paintCeiling(QPainter& painter) const {
    const QRectF plot = plotRect();
    const double y = position(0, *ceiling_).y();
    painter.setPen(ceilingLook(palette()).pen);
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
}

void PlotView::drawForeground(QPainter* painter, const QRectF& /*rect*/) {
    paintLabels(*painter);
    if (ceiling_) paintCeiling(*painter);
    if (!notice_.isEmpty()) {
        painter->setFont(font());
        painter->setPen(style::semantic(palette()).muted);
        painter->drawText(plotRect(), Qt::AlignCenter | Qt::TextWordWrap, notice_);
    }
    if (!crosshair_) return;
    std::vector<std::optional<QPointF>> marks;
    for (const Crosshair::Row& row : crosshair_->rows) {
        marks.push_back(row.y ? std::optional(position(crosshair_->x, *row.y)) : std::nullopt);
    }
    paintCrosshair(*painter, *crosshair_, plotRect(), position(crosshair_->x, scale_.min).x(),
                   marks, palette(), font());
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
    if (plotRect().adjusted(-4, -4, 4, 4).contains(event->position())) {
        Q_EMIT pointed(secondsAt(event->position().x()));
    } else {
        Q_EMIT pointedAway();
    }
    QChartView::mouseMoveEvent(event);
}

void PlotView::leaveEvent(QEvent* event) {
    Q_EMIT pointedAway();
    QChartView::leaveEvent(event);
}

void PlotView::wheelEvent(QWheelEvent* event) {
    event->ignore();  // the page scrolls
}

void PlotView::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    labelTime();
    placePlot();
}

void PlotView::paintEvent(QPaintEvent* event) {
    QChartView::paintEvent(event);
    Q_EMIT uncovered();
}

void PlotView::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) paintAxes();
}

}  // namespace seatlock::ui::charts
