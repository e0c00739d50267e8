#include "engine/simulator/evidencesections.h"
#include "engine/simulator/evidencewords.h"
#include "engine/simulator/htmltext.h"

#include <algorithm>
#include <cstdio>

namespace seatlock::simulator {

using core::Micros;

namespace {

constexpr double row_height = 13;
constexpr double names = 92;
constexpr double chart_width = 720;

/// A request with its place by arrival, from 1.
struct Arrival {
    const Outcome* outcome;
    std::size_t place;
    bool won() const { return outcome->end == Outcome::End::ok; }
    Micros end() const { return std::max(outcome->answered, outcome->sent); }
};

std::vector<Arrival> arrivals(const std::vector<Outcome>& outcomes) {
    std::vector<Arrival> out;
    for (const Outcome& outcome : outcomes) {
        if (outcome.kind == Outcome::Kind::hold) out.push_back({&outcome, 0});
    }
    std::ranges::stable_sort(out, [](const Arrival& a, const Arrival& b) {
        return std::pair(a.outcome->intended, a.outcome->sent) <
               std::pair(b.outcome->intended, b.outcome->sent);
    });
    for (std::size_t i = 0; i < out.size(); ++i) out[i].place = i + 1;
    return out;
}

/// The winners and the first of the others, in order of arrival.
std::vector<Arrival> shown(const std::vector<Arrival>& all) {
    auto out = all;
    std::ranges::stable_partition(out, &Arrival::won);
    if (out.size() > timeline_rows_max) out.resize(timeline_rows_max);
    std::ranges::sort(out, {}, &Arrival::place);
    return out;
}

std::string answer(const Outcome& outcome) {
    switch (outcome.end) {
        case Outcome::End::ok:
            return "won";
        case Outcome::End::unknown:
            return "no answer";
        case Outcome::End::unsent:
            return "could not connect";
        case Outcome::End::refused:
            break;
    }
    return "refused (" + std::to_string(outcome.status) +
           (outcome.problem.empty() ? "" : ", " + outcome.problem) + ")";
}

std::string ms(Micros time) {
    return numberText(static_cast<double>(time) / 1000, 1);
}

std::string place(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string picture(const std::vector<Arrival>& rows, const std::string& id,
                    const std::string& title) {
    Micros last = 1;
    std::string winners;
    for (const Arrival& row : rows) {
        last = std::max(last, row.end());
        if (row.won()) winners += "Buyer " + std::to_string(row.outcome->buyer) + " won. ";
    }
    const auto x = [&](Micros time) {
        return place(names + static_cast<double>(time) / static_cast<double>(last) *
                                 (chart_width - names - 60));
    };
    std::string out = "<svg viewBox=\"0 0 720 " +
                      place(row_height * static_cast<double>(rows.size()) + 4) +
                      "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\">" +
                      element("title", title, "id=\"" + id + "-t\"") +
                      element("desc",
                              "A bar a request, from being sent to being answered, the first to "
                              "arrive on top. " +
                                  winners,
                              "id=\"" + id + "-d\"");
    double y = 2;
    for (const Arrival& row : rows) {
        const std::string baseline = "y=\"" + place(y + 9) + "\"";
        out += element("text", "buyer " + std::to_string(row.outcome->buyer),
                       "x=\"" + place(names - 6) + "\" " + baseline + " class=\"tick end\"");
        out += "<path class=\"area " + std::string(row.won() ? "c0" : "c7") + "\" d=\"M" +
               x(row.outcome->sent) + " " + place(y + 1) + "H" + x(row.end()) + "v" +
               place(row_height - 4) + "H" + x(row.outcome->sent) + "Z\"/>";
        if (row.won()) {
            out += element("text", "  won",
                           "x=\"" + x(row.end()) + "\" dx=\"5\" " + baseline + " class=\"tick\"");
        }
        y += row_height;
    }
    return out + "</svg>";
}

std::string table(const std::vector<Arrival>& rows, std::size_t all) {
    std::string out = "<div class=\"scroll\"><table><caption>";
    out += rows.size() < all ? escaped(numberText(static_cast<double>(rows.size())) + " of " +
                                       countText(static_cast<std::int64_t>(all), "request") +
                                       ": all who won, and the first of the others")
                             : std::string("Every request");
    out += ", in order of arrival; times since the start of the run</caption><thead><tr>";
    for (const char* head : {"Place", "Buyer", "Asked, ms", "Answered, ms", "Answer", "Hold"}) {
        out += element("th", head, "scope=\"col\"");
    }
    out += "</tr></thead><tbody>\n";
    for (const Arrival& row : rows) {
        const Outcome& of = *row.outcome;
        out += row.won() ? "<tr class=\"won\">" : "<tr>";
        out += element("th", std::to_string(row.place), "scope=\"row\"");
        out += element("td", std::to_string(of.buyer) + (of.bot ? " (bot)" : ""));
        out += element("td", ms(of.sent));
        out += element("td", of.answered > 0 ? ms(of.answered) : "–");
        out += element("td", answer(of));
        out += element("td", of.hold.empty() ? "–" : of.hold, "class=\"hash\"") + "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

}  // namespace

std::string timelineSection(const Timeline& timeline, std::size_t number) {
    const auto all = arrivals(timeline.outcomes);
    if (all.empty()) return {};
    const auto rows = shown(all);
    const auto winners = std::ranges::count_if(all, &Arrival::won);
    const std::string title = strategyTitle(timeline.strategy);
    std::string out = element("h3", title) + "\n";
    std::string words = countText(static_cast<std::int64_t>(all.size()), "request") + ", " +
                        countText(winners, "winner") + ".";
    if (winners > 0) {
        const auto first = std::ranges::find_if(all, &Arrival::won);
        words += " The first of them came in place " + std::to_string(first->place) + ".";
    }
    out += "<figure><figcaption>" + escaped(words) +
           " Each bar is a request, from being sent to being answered.</figcaption>" +
           picture(rows, "timeline-" + std::to_string(number), title + ": who came when") +
           "</figure>\n";
    return out + table(rows, all.size());
}

}  // namespace seatlock::simulator
