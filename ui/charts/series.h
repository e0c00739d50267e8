// One figure over the last hour: ten minutes as it came, once a second, and the hour in buckets of
// ten seconds. All memory is taken at the start. One thread.
#pragma once

#include "ui/charts/pointring.h"
#include "ui/charts/span.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seatlock::ui::charts {

class Series {
public:
    /// What a bucket of the hour keeps: the mean suits rates and shares, the maximum what must not
    /// be overlooked (waits, queues, latencies).
    enum class Bucket { mean, max };

    static constexpr core::Micros bucket_us = 10'000'000;
    /// One more than a span holds, so that its line enters from the left edge.
    static constexpr std::size_t fine_points = 601;
    static constexpr std::size_t coarse_points = 361;

    explicit Series(Bucket bucket);

    /// At most once a second. `at` must be later than all before; what is not is ignored. A value
    /// that is not finite: nothing was measured.
    void add(core::Micros at, double value);
    /// The engine was stopped: no line leads to the next point. A stop within one bucket does not
    /// show in the hour.
    void gap() { gap_ = true; }
    void clear();

    /// Those of the span that ends at `until`, oldest first, and the one before it where a line
    /// leads on from there. A bucket's point stands in its middle, but never after `until`.
    std::vector<Point> points(Span span, core::Micros until) const;
    /// no_value when there is none.
    double last() const;
    /// Fixed from construction.
    std::size_t bytes() const;

private:
    /// The bucket that is being filled.
    struct Open {
        core::Micros number = 0;
        std::int64_t values = 0;
        double sum = 0;
        double max = 0;
        bool begins = false;
        bool any = false;
    };

    Point openPoint() const;

    const Bucket bucket_;
    PointRing fine_;
    PointRing coarse_;
    Open open_;
    bool gap_ = true;
};

}  // namespace seatlock::ui::charts
