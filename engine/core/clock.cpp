#include "engine/core/clock.h"

#include <chrono>

namespace seatlock::core {

namespace {
template <class C>
Micros read() {
    return std::chrono::duration_cast<std::chrono::microseconds>(C::now().time_since_epoch())
        .count();
}
}  // namespace

Micros SystemClock::wall() const {
    return read<std::chrono::system_clock>();
}
Micros SystemClock::steady() const {
    return read<std::chrono::steady_clock>();
}

const SystemClock& SystemClock::instance() {
    static const SystemClock clock;
    return clock;
}

}  // namespace seatlock::core
