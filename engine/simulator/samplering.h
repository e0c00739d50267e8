// The course of a run in a bounded number of intervals: when there are too many, neighbours are
// joined. Pure; one thread.
#pragma once

#include "engine/simulator/runresult.h"

#include <vector>

namespace seatlock::simulator {

constexpr std::size_t run_samples_max = 600;

class SampleRing {
public:
    void add(const RunSample& sample);
    /// What is there, the last interval too.
    std::vector<RunSample> samples() const;

private:
    static void join(RunSample& into, const RunSample& next);

    std::vector<RunSample> samples_;
    RunSample open_;
    double interval_s_ = 0.1;  ///< doubled when the list is full
};

}  // namespace seatlock::simulator
