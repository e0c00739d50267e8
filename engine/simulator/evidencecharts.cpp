#include "engine/simulator/evidencesections.h"
#include "engine/simulator/evidencewords.h"
#include "engine/simulator/htmltext.h"
#include "engine/simulator/svgchart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace seatlock::simulator {

namespace {

struct Kind {
    const char* name;
    const char* style;
    double (*count)(const RunSample& sample);
};

constexpr std::array<Kind, 4> kinds{{
    {"given a seat", "c0", [](const RunSample& s) { return static_cast<double>(s.ok); }},
    {"refused (taken)", "c7", [](const RunSample& s) { return static_cast<double>(s.refused); }},
    {"turned away (overloaded)", "c1",
     [](const RunSample& s) { return static_cast<double>(s.unavailable); }},
    {"other or no answer", "c3",
     [](const RunSample& s) { return static_cast<double>(s.other + s.unknown); }},
}};

std::string figure(const std::string& title, const std::string& words, const std::string& content) {
    return "<figure><figcaption><strong>" + escaped(title) + "</strong> " + escaped(words) +
           "</figcaption>" + content + "</figure>\n";
}

std::string barsFigure(const RunResult& result, const std::string& id, const std::string& title,
                       const std::string& words, double (*value)(const StrategyResult&)) {
    std::vector<ChartBar> bars;
    std::string description;
    for (const StrategyResult& strategy : result.strategies) {
        const double height = value(strategy);
        bars.push_back({strategyTitle(strategy.name), strategyStyle(strategy.name), height,
                        numberText(height)});
        description += bars.back().name + ": " + bars.back().text + ". ";
    }
    const ChartFrame frame{id, title, description};
    return figure(title, words, barChart(frame, bars));
}

std::string swatch(const char* shape, const std::string& style, const std::string& name) {
    return "<li><svg viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\"" +
           std::string(shape) + " " + style + "\" d=\"" +
           (std::string_view(shape) == "line" ? "M0 5H28" : "M0 0H28V10H0Z") + "\"/></svg>" +
           escaped(name) + "</li>";
}

/// One line a strategy.
std::string linesFigure(const RunResult& result, const std::string& id, const std::string& title,
                        const std::string& words, double (*value)(const RunSample&)) {
    std::vector<ChartSeries> series;
    std::string legend = "<ul class=\"legend\">";
    std::string description = "One line a way of selling, over the seconds of its run. ";
    for (const StrategyResult& strategy : result.strategies) {
        ChartSeries line{strategyTitle(strategy.name), strategyStyle(strategy.name), {}};
        double highest = 0;
        for (const RunSample& sample : strategy.samples) {
            const double at = value(sample);
            if (!std::isfinite(at)) continue;
            line.points.emplace_back(sample.at_s, at);
            highest = std::max(highest, line.points.back().second);
        }
        legend += swatch("line", line.style, line.name);
        description += line.name + ": highest " + numberText(highest) + ". ";
        series.push_back(std::move(line));
    }
    // The one that is compared with the others lies on top of them.
    std::ranges::stable_sort(series, [](const ChartSeries& a, const ChartSeries& b) {
        return (a.style == "c0") < (b.style == "c0");
    });
    return figure(title, words, legend + "</ul>" + lineChart({id, title, description}, series));
}

std::string answersFigure(const StrategyResult& strategy, std::size_t number) {
    std::vector<ChartSeries> series;
    std::string description = "Answers a second over time, by kind. ";
    for (const Kind& kind : kinds) {
        ChartSeries area{kind.name, kind.style, {}};
        double sum = 0;
        for (const RunSample& sample : strategy.samples) {
            sum += kind.count(sample);
            area.points.emplace_back(sample.at_s,
                                     sample.seconds > 0 ? kind.count(sample) / sample.seconds : 0);
        }
        description += area.name + ": " + numberText(sum) + " in all. ";
        series.push_back(std::move(area));
    }
    const std::string title = strategyTitle(strategy.name);
    const ChartFrame frame{"answers-" + std::to_string(number), title, description, 340, 170};
    return figure(title, "", stackChart(frame, series));
}

std::string answersFigures(const RunResult& result) {
    std::string out =
        "<h3>Answers a second</h3>\n<p class=\"soft\">What buyers were told, over the seconds of "
        "each run. Every chart has a scale of its own.</p>\n<ul class=\"legend\">";
    for (const Kind& kind : kinds) out += swatch("area", kind.style, kind.name);
    out += "</ul>\n<div class=\"small\">\n";
    for (std::size_t i = 0; i < result.strategies.size(); ++i) {
        if (result.strategies[i].samples.size() > 1) {
            out += answersFigure(result.strategies[i], i);
        }
    }
    return out + "</div>\n";
}

}  // namespace

std::string strategyStyle(std::string_view name) {
    static constexpr std::string_view names[] = {"skip_locked_batched", "naive",  "optimistic",
                                                 "for_update",          "nowait", "advisory_lock",
                                                 "skip_locked"};
    const auto found = std::ranges::find(names, name);
    if (found != std::end(names)) return "c" + std::to_string(found - names);
    if (name == "pool") return "c0";
    return name == "connection_per_request" ? "c1" : "c2";
}

std::string chartsSection(const RunResult& result) {
    std::string out = "<h2>In pictures</h2>\n";
    out += barsFigure(
        result, "twice", "Double bookings",
        "Seats that two buyers had at one time. Anything above none is a row at the door.",
        [](const StrategyResult& s) { return static_cast<double>(s.double_bookings); });
    out += barsFigure(result, "seats", "Seats a second", "More is a shorter wait for everybody.",
                      [](const StrategyResult& s) { return s.seats_per_s; });
    const bool course = std::ranges::any_of(
        result.strategies, [](const StrategyResult& s) { return s.samples.size() > 1; });
    if (!course) return out + "<p class=\"soft\">The runs were too short for a course in time.</p>";
    out += answersFigures(result);
    out += linesFigure(
        result, "p99", "The slowest waits",
        "Milliseconds within which 99 of 100 buyers had their answer.", [](const RunSample& s) {
            const auto answered = s.ok + s.refused + s.unavailable + s.other;
            return answered > 0 ? s.p99_ms : std::numeric_limits<double>::quiet_NaN();
        });
    out += linesFigure(result, "connections", "Database connections",
                       "Open at the time: each costs the database memory.",
                       [](const RunSample& s) { return static_cast<double>(s.db_connections); });
    return out;
}

}  // namespace seatlock::simulator
