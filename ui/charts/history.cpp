#include "ui/charts/history.h"

#include <algorithm>
#include <utility>

namespace seatlock::ui::charts {

namespace {

Series::Bucket bucketOf(Figure figure) {
    switch (figure) {
        case Figure::sv_active:
        case Figure::sv_idle:
        case Figure::sv_login:
        case Figure::sv_closed:
        case Figure::held_s:
        case Figure::sold_s:
        case Figure::created_s:
        case Figure::conflict_s:
        case Figure::unavailable_s:
        case Figure::latency_p50_ms:
        case Figure::batch_p50:
            return Series::Bucket::mean;
        case Figure::cl_waiting:
        case Figure::maxwait_ms:
        case Figure::wait_p99_ms:
        case Figure::latency_p95_ms:
        case Figure::latency_p99_ms:
        case Figure::batch_max:
        case Figure::loop_p99_ms:
        case Figure::loop_worst_ms:
            break;
    }
    return Series::Bucket::max;
}

/// Where nothing was recorded, nothing is known.
double valueOf(const monitor::Percentiles& from, std::uint64_t value, double unit = 1) {
    return from.count == 0 ? no_value : static_cast<double>(value) / unit;
}

}  // namespace

History::History() {
    series_.reserve(figures);
    for (std::size_t i = 0; i < figures; ++i) {
        series_.emplace_back(bucketOf(static_cast<Figure>(i)));
    }
}

bool History::sample(const monitor::Snapshot& snapshot) {
    if (!snapshot.serving || snapshot.interval.number < number_) stopped();
    if (!snapshot.serving) return false;
    look(snapshot.pool);
    if (snapshot.interval.number == 0 || snapshot.interval.number == number_) return false;
    number_ = snapshot.interval.number;
    if (snapshot.steady <= now_) return false;
    close(snapshot);
    return true;
}

void History::setLoop(double p99_ms, double worst_ms) {
    loop_p99_ms_ = p99_ms;
    loop_worst_ms_ = worst_ms;
}

void History::stopped() {
    for (Series& series : series_) series.gap();
    moments_ = {};
    number_ = 0;
}

void History::look(const pool::PoolStats& stats) {
    moments_.count += 1;
    moments_.active += static_cast<double>(stats.sv_active);
    moments_.idle += static_cast<double>(stats.sv_idle);
    moments_.login += static_cast<double>(stats.sv_login);
    moments_.closed += static_cast<double>(stats.sv_closed);
    moments_.waiting = std::max(moments_.waiting, static_cast<double>(stats.cl_waiting));
    moments_.maxwait_ms =
        std::max(moments_.maxwait_ms, static_cast<double>(stats.maxwait_us) / 1e3);
}

void History::close(const monitor::Snapshot& snapshot) {
    now_ = snapshot.steady;
    wall_offset_ = snapshot.wall - snapshot.steady;
    const Moments moments = std::exchange(moments_, {});
    const auto count = static_cast<double>(moments.count);
    const monitor::Interval& interval = snapshot.interval;

    add(Figure::sv_active, moments.active / count);
    add(Figure::sv_idle, moments.idle / count);
    add(Figure::sv_login, moments.login / count);
    add(Figure::sv_closed, moments.closed / count);
    add(Figure::cl_waiting, moments.waiting);
    add(Figure::maxwait_ms, moments.maxwait_ms);
    add(Figure::wait_p99_ms, valueOf(interval.wait_us, interval.wait_us.p99, 1e3));
    add(Figure::held_s, interval.seats_held_s);
    add(Figure::sold_s, interval.seats_sold_s);
    add(Figure::created_s, interval.created_s);
    add(Figure::conflict_s, interval.conflict_s);
    add(Figure::unavailable_s, interval.unavailable_s);
    add(Figure::latency_p50_ms, valueOf(interval.latency_us, interval.latency_us.p50, 1e3));
    add(Figure::latency_p95_ms, valueOf(interval.latency_us, interval.latency_us.p95, 1e3));
    add(Figure::latency_p99_ms, valueOf(interval.latency_us, interval.latency_us.p99, 1e3));
    add(Figure::batch_p50, valueOf(interval.batch_size, interval.batch_size.p50));
    add(Figure::batch_max, valueOf(interval.batch_size, interval.batch_size.max));
    add(Figure::loop_p99_ms, std::exchange(loop_p99_ms_, no_value));
    add(Figure::loop_worst_ms, std::exchange(loop_worst_ms_, no_value));
}

void History::add(Figure figure, double value) {
    series_[static_cast<std::size_t>(figure)].add(now_, value);
}

std::size_t History::bytes() const {
    std::size_t out = sizeof(History);
    for (const Series& series : series_) out += series.bytes();
    return out;
}

}  // namespace seatlock::ui::charts
