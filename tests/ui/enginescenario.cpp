#include "enginescenario.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace seatlock::tests {

namespace {

constexpr std::int64_t steps_a_second = 20;
constexpr std::int64_t ceiling = 8;

std::uint64_t whole(double value) {
    return static_cast<std::uint64_t>(std::max(0.0, value));
}

}  // namespace

EngineScenario::EngineScenario(std::vector<Phase> phases, core::Micros start)
    : phases_(std::move(phases)) {
    snapshot_.steady = start;
    snapshot_.wall = 1'774'000'000'000'000 + start;
    snapshot_.serving = true;
    snapshot_.database_connected = true;
    snapshot_.pool.ceiling = ceiling;
    snapshot_.resident_bytes = 96'000'000;
}

bool EngineScenario::over() const {
    std::int64_t seconds = 0;
    for (const Phase& phase : phases_) seconds += phase.seconds;
    return steps_ >= seconds * steps_a_second;
}

EngineScenario::Kind EngineScenario::kindNow() const {
    std::int64_t end = 0;
    for (const Phase& phase : phases_) {
        end += phase.seconds * steps_a_second;
        if (steps_ < end) return phase.kind;
    }
    return Kind::calm;
}

/// Around 1, at most `share` away.
double EngineScenario::noise(double share) {
    random_ = random_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    const auto unit = static_cast<double>(random_ >> 33) / static_cast<double>(1ULL << 31);
    return 1 + share * (2 * unit - 1);
}

monitor::Snapshot EngineScenario::next() {
    const Kind kind = kindNow();
    snapshot_.steady += step_us;
    snapshot_.wall += step_us;
    const double target = kind == Kind::rush ? 1 : 0;
    load_ += (target - load_) * 0.06;
    snapshot_.database_connected = kind != Kind::outage;
    fillPool(kind);
    snapshot_.connections_open = static_cast<std::int64_t>(40 + 9'600 * load_);
    snapshot_.streams_open = 37;
    snapshot_.requests_in_progress = snapshot_.pool.cl_waiting + snapshot_.pool.cl_active;
    snapshot_.resident_bytes = static_cast<std::int64_t>(96e6 + 120e6 * load_);
    snapshot_.commits_in_doubt = kind == Kind::outage ? 3 : 0;
    ++steps_;
    if (steps_ % steps_a_second == 0) closeInterval(kind);
    return snapshot_;
}

void EngineScenario::fillPool(Kind kind) {
    pool::PoolStats& pool = snapshot_.pool;
    if (kind == Kind::outage) {
        pool.sv_active = 0;
        pool.sv_idle = 0;
        pool.sv_login = 1;
        pool.sv_closed = ceiling - 1;
        pool.cl_active = 0;
        pool.cl_waiting = static_cast<std::int64_t>(180 * noise(0.3));
        pool.maxwait_us = static_cast<core::Micros>(1'700'000 * noise(0.15));
        return;
    }
    const double active = 0.4 + 6.6 * load_ * noise(0.1);
    pool.sv_active = std::clamp<std::int64_t>(std::llround(active * noise(0.6)), 0, ceiling);
    pool.sv_idle = ceiling - pool.sv_active;
    pool.sv_login = 0;
    pool.sv_closed = 0;
    pool.cl_active = pool.sv_active * static_cast<std::int64_t>(1 + 120 * load_);
    pool.cl_waiting = static_cast<std::int64_t>(3'800 * load_ * load_ * noise(0.25));
    pool.maxwait_us =
        pool.cl_waiting == 0 ? 0 : static_cast<core::Micros>(260'000 * load_ * load_ * noise(0.2));
    pool.total_served += 10;
    pool.total_wait_us += pool.maxwait_us;
}

void EngineScenario::closeInterval(Kind kind) {
    monitor::Interval& interval = snapshot_.interval;
    interval.number += 1;
    interval.span = steps_a_second * step_us;
    if (kind == Kind::outage) {
        interval.created_s = interval.seats_held_s = interval.seats_sold_s = 0;
        interval.latency_us = interval.wait_us = interval.batch_size = interval.batch_us = {};
        interval.conflict_s = 90 * noise(0.2);
        interval.unavailable_s = 85 * noise(0.2);
        interval.requests_s = interval.conflict_s + interval.unavailable_s;
        return;
    }
    interval.created_s = (140 + 19'800 * load_) * noise(0.06);
    interval.conflict_s = (25 + 11'000 * load_ * load_) * noise(0.1);
    interval.unavailable_s = load_ > 0.97 ? 12 * noise(0.9) : 0;
    interval.requests_s = (interval.created_s + interval.conflict_s) * 1.05;
    interval.seats_held_s = interval.created_s * 1.4;
    interval.seats_sold_s = (60 + 5'200 * load_) * noise(0.1);
    const double p50 = 2'400 + 70'000 * load_ * load_ * noise(0.2);
    interval.latency_us = {whole(interval.created_s), whole(p50), whole(p50 * 1.9),
                           whole(p50 * 3.1 * noise(0.1)), whole(p50 * 4.6 * noise(0.2))};
    interval.wait_us = {whole(interval.created_s), whole(p50 / 2), whole(p50), whole(p50 * 2),
                        whole(p50 * 3)};
    const double batch = 1 + 170 * load_ * noise(0.1);
    interval.batch_size = {whole(interval.created_s / batch), whole(batch), whole(batch * 1.3),
                           whole(batch * 1.4), whole(std::min(256.0, batch * 1.5))};
    interval.batch_us = {interval.batch_size.count, 3'000, 8'000, 14'000, 21'000};
}

}  // namespace seatlock::tests
