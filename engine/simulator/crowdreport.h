// What the buyers of a simulation tell of their run. Plain values; the swarm's thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/simulator/runresult.h"

#include <cstdint>
#include <vector>

namespace seatlock::simulator {

/// Since the run began.
struct CrowdTotals {
    std::int64_t requests = 0;     ///< sent, for holds and orders
    std::int64_t ok = 0;           ///< holds given
    std::int64_t refused = 0;      ///< 409
    std::int64_t unavailable = 0;  ///< 503
};

/// One interval.
struct CrowdReport {
    RunSample sample;  ///< without what only the server knows
    CrowdTotals totals;
    std::vector<core::SeatNo> given;
    std::vector<core::SeatNo> twice;
};

class CrowdObserver {
public:
    virtual ~CrowdObserver() = default;
    /// Whether it can take a report now; it is asked again soon.
    virtual bool listening() = 0;
    virtual void connecting(std::int64_t connected) = 0;
    virtual void selling(const CrowdReport& report) = 0;
};

}  // namespace seatlock::simulator
