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

constexpr double top_margin = 4;
constexpr double right_margin = 24;
constexpr double label_gap = 12;
constexpr double label_frame = 7;  ///< that Qt Charts adds around the text of a label
constexpr int narrow_width = 460;

double secondsOf(Span span) {
    return static_cast<double>(length(span)) / 1e6;
}

}  // namespace

PlotView::PlotView(bool area, QWidget* parent)
    : QChartView(parent),
      area_(area),
      time_(new QCategoryAxis(this)),
      linear_(new QValueAxis(this)),
      logarithmic_(new QLogValueAxis(this)) {
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
    linear_->setTruncateLabels(false);
    logarithmic_->setTruncateLabels(false);
    logarithmic_->setBase(10);
    chart()->addAxis(time_, Qt::AlignBottom);
    chart()->addAxis(linear_, Qt::AlignLeft);
    labelTime();
    paintAxes();
    setScale(linearScale(1, true), false);
}

QAbstractAxis* PlotView::valueAxis() const {
    if (is_logarithmic_) return logarithmic_;
    return linear_;
}

Trace& PlotView::addTrace() {
    traces_.emplace_back(*chart(), area_);
    traces_.back().setAxes(time_, valueAxis());
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
    if (scale == scale_ && logarithmic == is_logarithmic_) return;
    scale_ = scale;
    if (logarithmic != is_logarithmic_) {
        chart()->removeAxis(valueAxis());
        is_logarithmic_ = logarithmic;
        chart()->addAxis(valueAxis(), Qt::AlignLeft);
        for (Trace& trace : traces_) trace.setAxes(time_, valueAxis());
        paintAxes();
    }
    if (logarithmic) {
        logarithmic_->setLabelFormat(QStringLiteral("%g"));
    } else {
        linear_->setLabelFormat(QStringLiteral("%.%1f").arg(scale.decimals));
        linear_->setTickType(QValueAxis::TicksDynamic);
        linear_->setTickInterval((scale.max - scale.min) / (scale.ticks - 1));
    }
    placePlot();
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
    double share = (value - scale_.min) / (top_ - scale_.min);
    if (is_logarithmic_) {
        share =
            std::log(std::max(value, scale_.min) / scale_.min) / std::log(scale_.max / scale_.min);
    }
    return {plot.right() + seconds / secondsOf(span_) * plot.width(),
            plot.bottom() - share * plot.height()};
}

double PlotView::secondsAt(double x) const {
    const QRectF plot = plotRect();
    if (plot.width() <= 0) return 0;
    return std::clamp((x - plot.right()) / plot.width(), -1.0, 0.0) * secondsOf(span_);
}

void PlotView::placePlot() {
    const QFontMetricsF metrics(linear_->labelsFont());
    // Room for 20,000 in every chart, so that those below each other line up.
    double labels = metrics.horizontalAdvance(QLocale().toString(20'000));
    const QString largest = is_logarithmic_ ? QLocale().toString(scale_.max, 'f', 0)
                                            : QLocale().toString(scale_.max, 'f', scale_.decimals);
    labels = std::max(labels, metrics.horizontalAdvance(largest));
    const QRectF all(QPointF(0, 0), QSizeF(viewport()->size()));
    chart()->setPlotArea(
        all.adjusted(labels + label_gap, top_margin, -right_margin, -metrics.height() - label_gap));
    raiseTop();
}

void PlotView::raiseTop() {
    const double label = QFontMetricsF(linear_->labelsFont()).height();
    const double part = (label / 2 + label_frame) / std::max(plotRect().height(), 2 * label);
    if (is_logarithmic_) {
        top_ = scale_.max * std::pow(scale_.max / scale_.min, part);
        logarithmic_->setRange(scale_.min, top_);
    } else {
        top_ = scale_.max + (scale_.max - scale_.min) * part;
        linear_->setRange(scale_.min, top_);
    }
}

void PlotView::paintAxes() {
    const style::Semantic& colours = style::semantic(palette());
    QFont small = font();
    if (small.pointSizeF() > 0) small.setPointSizeF(small.pointSizeF() * 0.9);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(time_), static_cast<QAbstractAxis*>(linear_),
          static_cast<QAbstractAxis*>(logarithmic_)}) {
        axis->setLabelsFont(small);
        axis->setLabelsBrush(colours.muted);
        axis->setGridLinePen(QPen(colours.grid, 1));
        axis->setLinePen(QPen(colours.border, 1));
    }
    time_->setGridLineVisible(false);
    linear_->setLineVisible(false);
    logarithmic_->setLineVisible(false);
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
