#include "engine/store/draftcheck.h"

#include "engine/core/plaintext.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace seatlock::store {

namespace {

constexpr std::size_t described_max = 5;
constexpr std::size_t name_bytes_max = 200;

/// Collects problems up to the limit.
class Problems {
public:
    explicit Problems(const config::Limits& limits)
        : max_(static_cast<std::size_t>(limits.chart_problems_max)) {}
    bool full() const { return list_.size() >= max_; }
    void add(const std::string& place, std::string what) {
        if (!full()) list_.push_back({place, std::move(what)});
    }
    /// Adds `what` unless `good`.
    void require(bool good, const std::string& place, const char* what) {
        if (!good) add(place, what);
    }
    std::vector<DraftProblem> take() { return std::move(list_); }

private:
    std::size_t max_;
    std::vector<DraftProblem> list_;
};

bool isCurrency(std::string_view text) {
    return text.size() == 3 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string sectionPlace(const SectionDraft& section) {
    return "section " + section.name;
}

std::string rowPlace(const SectionDraft& section, const RowDraft& row) {
    return sectionPlace(section) + ", row " + row.label;
}

std::string seatPlace(const SectionDraft& section, const RowDraft& row, const SeatDraft& seat) {
    return rowPlace(section, row) + ", seat " + seat.label;
}

/// Calls `body(section, row, seat)` for each seat in order of seat number.
template <class Body>
void forEachSeat(const ChartDraft& chart, Body body) {
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) body(section, row, seat);
        }
    }
}

void checkSeat(const ChartDraft& chart, const SectionDraft& section, const RowDraft& row,
               std::size_t index, std::size_t label_max, Problems& problems) {
    const auto& seat = row.seats[index];
    const auto place = [&] { return seatPlace(section, row, seat); };
    if (!core::isPlainText(seat.label, label_max))
        problems.add(place(), "the label is not short plain text");
    if (!core::isPlainText(seat.row_seat, label_max)) {
        problems.add(place(), "the number in the row is not short plain text");
    }
    if (seat.adjacency < 0) problems.add(place(), "the adjacency number is negative");
    if (index > 0 && seat.adjacency <= row.seats[index - 1].adjacency) {
        problems.add(place(), "the adjacency number does not grow along the row");
    }
    if (!std::isfinite(seat.x) || !std::isfinite(seat.y)) {
        problems.add(place(), "the position is not a number");
    } else if (seat.x < 0 || seat.y < 0 || seat.x > chart.width || seat.y > chart.height) {
        problems.add(place(), "the position is outside the chart");
    }
    if (seat.accessible && seat.companion) {
        problems.add(place(), "a seat is accessible or a companion's, not both");
    }
    if (seat.category_no < 0) problems.add(place(), "the category number is negative");
}

void checkRow(const ChartDraft& chart, const SectionDraft& section, const RowDraft& row,
              std::size_t label_max, Problems& problems) {
    if (!core::isPlainText(row.label, label_max)) {
        problems.add(rowPlace(section, row), "the label is not short plain text");
    }
    problems.require(!row.seats.empty(), rowPlace(section, row), "the row has no seats");
    std::unordered_set<std::string_view> numbers;
    for (std::size_t i = 0; i < row.seats.size() && !problems.full(); ++i) {
        checkSeat(chart, section, row, i, label_max, problems);
        if (!numbers.insert(row.seats[i].row_seat).second) {
            problems.add(seatPlace(section, row, row.seats[i]),
                         "the number is used twice in the row");
        }
    }
}

