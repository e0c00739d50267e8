// When the next login may be tried. Guarded by its owner's lock; pure but for the clock given.
#pragma once

#include "engine/core/random.h"

#include <algorithm>

namespace seatlock::pool {

/// While logins succeed, any number may run. After a failure one at a time is tried, each after a
/// jittered wait that doubles: a server that is out of slots or restarting is not stormed.
class LoginGate {
public:
    LoginGate(core::Micros wait_min, core::Micros wait_max) : min_(wait_min), max_(wait_max) {}

    /// Microseconds to wait before a login may start; 0: now.
    core::Micros wait(core::Micros now) const {
        if (wait_ == 0) return 0;
        if (running_ > 0) return min_;
        return std::max<core::Micros>(0, next_ - now);
    }
    void begin() { ++running_; }
    void end(bool ok, core::Micros now, core::Random& random) {
        --running_;
        if (ok) {
            wait_ = 0;
            return;
        }
        wait_ = std::clamp(wait_ * 2, min_, max_);
        next_ = now + wait_ / 2 + static_cast<core::Micros>(random.below(wait_ / 2 + 1));
    }
    bool failing() const { return wait_ > 0; }

private:
    const core::Micros min_;
    const core::Micros max_;
    core::Micros wait_ = 0;
    core::Micros next_ = 0;
    int running_ = 0;
};

}  // namespace seatlock::pool
