// How late something was, counted in buckets of fixed number. One thread.
#pragma once

#include "engine/core/clock.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace seatlock::ui::host {

/// Buckets of 0.1 ms up to 3.2 ms, then 16 for each doubling, up to 104 s: within 7%, and on the
/// high side, so that nothing looks better than it was.
class LagHistogram {
public:
    static constexpr core::Micros unit_us = 100;

    void record(core::Micros lag);
    void merge(const LagHistogram& other);
    void clear() { *this = {}; }

    std::uint64_t count() const { return count_; }
    /// Exact; 0 when empty.
    core::Micros worst() const { return worst_; }
    /// What a share `part` (0 to 1) of all did not exceed; 0 when empty, never above worst().
    core::Micros percentile(double part) const;

private:
    static constexpr std::size_t linear = 32;
    static constexpr std::size_t steps = 16;
    static constexpr std::size_t octaves = 15;
    static constexpr std::size_t buckets = linear + octaves * steps;

    static std::size_t bucketOf(core::Micros lag);
    /// The smallest lag above the bucket.
    static core::Micros upper(std::size_t bucket);

    std::array<std::uint32_t, buckets> counts_{};
    std::uint64_t count_ = 0;
    core::Micros worst_ = 0;
};

}  // namespace seatlock::ui::host
