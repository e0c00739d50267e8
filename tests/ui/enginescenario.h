// A made-up day of an engine as snapshots, 20 a second: calm, a rush, a database that goes away.
// The same every time. One thread.
#pragma once

#include "engine/monitor/snapshot.h"

#include <cstdint>
#include <vector>

namespace seatlock::tests {

class EngineScenario {
public:
    enum class Kind { calm, rush, outage };
    struct Phase {
        Kind kind;
        int seconds;
    };

    static constexpr core::Micros step_us = 50'000;

    explicit EngineScenario(std::vector<Phase> phases, core::Micros start = 5'000'000'000);

    bool over() const;
    /// The next snapshot, step_us after the one before.
    monitor::Snapshot next();

private:
    Kind kindNow() const;
    double noise(double share);
    void fillPool(Kind kind);
    void closeInterval(Kind kind);

    const std::vector<Phase> phases_;
    monitor::Snapshot snapshot_;
    std::int64_t steps_ = 0;
    double load_ = 0;  ///< 0 calm, 1 rush; follows slowly, as queues do
    std::uint64_t random_ = 42;
};

}  // namespace seatlock::tests
