#include "ui/simulator/runcharts.h"

#include "ui/charts/columnlayout.h"

#include <cmath>

#include <QDateTime>

namespace seatlock::ui::simulator {

using charts::Quantity;
using charts::Span;
using charts::TimeChart;

namespace {

constexpr int chart_width = 300;
constexpr int columns_max = 3;
constexpr core::Micros second = 1'000'000;
/// The charts' rings hold ten minutes at one point a second; a minute at this many.
constexpr double points_s_max = 8;

}  // namespace

RunCharts::RunCharts(QWidget* parent)
    : QWidget(parent), series_(lines, charts::Series(charts::Series::Bucket::mean)) {
    auto* layout = new charts::ColumnLayout(chart_width, columns_max, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* rate = add(tr("Answers"), tr("Requests answered each second, and how many with 201."),
                     Quantity::per_second);
    rate->addSeries(tr("all"), series_[requests]);
    rate->addSeries(tr("201"), series_[ok]);
    auto* latency = add(tr("Latency"),
                        tr("From the moment a buyer meant to ask to the answer; p99: 99 of 100 "
                           "were faster."),
                        Quantity::milliseconds);
    latency->addSeries(tr("p50"), series_[p50]);
    latency->addSeries(tr("p99"), series_[p99]);
    auto* database = add(tr("Database connections"),
                         tr("Of the server that is tried, at each moment."), Quantity::count);
    database->addSeries(tr("open"), series_[connections]);
    clear();
}

TimeChart* RunCharts::add(const QString& title, const QString& meaning, Quantity quantity) {
    auto* chart = new TimeChart(title, TimeChart::Kind::lines, quantity, this);
    chart->setMeaning(meaning);
    chart->setEmptyText(tr("Nothing was measured yet"));
    layout()->addWidget(chart);
    charts_.push_back(chart);
    return chart;
}

void RunCharts::clear() {
    for (auto& series : series_) series.clear();
    strategy_ = 0;
    began_ = second;
    now_ = second;
    at_s_ = -1;
    for (TimeChart* chart : charts_) chart->setSpan(Span::minute);
    refresh();
}

void RunCharts::append(std::size_t strategy, const RunSample& sample) {
    if (strategy != strategy_) {
        strategy_ = strategy;
        began_ = now_ + 2 * second;
        at_s_ = -1;
        for (auto& series : series_) series.gap();
    }
    if (sample.at_s <= 0 || sample.at_s - at_s_ < 1 / points_s_max) return;
    at_s_ = sample.at_s;
    now_ = began_ + std::llround(sample.at_s * 1e6);
    const auto rate = [&](std::int64_t count) {
        return sample.seconds > 0 ? static_cast<double>(count) / sample.seconds : charts::no_value;
    };
    const std::int64_t answered = sample.ok + sample.refused + sample.unavailable + sample.other;
    series_[requests].add(now_, rate(answered));
    series_[ok].add(now_, rate(sample.ok));
    series_[p50].add(now_, answered > 0 ? sample.p50_ms : charts::no_value);
    series_[p99].add(now_, answered > 0 ? sample.p99_ms : charts::no_value);
    series_[connections].add(now_, static_cast<double>(sample.db_connections));
}

void RunCharts::add(std::size_t strategy, const RunSample& sample) {
    const core::Micros before = now_;
    append(strategy, sample);
    if (now_ != before) refresh();
}

void RunCharts::show(const RunResult& result) {
    clear();
    double seconds = 0;
    for (const auto& strategy : result.strategies) {
        if (!strategy.samples.empty()) seconds += strategy.samples.back().at_s + 2;
    }
    const double step = seconds > 60 ? 1 : 0;
    for (std::size_t i = 0; i < result.strategies.size(); ++i) {
        double next = 0;
        for (const RunSample& sample : result.strategies[i].samples) {
            if (sample.at_s < next) continue;  // ten minutes hold a point a second
            next = sample.at_s + step;
            append(i, sample);
        }
    }
    for (TimeChart* chart : charts_) {
        chart->setSpan(seconds > 600  ? Span::hour
                       : seconds > 60 ? Span::ten_minutes
                                      : Span::minute);
    }
    refresh();
}

void RunCharts::refresh() {
    // The time of day means nothing here: the crosshair tells the time since the beginning.
    const core::Micros zone = QDateTime::fromMSecsSinceEpoch(0).offsetFromUtc() * second;
    for (TimeChart* chart : charts_) chart->refresh(now_, -zone - second);
}

std::vector<QImage> RunCharts::pictures() {
    std::vector<QImage> out;
    for (TimeChart* chart : charts_) out.push_back(chart->picture());
    return out;
}

}  // namespace seatlock::ui::simulator
