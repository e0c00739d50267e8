#include "ui/pages/enginecharts.h"

#include "ui/charts/columnlayout.h"

#include <chrono>

namespace seatlock::ui::pages {

using charts::Figure;
using charts::Quantity;
using charts::TimeChart;

namespace {

constexpr int chart_width = 480;
constexpr int columns_max = 2;
constexpr int gap = 12;
/// Between two charts: the loop is free in between, and no frame has to draw them all.
constexpr std::chrono::milliseconds turn_ms(30);

}  // namespace

EngineCharts::EngineCharts(QWidget* parent) : QWidget(parent) {
    auto* layout = new charts::ColumnLayout(chart_width, columns_max, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    addPool();
    addBookings();
    addWindow();
    next_ = charts_.size();
    turn_.setInterval(turn_ms);
    connect(&turn_, &QTimer::timeout, this, &EngineCharts::refreshNext);
}

TimeChart* EngineCharts::add(const QString& title, const QString& meaning, TimeChart::Kind kind,
                             Quantity quantity) {
    auto* chart = new TimeChart(title, kind, quantity, this);
    chart->setMeaning(meaning);
    connect(chart, &TimeChart::menuAsked, this,
            [this, chart](const QPoint& global) { Q_EMIT menuAsked(chart, global); });
    layout()->addWidget(chart);
    charts_.push_back(chart);
    return chart;
}

void EngineCharts::addPool() {
    connections_ = add(tr("Database connections"),
                       tr("What the pool's connections do; together they never pass the ceiling."),
                       TimeChart::Kind::stacked, Quantity::count);
    connections_->addSeries(tr("at work"), history_.of(Figure::sv_active));
    connections_->addSeries(tr("idle"), history_.of(Figure::sv_idle));
    connections_->addSeries(tr("logging in"), history_.of(Figure::sv_login));
    connections_->addSeries(tr("lost"), history_.of(Figure::sv_closed));

    auto* queue = add(tr("Queue"),
                      tr("Requests that waited for a connection, at the worst moment "
                         "of each second."),
                      TimeChart::Kind::lines, Quantity::count);
    queue->addSeries(tr("waiting"), history_.of(Figure::cl_waiting));

    wait_ = add(tr("Wait for a connection"),
                tr("How long requests waited in the queue before a connection took them."),
                TimeChart::Kind::lines, Quantity::milliseconds);
    wait_->addSeries(tr("p99"), history_.of(Figure::wait_p99_ms));
    wait_->addSeries(tr("longest still waiting"), history_.of(Figure::maxwait_ms));
}

void EngineCharts::addBookings() {
    auto* bookings = add(tr("Bookings"), tr("Seats that changed hands each second."),
                         TimeChart::Kind::lines, Quantity::per_second);
    bookings->addSeries(tr("seats held"), history_.of(Figure::held_s));
    bookings->addSeries(tr("seats sold"), history_.of(Figure::sold_s));

    auto* answers = add(tr("Answers"),
                        tr("What buyers were told: booked, seat is gone, or try "
                           "again later."),
                        TimeChart::Kind::lines, Quantity::per_second);
    answers->addSeries(tr("201 booked"), history_.of(Figure::created_s));
    answers->addSeries(tr("409 refused"), history_.of(Figure::conflict_s));
    answers->addSeries(tr("503 turned away"), history_.of(Figure::unavailable_s));

    latency_ = add(tr("Latency of bookings"),
                   tr("From a complete request to the first byte of its answer; p99: 99 of 100 "
                      "were faster."),
                   TimeChart::Kind::lines, Quantity::milliseconds);
    latency_->addSeries(tr("p50"), history_.of(Figure::latency_p50_ms));
    latency_->addSeries(tr("p95"), history_.of(Figure::latency_p95_ms));
    latency_->addSeries(tr("p99"), history_.of(Figure::latency_p99_ms));

    auto* batch = add(tr("Batch size"),
                      tr("Bookings in one transaction; it grows with the load, and carries it."),
                      TimeChart::Kind::lines, Quantity::count);
    batch->addSeries(tr("typical"), history_.of(Figure::batch_p50));
    batch->addSeries(tr("largest"), history_.of(Figure::batch_max));
}

void EngineCharts::addWindow() {
    auto* window = add(tr("This window"),
                       tr("How late the window answered; over 50 ms a person sees it stutter."),
                       TimeChart::Kind::lines, Quantity::milliseconds);
    window->addSeries(tr("p99"), history_.of(Figure::loop_p99_ms));
    window->addSeries(tr("worst"), history_.of(Figure::loop_worst_ms));
}

void EngineCharts::sample(const monitor::Snapshot& snapshot, const host::Heartbeat* heartbeat) {
    if (heartbeat != nullptr) {
        const host::Heartbeat::Figures second = heartbeat->lastSecond();
        if (second.beats > 0) {
            history_.setLoop(static_cast<double>(second.p99) / 1e3,
                             static_cast<double>(second.worst) / 1e3);
        }
    }
    if (!history_.sample(snapshot)) return;
    stopped_ = false;
    if (snapshot.pool.ceiling > 0) {
        connections_->setCeiling(tr("ceiling"), static_cast<double>(snapshot.pool.ceiling));
    }
    next_ = 0;
    turn_.start();
}

void EngineCharts::refreshNext() {
    if (next_ >= charts_.size()) return turn_.stop();
    TimeChart* chart = charts_[next_++];
    chart->refresh(history_.now(), history_.wallOffset());
    if (stopped_) chart->catchUp();
}

void EngineCharts::engineStopped() {
    history_.stopped();
    stopped_ = true;
    next_ = 0;
    turn_.start();
}

void EngineCharts::setSpan(charts::Span span) {
    for (TimeChart* chart : charts_) chart->setSpan(span);
}

void EngineCharts::setPaused(bool paused) {
    for (TimeChart* chart : charts_) chart->setPaused(paused);
}

void EngineCharts::setLogarithmic(bool logarithmic) {
    latency_->setLogarithmic(logarithmic);
    wait_->setLogarithmic(logarithmic);
}

void EngineCharts::setEmptyText(const QString& text) {
    for (TimeChart* chart : charts_) chart->setEmptyText(text);
}

QImage EngineCharts::picture() {
    for (TimeChart* chart : charts_) {
        chart->refresh(history_.now(), history_.wallOffset());
        chart->catchUp();
    }
    constexpr double scale = 2;
    constexpr int margin = 12;
    QImage out((size() + QSize(2 * margin, 2 * margin)) * scale,
               QImage::Format_ARGB32_Premultiplied);
    out.setDevicePixelRatio(scale);
    out.fill(palette().color(QPalette::Window));
    render(&out, QPoint(margin, margin));
    return out;
}

QByteArray EngineCharts::table() const {
    std::vector<charts::CsvColumn> columns;
    for (const TimeChart* chart : charts_) {
        for (charts::CsvColumn column : chart->columns()) {
            column.name = tr("%1: %2").arg(chart->title(), column.name);
            columns.push_back(std::move(column));
        }
    }
    const TimeChart& first = *charts_.front();
    const core::Micros until = first.isPaused() ? first.shownUntil() : history_.now();
    return charts::csvTable(columns, first.span(), until, history_.wallOffset());
}

}  // namespace seatlock::ui::pages
