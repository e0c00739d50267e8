#include "ui/host/laghistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace seatlock::ui::host {

std::size_t LagHistogram::bucketOf(core::Micros lag) {
    const auto units = static_cast<std::uint64_t>(std::max<core::Micros>(lag, 0) / unit_us);
    if (units < linear) return units;
    // 32 to 63 is the first octave: its top four bits below the leading one tell the step.
    const auto octave = static_cast<std::size_t>(std::bit_width(units)) - std::bit_width(linear);
    const auto step = static_cast<std::size_t>(units >> (octave + 1)) - steps;
    return std::min(linear + octave * steps + step, buckets - 1);
}

core::Micros LagHistogram::upper(std::size_t bucket) {
    if (bucket < linear) return static_cast<core::Micros>(bucket + 1) * unit_us;
    const std::size_t octave = (bucket - linear) / steps;
    const std::size_t step = (bucket - linear) % steps;
    return static_cast<core::Micros>((steps + step + 1) << (octave + 1)) * unit_us;
}

void LagHistogram::record(core::Micros lag) {
    counts_[bucketOf(lag)] += 1;
    count_ += 1;
    worst_ = std::max(worst_, lag);
}

void LagHistogram::merge(const LagHistogram& other) {
    for (std::size_t i = 0; i < buckets; ++i) counts_[i] += other.counts_[i];
    count_ += other.count_;
    worst_ = std::max(worst_, other.worst_);
}

core::Micros LagHistogram::percentile(double part) const {
    if (count_ == 0) return 0;
    const auto rank = std::max<std::uint64_t>(
        1, static_cast<std::uint64_t>(std::ceil(part * static_cast<double>(count_))));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        seen += counts_[i];
        if (seen >= rank) return i + 1 == buckets ? worst_ : std::min(upper(i), worst_);
    }
    return worst_;
}

}  // namespace seatlock::ui::host
