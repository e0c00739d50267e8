#include "ui/reader/soldcurve.h"

#include <algorithm>

namespace seatlock::ui::reader {

namespace {
constexpr core::Micros second_us = 1'000'000;
}

void SoldCurve::begin(std::int64_t span_s) {
    span_s_ = std::max<std::int64_t>(1, span_s);
    sold_.clear();
}

std::int64_t SoldCurve::spanFor(std::int64_t sale_s) {
    return 1 + std::max<std::int64_t>(0, sale_s) / static_cast<std::int64_t>(spans_max / 2);
}

void SoldCurve::add(std::int64_t second, std::int64_t seats) {
    sold_[startOf(second)] += seats;
    while (sold_.size() > spans_max) {
        span_s_ *= 2;
        std::map<std::int64_t, std::int64_t> coarser;
        for (const auto& [start, count] : sold_) coarser[startOf(start)] += count;
        sold_ = std::move(coarser);
    }
}

std::vector<CurvePoint> SoldCurve::points(core::Micros now, std::size_t points_max) const {
    std::vector<CurvePoint> out;
    if (sold_.empty() || points_max == 0) return out;
    const core::Micros first = sold_.begin()->first * second_us;
    const core::Micros end = std::max(now, (sold_.rbegin()->first + span_s_) * second_us);
    const core::Micros step =
        std::max(span_s_ * second_us, (end - first) / static_cast<core::Micros>(points_max) + 1);
    out.push_back({first, 0});
    std::int64_t sum = 0;
    core::Micros told = first;
    for (const auto& [start, count] : sold_) {
        const core::Micros at = start * second_us;
        // A plain stretch is two points, however long it is.
        if (at >= told + step) {
            if (out.back().sold != sum) out.push_back({told + step, sum});
            told += (at - told) / step * step;
            if (out.back().at < told) out.push_back({told, sum});
        }
        sum += count;
    }
    const core::Micros sold_out = std::min(end, told + step);
    if (out.back().at < sold_out) out.push_back({sold_out, sum});
    if (out.back().at < end) out.push_back({end, sum});
    return out;
}

}  // namespace seatlock::ui::reader