/// Sorted views rather than a set of strings: a third of the memory for a million seats.
void checkUniqueLabels(const ChartDraft& chart, Problems& problems) {
    std::vector<std::string_view> labels;
    labels.reserve(static_cast<std::size_t>(countSeats(chart)));
    forEachSeat(chart, [&](const auto&, const auto&, const auto& seat) {
        labels.emplace_back(seat.label);
    });
    std::ranges::sort(labels);
    std::unordered_set<std::string_view> twice;
    for (std::size_t i = 1; i < labels.size(); ++i) {
        if (labels[i] == labels[i - 1]) twice.insert(labels[i]);
    }
    if (twice.empty()) return;
    forEachSeat(chart, [&](const auto& section, const auto& row, const auto& seat) {
        if (!problems.full() && twice.contains(seat.label)) {
            problems.add(seatPlace(section, row, seat), "the label is used twice in the chart");
        }
    });
}

void checkCategory(const CategoryDraft& category, Problems& problems) {
    const std::string place = "category " + category.slug;
    problems.require(core::isSlug(category.slug), place,
                     "the slug is not lower-case words with hyphens");
    problems.require(core::isPlainText(category.name, name_bytes_max), place,
                     "the name is not plain text");
    problems.require(core::isColor(category.color), place, "the colour is not #rrggbb");
    problems.require(!category.ticket_types.empty(), place, "it has no ticket type");
    std::unordered_set<std::string_view> slugs;
    for (const auto& type : category.ticket_types) {
        const std::string where = place + ", ticket type " + type.slug;
        problems.require(core::isSlug(type.slug), where,
                         "the slug is not lower-case words with hyphens");
        problems.require(core::isPlainText(type.name, name_bytes_max), where,
                         "the name is not plain text");
        problems.require(type.price_minor >= 0, where, "the price is negative");
        problems.require(slugs.insert(type.slug).second, where, "the slug is used twice");
    }
}

void checkChannels(const EventDraft& event, Problems& problems) {
    problems.require(!event.channels.empty() && event.channels.front().slug == "public", "channels",
                     "the first channel is not `public`");
    std::unordered_set<std::string_view> slugs;
    for (const auto& channel : event.channels) {
        const std::string where = "channel " + channel.slug;
        problems.require(core::isSlug(channel.slug), where,
                         "the slug is not lower-case words with hyphens");
        problems.require(core::isPlainText(channel.name, name_bytes_max), where,
                         "the name is not plain text");
        problems.require(channel.on_sale_to > channel.on_sale_from, where,
                         "the sale ends before it begins");
        problems.require(slugs.insert(channel.slug).second, where, "the slug is used twice");
    }
}

void checkFees(const EventDraft& event, Problems& problems) {
    for (const auto& fee : event.fees) {
        const std::string where = "fee " + fee.name;
        problems.require(core::isPlainText(fee.name, name_bytes_max), where,
                         "the name is not plain text");
        problems.require(fee.amount_minor >= 0, where, "the amount is negative");
    }
}

}  // namespace

std::int64_t countSeats(const ChartDraft& chart) {
    std::size_t count = 0;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) count += row.seats.size();
    }
    return static_cast<std::int64_t>(count);
}

std::int64_t countSeated(const ChartDraft& chart) {
    std::size_t count = 0;
    for (const auto& section : chart.sections) {
        if (section.general_admission) continue;
        for (const auto& row : section.rows) count += row.seats.size();
    }
    return static_cast<std::int64_t>(count);
}

