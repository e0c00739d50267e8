// What the engine's charts are drawn of. A plain value.
#pragma once

#include <cstddef>

namespace seatlock::ui::charts {

enum class Figure {
    // Connections by state: the mean of the moments seen in the second, so that they add up.
    sv_active,
    sv_idle,
    sv_login,
    sv_closed,
    // Of the moments seen in the second, the worst.
    cl_waiting,
    maxwait_ms,
    // Of the whole second.
    wait_p99_ms,
    held_s,
    sold_s,
    created_s,
    conflict_s,
    unavailable_s,
    latency_p50_ms,
    latency_p95_ms,
    latency_p99_ms,
    batch_p50,
    batch_max,
    loop_p99_ms,
    loop_worst_ms,
};

inline constexpr std::size_t figures = static_cast<std::size_t>(Figure::loop_worst_ms) + 1;

}  // namespace seatlock::ui::charts
