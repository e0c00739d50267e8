#include "engine/simulator/svgchart.h"

#include "engine/simulator/evidencewords.h"
#include "engine/simulator/htmltext.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace seatlock::simulator {

namespace {

constexpr double left = 52;
constexpr double right = 14;
constexpr double top = 10;
constexpr double bottom = 24;
constexpr double bar_step = 26;
constexpr double bar_names = 150;
constexpr double bar_values = 110;

std::string place(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string open(const ChartFrame& frame, double height) {
    return "<svg viewBox=\"0 0 " + place(frame.width) + " " + place(height) +
           "\" role=\"img\" aria-labelledby=\"" + frame.id + "-t " + frame.id + "-d\">" +
           element("title", frame.title, "id=\"" + frame.id + "-t\"") +
           element("desc", frame.description, "id=\"" + frame.id + "-d\"");
}

std::string label(double x, double y, const std::string& text, const char* style) {
    return element("text", text,
                   "x=\"" + place(x) + "\" y=\"" + place(y) + "\" class=\"" + style + "\"");
}

/// Turns values into places within a frame.
struct Scale {
    double x_most;
    double y_most;
    const ChartFrame& frame;

    double x(double value) const { return left + value / x_most * (frame.width - left - right); }
    double y(double value) const {
        return frame.height - bottom - value / y_most * (frame.height - top - bottom);
    }
    std::string point(double at, double value) const {
        return place(x(at)) + "," + place(y(value));
    }
};

std::string tickText(double value, double step) {
    const bool whole = step == std::floor(step);
    return numberText(value, whole ? 0 : step < 0.1 ? 3 : step < 1 ? 2 : 1);
}

/// Grid and numbers; seconds below.
std::string axes(const Scale& scale) {
    std::string out;
    const auto ys = chartTicks(scale.y_most);
    for (const double value : ys) {
        const auto y = place(scale.y(value));
        out += "<path class=\"grid\" d=\"M" + place(left) + " " + y + "H" +
               place(scale.frame.width - right) + "\"/>";
        out += label(left - 6, scale.y(value) + 4, tickText(value, ys[1]), "tick end");
    }
    const auto xs = chartTicks(scale.x_most);
    for (const double value : xs) {
        if (value > scale.x_most) continue;
        // The unit with the first number, so that no title is needed below.
        out += label(scale.x(value), scale.frame.height - 7,
                     tickText(value, xs[1]) + (value == 0 ? " s" : ""), "tick middle");
    }
    return out;
}

double most(const std::vector<ChartSeries>& series, bool stacked, double& x_most) {
    double y_most = 0;
    std::size_t count = 0;
    for (const auto& one : series) {
        count = std::max(count, one.points.size());
        for (const auto& [x, y] : one.points) {
            x_most = std::max(x_most, x);
            if (!stacked) y_most = std::max(y_most, y);
        }
    }
    for (std::size_t i = 0; stacked && i < count; ++i) {
        double sum = 0;
        for (const auto& one : series) sum += i < one.points.size() ? one.points[i].second : 0;
        y_most = std::max(y_most, sum);
    }
    return y_most;
}

Scale scaleOf(const ChartFrame& frame, const std::vector<ChartSeries>& series, bool stacked) {
    double x_most = 0;
    const double y_most = most(series, stacked, x_most);
    return {x_most > 0 ? x_most : 1, chartTicks(y_most).back(), frame};
}

}  // namespace

std::vector<double> chartTicks(double most) {
    if (!(most > 0) || !std::isfinite(most)) most = 1;
    const double rough = most / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.5, 2.0, 1.0}) {
        if (factor * power >= rough * 0.999) step = factor * power;
    }
    std::vector<double> out{0};
    while (out.back() < most * 0.999) out.push_back(step * static_cast<double>(out.size()));
    return out;
}

std::string lineChart(const ChartFrame& frame, const std::vector<ChartSeries>& series) {
    const Scale scale = scaleOf(frame, series, false);
    std::string out = open(frame, frame.height) + axes(scale);
    for (const auto& one : series) {
        if (one.points.empty()) continue;
        out += "<polyline class=\"line " + one.style + "\" points=\"";
        for (const auto& [x, y] : one.points) out += scale.point(x, y) + " ";
        out += "\"/>";
    }
    return out + "</svg>";
}

std::string stackChart(const ChartFrame& frame, const std::vector<ChartSeries>& series) {
    const Scale scale = scaleOf(frame, series, true);
    std::string out = open(frame, frame.height) + axes(scale);
    std::vector<double> below(series.empty() ? 0 : series.front().points.size(), 0);
    for (const auto& one : series) {
        if (one.points.empty()) continue;
        std::string upper;
        std::string lower;
        for (std::size_t i = 0; i < std::min(one.points.size(), below.size()); ++i) {
            const auto& [x, y] = one.points[i];
            lower = scale.point(x, below[i]) + " " + lower;
            below[i] += y;
            upper += scale.point(x, below[i]) + " ";
        }
        out += "<polygon class=\"area " + one.style + "\" points=\"" + upper + lower + "\"/>";
    }
    return out + "</svg>";
}

std::string barChart(const ChartFrame& frame, const std::vector<ChartBar>& bars) {
    const double height = bar_step * static_cast<double>(bars.size()) + 4;
    double largest = 0;
    for (const auto& bar : bars) largest = std::max(largest, bar.value);
    std::string out = open(frame, height);
    double y = 4;
    for (const auto& bar : bars) {
        const double room = frame.width - bar_names - bar_values;
        const double width = largest > 0 ? bar.value / largest * room : 0;
        out += label(bar_names - 8, y + 14, bar.name, "name end");
        if (width > 0) {
            out += "<rect class=\"bar " + bar.style + "\" x=\"" + place(bar_names) + "\" y=\"" +
                   place(y) + "\" width=\"" + place(std::max(width, 1.0)) + "\" height=\"18\"/>";
        }
        out += label(bar_names + std::max(width, 1.0) + 6, y + 14, bar.text, "name");
        y += bar_step;
    }
    return out + "</svg>";
}

}  // namespace seatlock::simulator
