// The counts of a Histogram at one moment. A plain value; one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace seatlock::metrics {

/// Log-linear buckets in microseconds, as in HdrHistogram (Tene): exact up to `linear_buckets`,
/// then `steps` equal buckets for each doubling, up to 2^27 µs (134 s). The middle of a bucket is
/// at most 1/128 away from any value in it.
namespace buckets {
constexpr std::uint64_t steps = 64;
constexpr std::uint64_t linear_buckets = 2 * steps;
constexpr std::uint64_t octaves = 20;
constexpr std::size_t count = linear_buckets + octaves * steps;

/// Values above the last bucket count in it.
std::size_t of(std::uint64_t value);
/// The smallest value of a bucket, and the first one above it.
std::uint64_t lower(std::size_t bucket);
std::uint64_t upper(std::size_t bucket);
}  // namespace buckets

class HistogramSnapshot {
public:
    std::uint64_t count() const { return count_; }
    std::uint64_t sum() const { return sum_; }
    /// Exact; 0 when empty.
    std::uint64_t max() const { return max_; }
    double mean() const;

    /// The value that a share `part` (0 to 1) of all values does not exceed, within 1%; 0 when
    /// empty. Nearest rank: percentile(1) is the maximum.
    std::uint64_t percentile(double part) const;
    /// How many values are at most `value`, by whole buckets.
    std::uint64_t countUpTo(std::uint64_t value) const;

    void merge(const HistogramSnapshot& other);
    /// What was recorded after `earlier`, a snapshot of the same histogram. Its maximum is that of
    /// its highest bucket, within 1%, unless it is the maximum of all.
    HistogramSnapshot since(const HistogramSnapshot& earlier) const;

private:
    friend class Histogram;

    std::array<std::uint64_t, buckets::count> counts_{};
    std::uint64_t count_ = 0;
    std::uint64_t sum_ = 0;
    std::uint64_t max_ = 0;
};

}  // namespace seatlock::metrics
