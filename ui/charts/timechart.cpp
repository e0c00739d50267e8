#include "ui/charts/timechart.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <QContextMenuEvent>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace seatlock::ui::charts {

namespace {

/// Below it, a logarithmic axis does not go: milliseconds, and counts.
constexpr double logarithmic_floor = 0.1;

/// The picture moves by about a pixel in this time; to draw it more often costs and shows nothing.
core::Micros stepOf(Span span) {
    switch (span) {
        case Span::minute:
            return 0;
        case Span::ten_minutes:
            return 2'000'000;
        case Span::hour:
            break;
    }
    return 5'000'000;
}

}  // namespace

TimeChart::TimeChart(const QString& title, Kind kind, Quantity quantity, QWidget* parent)
    : QFrame(parent),
      kind_(kind),
      quantity_(quantity),
      title_(new style::TonedLabel(style::Tone::normal, title, this)),
      legend_(new ChartLegend(this)),
      plot_(new PlotView(kind == Kind::stacked, this)),
      empty_text_(tr("Waiting for the first second…")) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setMinimumHeight(240);
    title_->setScale(1.05, true);
    auto* unit = new style::TonedLabel(style::Tone::muted, unitText(quantity), this);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title_);
    head->addWidget(unit);
    head->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 4, 4);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(legend_);
    layout->addWidget(plot_, 1);
    plot_->setNotice(empty_text_);

    connect(plot_, &PlotView::pointed, this, [this](double seconds) {
        point(nearestMoment(shown_,
                            shown_until_ + static_cast<core::Micros>(std::llround(seconds * 1e6))));
    });
    connect(plot_, &PlotView::pointedAway, this, [this] { point(std::nullopt); });
    connect(plot_, &PlotView::uncovered, this, &TimeChart::catchUp, Qt::QueuedConnection);
    restyle();
}

QString TimeChart::title() const {
    return title_->text();
}

void TimeChart::addSeries(const QString& name, const Series& series) {
    entries_.push_back({name, &series});
    plot_->addTrace();
    shown_.emplace_back();
    positions_.emplace_back();
    restyle();
}

void TimeChart::setCeiling(const QString& name, std::optional<double> value) {
    if (name == ceiling_name_ && value == ceiling_) return;
    ceiling_name_ = name;
    ceiling_ = value;
    plot_->setCeiling(value);
    rebuildLegend();
    if (!paused_) redraw();
}

void TimeChart::setLogarithmic(bool logarithmic) {
    if (kind_ == Kind::stacked || logarithmic == logarithmic_) return;
    logarithmic_ = logarithmic;
    redraw();
}

void TimeChart::setSpan(Span span) {
    if (span == span_) return;
    span_ = span;
    plot_->setSpan(span);
    restyle();
    redraw();
}

void TimeChart::setPaused(bool paused) {
    if (paused == paused_) return;
    paused_ = paused;
    if (!paused_) redraw();
}

void TimeChart::setMeaning(const QString& meaning) {
    title_->setToolTip(meaning);
    legend_->setToolTip(meaning);
}

void TimeChart::setEmptyText(const QString& text) {
    empty_text_ = text;
    redraw();
}

void TimeChart::refresh(core::Micros now, core::Micros wall_offset) {
    now_ = now;
    wall_offset_ = wall_offset;
    if (paused_) return;
    stale_ = true;
    const bool moves = shown_until_ == 0 || now - shown_until_ >= stepOf(span_);
    if (moves && isVisible() && !visibleRegion().isEmpty()) redraw();
}

void TimeChart::redraw() {
    stale_ = false;
    if (!paused_ || shown_until_ == 0) shown_until_ = now_;
    bool any = false;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        shown_[i] = entries_[i].series->points(span_, shown_until_);
        any = any || std::ranges::any_of(
                         shown_[i], [](const Point& point) { return std::isfinite(point.value); });
        const double last = shown_[i].empty() ? no_value : shown_[i].back().value;
        legend_->setValue(i, valueText(last, quantity_));
    }
    plot_->setNotice(any ? QString() : empty_text_);
    positions_ = kind_ == Kind::stacked ? stacked(shown_) : shown_;
    plot_->setScale(scaleOf(positions_), logarithmic_);
    if (kind_ == Kind::stacked) {
        drawStack();
    } else {
        drawLines();
    }
    if (pointed_) point(nearestMoment(shown_, *pointed_));
}

void TimeChart::drawLines() {
    for (std::size_t i = 0; i < positions_.size(); ++i) {
        std::vector<Trace::Run> runs = runsOf(positions_[i], shown_until_, bridge(), 0);
        for (Trace::Run& run : runs) {
            for (QPointF& at : run) at.setY(plot_->axisValue(at.y()));
        }
        plot_->trace(i).show(runs);
    }
}

void TimeChart::drawStack() {
    std::vector<Trace::Run> lower;
    for (std::size_t i = 0; i < positions_.size(); ++i) {
        std::vector<Trace::Run> upper = runsOf(positions_[i], shown_until_, bridge(), 0);
        if (i == 0) {
            lower = upper;
            for (Trace::Run& run : lower) {
                for (QPointF& at : run) at.setY(0);
            }
        }
        plot_->trace(i).show(lower, upper);
        lower = std::move(upper);
    }
}

