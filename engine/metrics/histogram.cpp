#include "engine/metrics/histogram.h"

namespace seatlock::metrics {

namespace {
constexpr auto relaxed = std::memory_order_relaxed;
}

void Histogram::recordMany(std::uint64_t value, std::uint64_t times) {
    counts_[buckets::of(value)].fetch_add(times, relaxed);
    sum_.fetch_add(value * times, relaxed);
    std::uint64_t seen = max_.load(relaxed);
    while (seen < value && !max_.compare_exchange_weak(seen, value, relaxed)) {
    }
}

HistogramSnapshot Histogram::snapshot() const {
    HistogramSnapshot out;
    for (std::size_t bucket = 0; bucket < buckets::count; ++bucket) {
        out.counts_[bucket] = counts_[bucket].load(relaxed);
        out.count_ += out.counts_[bucket];
    }
    out.sum_ = sum_.load(relaxed);
    out.max_ = max_.load(relaxed);
    return out;
}

}  // namespace seatlock::metrics
