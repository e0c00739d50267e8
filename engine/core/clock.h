// Injected time. Implementations are safe to call from any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace seatlock::core {

/// Microseconds. Wall: since the Unix epoch, UTC. Steady: since an arbitrary start.
using Micros = std::int64_t;

class Clock {
public:
    virtual ~Clock() = default;
    /// Wall-clock time in microseconds since the Unix epoch.
    virtual Micros wall() const = 0;
    /// Monotonic time in microseconds, for intervals and deadlines.
    virtual Micros steady() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    Micros wall() const override;
    Micros steady() const override;
    static const SystemClock& instance();
};

/// A clock that moves only when told to; for tests.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Micros start = 1'700'000'000'000'000) : now_(start) {}
    Micros wall() const override { return now_.load(); }
    Micros steady() const override { return now_.load(); }
    void advance(Micros by) { now_ += by; }

private:
    std::atomic<Micros> now_;
};

}  // namespace seatlock::core
