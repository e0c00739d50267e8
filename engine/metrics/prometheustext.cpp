#include "engine/metrics/prometheustext.h"

#include <charconv>

namespace seatlock::metrics {

namespace {

template <class T>
void append(std::string& out, T value) {
    char buffer[32];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

}  // namespace

void PrometheusText::begin(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    out_.append("# HELP ").append(name).append(" ").append(help);
    out_.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void PrometheusText::line(std::string_view suffix, std::string_view labels, std::string_view more) {
    out_.append(name_).append(suffix);
    if (!labels.empty() || !more.empty()) {
        out_.append("{").append(labels);
        if (!labels.empty() && !more.empty()) out_.append(",");
        out_.append(more).append("}");
    }
    out_.append(" ");
}

void PrometheusText::sample(double value, std::string_view labels) {
    line({}, labels, {});
    append(out_, value);
    out_ += '\n';
}

void PrometheusText::sample(std::int64_t value, std::string_view labels) {
    line({}, labels, {});
    append(out_, value);
    out_ += '\n';
}

void PrometheusText::histogram(const Histogram& histogram, double per_unit,
                               std::span<const double> bounds, std::string_view labels) {
    const auto snapshot = histogram.snapshot();
    for (const double bound : bounds) {
        std::string le = "le=\"";
        append(le, bound);
        le += '"';
        line("_bucket", labels, le);
        append(out_, snapshot.countUpTo(static_cast<std::uint64_t>(bound * per_unit)));
        out_ += '\n';
    }
    line("_bucket", labels, "le=\"+Inf\"");
    append(out_, snapshot.count());
    out_ += '\n';
    line("_sum", labels, {});
    append(out_, static_cast<double>(snapshot.sum()) / per_unit);
    out_ += '\n';
    line("_count", labels, {});
    append(out_, snapshot.count());
    out_ += '\n';
}

}  // namespace seatlock::metrics
