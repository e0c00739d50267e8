#include "engine/simulator/samplering.h"

#include <algorithm>

namespace seatlock::simulator {

namespace {
constexpr double rounding_s = 0.001;
}

/// Counts add up; gauges are the later ones, latencies and memory the worse.
void SampleRing::join(RunSample& into, const RunSample& next) {
    into.at_s = next.at_s;
    into.seconds += next.seconds;
    into.buyers = next.buyers;
    into.ok += next.ok;
    into.refused += next.refused;
    into.unavailable += next.unavailable;
    into.other += next.other;
    into.unknown += next.unknown;
    into.double_bookings = next.double_bookings;
    into.p50_ms = std::max(into.p50_ms, next.p50_ms);
    into.p99_ms = std::max(into.p99_ms, next.p99_ms);
    into.db_connections = std::max(into.db_connections, next.db_connections);
    into.rss_kb = std::max(into.rss_kb, next.rss_kb);
}

void SampleRing::add(const RunSample& sample) {
    join(open_, sample);
    if (open_.seconds + rounding_s < interval_s_) return;
    samples_.push_back(open_);
    open_ = {};
    if (samples_.size() < run_samples_max) return;
    for (std::size_t i = 0; 2 * i + 1 < samples_.size(); ++i) {
        RunSample both = samples_[2 * i];
        join(both, samples_[2 * i + 1]);
        samples_[i] = both;
    }
    samples_.resize(samples_.size() / 2);
    interval_s_ *= 2;
}

std::vector<RunSample> SampleRing::samples() const {
    auto out = samples_;
    if (open_.seconds > 0) out.push_back(open_);
    return out;
}

}  // namespace seatlock::simulator