AxisScale TimeChart::scaleOf(const std::vector<Points>& drawn) const {
    double largest = ceiling_.value_or(0);
    double smallest = std::numeric_limits<double>::max();
    for (const Points& line : drawn) {
        for (const Point& at : line) {
            if (!std::isfinite(at.value)) continue;
            largest = std::max(largest, at.value);
            smallest = std::min(smallest, at.value);
        }
    }
    if (logarithmic_) return logarithmicScale(smallest, largest, logarithmic_floor);
    return linearScale(largest, quantity_ == Quantity::count);
}

void TimeChart::point(std::optional<core::Micros> at) {
    if (at && *at < 0) at.reset();
    if (!at && !pointed_) return;
    pointed_ = at;
    showCrosshair();
}

void TimeChart::showCrosshair() {
    if (!pointed_) {
        plot_->setCrosshair(std::nullopt);
        setAccessibleDescription({});
        return;
    }
    Crosshair crosshair;
    crosshair.x = static_cast<double>(*pointed_ - shown_until_) / 1e6;
    crosshair.heading = QLocale().toString(
        QDateTime::fromMSecsSinceEpoch((*pointed_ + wall_offset_) / 1'000).time(),
        QStringLiteral("HH:mm:ss"));
    QStringList spoken{crosshair.heading};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const double value = valueAt(shown_[i], *pointed_);
        const double y = valueAt(positions_[i], *pointed_);
        crosshair.rows.push_back({entries_[i].name, valueText(value, quantity_),
                                  traceLook(i, kind_ == Kind::stacked, palette()),
                                  std::isfinite(y) ? std::optional(y) : std::nullopt});
        spoken << tr("%1: %2").arg(entries_[i].name, valueText(value, quantity_));
    }
    // As the areas lie above each other.
    if (kind_ == Kind::stacked) std::ranges::reverse(crosshair.rows);
    plot_->setCrosshair(std::move(crosshair));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

void TimeChart::keyPressEvent(QKeyEvent* event) {
    const core::Micros from = pointed_.value_or(shown_until_ + 1);
    switch (event->key()) {
        case Qt::Key_Left:
            return point(neighbour(shown_, from, -1));
        case Qt::Key_Right:
            return point(neighbour(shown_, from, 1));
        case Qt::Key_Home:
            return point(neighbour(shown_, shown_until_ - length(span_) - 1, 1));
        case Qt::Key_End:
            return point(neighbour(shown_, shown_until_ + 1, -1));
        case Qt::Key_Escape:
            if (pointed_) return point(std::nullopt);
            break;
        default:
            break;
    }
    QFrame::keyPressEvent(event);
}

void TimeChart::focusInEvent(QFocusEvent* event) {
    QFrame::focusInEvent(event);
    update();
}

void TimeChart::focusOutEvent(QFocusEvent* event) {
    QFrame::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) point(std::nullopt);
    update();
}

void TimeChart::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuAsked(event->reason() == QContextMenuEvent::Keyboard
                         ? mapToGlobal(plot_->geometry().center())
                         : event->globalPos());
    event->accept();
}

void TimeChart::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

void TimeChart::paintEvent(QPaintEvent* /*event*/) {
    const style::Semantic& colours = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = hasFocus();
    const double half = focused ? 1 : 0.5;
    painter.setPen(QPen(focused ? colours.accent : colours.border, 2 * half));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 8, 8);
}

void TimeChart::restyle() {
    // 600 points side by side blur in a wide line, and take several times as long to draw.
    const double width = span_ == Span::minute ? 2 : 1.25;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        plot_->trace(i).setLook(traceLook(i, kind_ == Kind::stacked, palette(), width));
    }
    rebuildLegend();
    if (pointed_) showCrosshair();
    update();
}

void TimeChart::rebuildLegend() {
    std::vector<ChartLegend::Item> items;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const double last = shown_[i].empty() ? no_value : shown_[i].back().value;
        items.push_back({entries_[i].name, valueText(last, quantity_),
                         traceLook(i, kind_ == Kind::stacked, palette())});
    }
    if (ceiling_) {
        items.push_back({ceiling_name_, valueText(*ceiling_, quantity_), ceilingLook(palette())});
    }
    legend_->setItems(std::move(items));
}

void TimeChart::catchUp() {
    if (stale_ && !paused_) redraw();
}

QImage TimeChart::picture() {
    catchUp();
    constexpr double scale = 2;
    QImage out(size() * scale, QImage::Format_ARGB32_Premultiplied);
    out.setDevicePixelRatio(scale);
    out.fill(palette().color(QPalette::Window));
    render(&out);
    return out;
}

std::vector<CsvColumn> TimeChart::columns() const {
    std::vector<CsvColumn> out;
    const QString unit = quantity_ == Quantity::count ? QString() : unitText(quantity_);
    for (const Entry& entry : entries_) {
        out.push_back(
            {unit.isEmpty() ? entry.name : tr("%1 (%2)").arg(entry.name, unit), entry.series});
    }
    return out;
}

QByteArray TimeChart::table() const {
    return csvTable(columns(), span_, paused_ ? shown_until_ : now_, wall_offset_);
}

}  // namespace seatlock::ui::charts
