// Counts the outcomes of a run, whole and by interval. One thread.
#pragma once

#include "engine/metrics/histogram.h"
#include "engine/simulator/crowdreport.h"
#include "engine/simulator/outcome.h"

namespace seatlock::simulator {

class RunTally {
public:
    void add(const Outcome& outcome);

    const CrowdTotals& totals() const { return totals_; }
    /// The interval from the last call until `at` since the run began, and its latencies of holds.
    RunSample take(core::Micros at);

private:
    CrowdTotals totals_;
    RunSample interval_;
    core::Micros taken_ = 0;
    metrics::Histogram latency_;
    metrics::HistogramSnapshot latency_before_;
};

}  // namespace seatlock::simulator