std::vector<DraftProblem> validate(const ChartDraft& chart, const config::Limits& limits) {
    Problems problems(limits);
    const std::string whole = "chart " + chart.name;
    problems.require(core::isPlainText(chart.name, name_bytes_max), whole,
                     "the name is not plain text");
    problems.require(std::isfinite(chart.width) && std::isfinite(chart.height) && chart.width > 0 &&
                         chart.height > 0,
                     whole, "the size is not positive");
    problems.require(std::isfinite(chart.focal_x) && std::isfinite(chart.focal_y), whole,
                     "the focal point is not a number");
    const auto seats = countSeats(chart);
    problems.require(seats > 0, whole, "it has no seats");
    if (seats > limits.seats_per_event_max) {
        problems.add(whole, "it has " + std::to_string(seats) + " seats, more than the " +
                                std::to_string(limits.seats_per_event_max) + " allowed");
        return problems.take();
    }
    const auto label_max = static_cast<std::size_t>(limits.chart_label_bytes_max);
    std::unordered_set<std::string_view> names;
    for (const auto& section : chart.sections) {
        const auto place = sectionPlace(section);
        problems.require(core::isPlainText(section.name, name_bytes_max), place,
                         "the name is not plain text");
        problems.require(names.insert(section.name).second, place, "the name is used twice");
        problems.require(!section.rows.empty(), place, "the section has no rows");
        problems.require(!section.general_admission || section.rows.size() <= 1, place,
                         "a general-admission area is one row of places");
        std::unordered_set<std::string_view> labels;
        for (const auto& row : section.rows) {
            if (problems.full()) break;
            checkRow(chart, section, row, label_max, problems);
            problems.require(labels.insert(row.label).second, rowPlace(section, row),
                             "the label is used twice in the section");
        }
    }
    checkUniqueLabels(chart, problems);
    return problems.take();
}

std::vector<DraftProblem> validate(const VenueDraft& venue, const config::Limits& limits) {
    Problems problems(limits);
    const std::string place = "venue " + venue.slug;
    problems.require(core::isSlug(venue.slug), place,
                     "the slug is not lower-case words with hyphens");
    problems.require(core::isPlainText(venue.name, name_bytes_max), place,
                     "the name is not plain text");
    problems.require(core::isPlainText(venue.time_zone, name_bytes_max), place,
                     "the time zone has no name");
    return problems.take();
}

std::vector<DraftProblem> validate(const EventDraft& event, const ChartDraft& chart,
                                   const config::Limits& limits) {
    static const std::unordered_set<std::string_view> states = {"draft", "on_sale", "paused",
                                                                "closed", "cancelled"};
    Problems problems(limits);
    const std::string place = "event " + event.slug;
    problems.require(core::isSlug(event.slug), place,
                     "the slug is not lower-case words with hyphens");
    problems.require(core::isPlainText(event.name, name_bytes_max), place,
                     "the name is not plain text");
    problems.require(states.contains(event.status), place, "the status is not one of the known");
    problems.require(isCurrency(event.currency), place, "the currency is not three capitals");
    problems.require(!event.doors_at || *event.doors_at <= event.starts_at, place,
                     "the doors open after the start");
    problems.require(event.hold_s > 0 && event.hold_s_max >= event.hold_s, place,
                     "the hold time is not positive or exceeds its cap");
    problems.require(!event.seats_per_buyer_max || *event.seats_per_buyer_max > 0, place,
                     "the most seats per buyer is not positive");
    problems.require(!event.categories.empty() && event.categories.size() <= INT16_MAX, place,
                     "it has no price category, or too many");
    std::unordered_set<std::string_view> slugs;
    for (const auto& category : event.categories) {
        checkCategory(category, problems);
        problems.require(slugs.insert(category.slug).second, "category " + category.slug,
                         "the slug is used twice");
    }
    checkChannels(event, problems);
    checkFees(event, problems);
    forEachSeat(chart, [&](const auto& section, const auto& row, const auto& seat) {
        if (problems.full()) return;
        const auto count = static_cast<std::int64_t>(event.categories.size());
        if (seat.category_no < 0 || seat.category_no >= count) {
            problems.add(seatPlace(section, row, seat), "its price category does not exist");
        }
    });
    return problems.take();
}

std::string describe(const std::vector<DraftProblem>& problems) {
    std::string out;
    for (std::size_t i = 0; i < std::min(problems.size(), described_max); ++i) {
        out += (i == 0 ? "" : "; ") + problems[i].place + ": " + problems[i].what;
    }
    if (problems.size() > described_max) {
        out += "; and " + std::to_string(problems.size() - described_max) + " more";
    }
    return out;
}

}  // namespace seatlock::store
