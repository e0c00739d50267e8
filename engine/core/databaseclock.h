// The database's clock as this machine can estimate it. Any thread.
#pragma once

#include "engine/core/clock.h"

#include <atomic>

namespace seatlock::core {

/// Sale windows and expiries are decided by the database's clock, in its own statements; this
/// estimate only saves requests that would be refused there anyway.
class DatabaseClock {
public:
    explicit DatabaseClock(const Clock& clock) : clock_(clock) {}

    Micros now() const { return machine() + offset_.load(std::memory_order_relaxed); }
    std::uint32_t seconds() const { return static_cast<std::uint32_t>(now() / 1'000'000); }
    /// The machine's own wall clock, which may be hours off.
    Micros machine() const { return clock_.wall(); }
    /// Database minus machine, microseconds.
    Micros offset() const { return offset_.load(std::memory_order_relaxed); }
    /// `told` by the database, `sent` and `received` by the machine's wall clock.
    void learn(Micros told, Micros sent, Micros received) {
        offset_.store(told - (sent + received) / 2, std::memory_order_relaxed);
    }

private:
    const Clock& clock_;
    std::atomic<Micros> offset_{0};
};

}  // namespace seatlock::core
