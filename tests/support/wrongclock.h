// A machine whose wall clock is wrong. Any thread.
#pragma once

#include "engine/core/clock.h"

namespace seatlock::tests {

class WrongClock final : public core::Clock {
public:
    /// `fast`: how much it is ahead; less than nothing: behind.
    explicit WrongClock(core::Micros fast) : fast_(fast) {}
    core::Micros wall() const override { return core::SystemClock::instance().wall() + fast_; }
    core::Micros steady() const override { return core::SystemClock::instance().steady(); }

private:
    const core::Micros fast_;
};

}  // namespace seatlock::tests
