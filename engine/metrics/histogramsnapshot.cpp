#include "engine/metrics/histogramsnapshot.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace seatlock::metrics {

namespace buckets {

std::size_t of(std::uint64_t value) {
    if (value < linear_buckets) return value;
    const auto octave =
        static_cast<std::size_t>(std::bit_width(value) - std::bit_width(linear_buckets - 1));
    const std::size_t step = (value >> octave) - steps;
    return std::min(linear_buckets + (octave - 1) * steps + step, count - 1);
}

std::uint64_t lower(std::size_t bucket) {
    if (bucket < linear_buckets) return bucket;
    const auto octave = (bucket - linear_buckets) / steps + 1;
    return ((bucket - linear_buckets) % steps + steps) << octave;
}

std::uint64_t upper(std::size_t bucket) {
    return lower(bucket + 1);
}

}  // namespace buckets

double HistogramSnapshot::mean() const {
    return count_ == 0 ? 0 : static_cast<double>(sum_) / static_cast<double>(count_);
}

std::uint64_t HistogramSnapshot::percentile(double part) const {
    if (count_ == 0) return 0;
    const auto rank = std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>(std::ceil(part * static_cast<double>(count_))), 1, count_);
    if (rank == count_) return max_;
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < buckets::count; ++bucket) {
        seen += counts_[bucket];
        if (seen >= rank) {
            const auto middle = (buckets::lower(bucket) + buckets::upper(bucket) - 1) / 2;
            return std::min(middle, max_);
        }
    }
    return max_;
}

std::uint64_t HistogramSnapshot::countUpTo(std::uint64_t value) const {
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < buckets::count && buckets::upper(bucket) - 1 <= value;
         ++bucket) {
        seen += counts_[bucket];
    }
    return seen;
}

void HistogramSnapshot::merge(const HistogramSnapshot& other) {
    for (std::size_t bucket = 0; bucket < buckets::count; ++bucket) {
        counts_[bucket] += other.counts_[bucket];
    }
    count_ += other.count_;
    sum_ += other.sum_;
    max_ = std::max(max_, other.max_);
}

HistogramSnapshot HistogramSnapshot::since(const HistogramSnapshot& earlier) const {
    HistogramSnapshot out;
    for (std::size_t bucket = 0; bucket < buckets::count; ++bucket) {
        // A value recorded while a snapshot was taken may be in one count and not in another.
        const auto before = std::min(earlier.counts_[bucket], counts_[bucket]);
        out.counts_[bucket] = counts_[bucket] - before;
        out.count_ += out.counts_[bucket];
        if (out.counts_[bucket] > 0) out.max_ = std::min(buckets::upper(bucket) - 1, max_);
    }
    out.sum_ = sum_ - std::min(earlier.sum_, sum_);
    return out;
}

}  // namespace seatlock::metrics
