#include "engine/simulator/runtally.h"

#include <algorithm>
#include <utility>

namespace seatlock::simulator {

using core::Micros;

void RunTally::add(const Outcome& outcome) {
    if (outcome.end == Outcome::End::unsent) return;
    ++totals_.requests;
    const bool hold = outcome.kind == Outcome::Kind::hold;
    if (outcome.status == 0) {
        ++interval_.unknown;
    } else if (outcome.status == 409) {
        ++interval_.refused;
        ++totals_.refused;
    } else if (outcome.status == 503) {
        ++interval_.unavailable;
        ++totals_.unavailable;
    } else if (outcome.end != Outcome::End::ok) {
        ++interval_.other;
    } else if (hold) {
        ++interval_.ok;
        ++totals_.ok;
    }
    if (hold && outcome.status != 0) {
        const auto latency = std::max<Micros>(outcome.answered - outcome.intended, 0);
        latency_.record(static_cast<std::uint64_t>(latency));
    }
}

RunSample RunTally::take(Micros at) {
    RunSample out = std::exchange(interval_, {});
    out.at_s = static_cast<double>(at) / 1e6;
    out.seconds = static_cast<double>(at - std::exchange(taken_, at)) / 1e6;
    const auto now = latency_.snapshot();
    const auto latency = now.since(latency_before_);
    out.p50_ms = static_cast<double>(latency.percentile(0.5)) / 1000;
    out.p99_ms = static_cast<double>(latency.percentile(0.99)) / 1000;
    latency_before_ = now;
    return out;
}

}  // namespace seatlock::simulator
