// Seats sold over time, counted by equal spans and told as a curve. A value; one thread.
#pragma once

#include "ui/reader/answers.h"

#include <map>

namespace seatlock::ui::reader {

class SoldCurve {
public:
    /// Spans that it may count at most, whatever is added.
    static constexpr std::size_t spans_max = 20'000;

    /// Begins anew; `span_s` ≥ 1.
    void begin(std::int64_t span_s);
    /// A span that keeps a sale of this length well within spans_max.
    static std::int64_t spanFor(std::int64_t sale_s);

    std::int64_t spanSeconds() const { return span_s_; }
    /// `second`: since the epoch. Coarser spans are made when there are too many.
    void add(std::int64_t second, std::int64_t seats);

    /// From 0 seats at the first sale's span to all of them at `now`; at most twice `points_max`
    /// points and a few, in order of time. Empty when nothing was sold.
    std::vector<CurvePoint> points(core::Micros now, std::size_t points_max) const;

private:
    std::int64_t startOf(std::int64_t second) const { return second - second % span_s_; }

    std::int64_t span_s_ = 1;
    std::map<std::int64_t, std::int64_t> sold_;  ///< by the span's first second
};

}  // namespace seatlock::ui::reader
