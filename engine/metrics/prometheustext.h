// Prometheus text exposition format 0.0.4. One thread; the caller owns the string.
#pragma once

#include "engine/metrics/histogram.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace seatlock::metrics {

/// `labels` are written as given: `route="holds",status="201"`, or empty.
class PrometheusText {
public:
    explicit PrometheusText(std::string& out) : out_(out) {}

    /// Begins a metric: HELP and TYPE (counter, gauge, histogram).
    void begin(std::string_view name, std::string_view type, std::string_view help);
    /// One sample of the metric begun last.
    void sample(double value, std::string_view labels = {});
    void sample(std::int64_t value, std::string_view labels = {});
    /// Buckets, sum and count of the metric begun last. Values are recorded in units of which
    /// `per_unit` make one of the unit exported: 1e6 for microseconds told in seconds.
    void histogram(const Histogram& histogram, double per_unit, std::span<const double> bounds,
                   std::string_view labels = {});

private:
    void line(std::string_view suffix, std::string_view labels, std::string_view more);

    std::string& out_;
    std::string_view name_;
};

}  // namespace seatlock::metrics
