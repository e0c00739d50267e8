// Latency and database connections over a simulation, one strategy after the other: while it runs
// and afterwards. The UI thread.
#pragma once

#include "ui/charts/series.h"
#include "ui/charts/timechart.h"
#include "ui/simulator/terms.h"

#include <array>
#include <vector>

#include <QImage>
#include <QWidget>

namespace seatlock::ui::simulator {

class RunCharts : public QWidget {
    Q_OBJECT

public:
    explicit RunCharts(QWidget* parent = nullptr);

    void clear();
    /// Those of an earlier moment of the same strategy are passed over.
    void add(std::size_t strategy, const RunSample& sample);
    /// Everything that was measured.
    void show(const RunResult& result);
    using QWidget::show;
    const std::vector<charts::TimeChart*>& all() const { return charts_; }
    /// Each as it is seen.
    std::vector<QImage> pictures();

private:
    enum Line { requests, ok, p50, p99, connections, lines };

    void append(std::size_t strategy, const RunSample& sample);
    void refresh();
    charts::TimeChart* add(const QString& title, const QString& meaning, charts::Quantity quantity);

    std::vector<charts::Series> series_;  ///< by Line
    std::vector<charts::TimeChart*> charts_;
    std::size_t strategy_ = 0;
    core::Micros began_ = 0;  ///< of the strategy, on the charts' time
    core::Micros now_ = 0;
    double at_s_ = -1;
};

}  // namespace seatlock::ui::simulator
