#include "engine/seating/sectiondifference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace seatlock::seating {

namespace {

constexpr std::size_t named_max = 3;   // labels that a line tells
constexpr double same_place_cm = 1.0;  // files round

struct Found {
    const Row* row = nullptr;
    const Seat* seat = nullptr;
    std::string label;
};

std::vector<Found> seatsOf(const Section& section) {
    std::vector<Found> out;
    for (const auto& row : section.rows) {
        for (const auto& seat : row.seats)
            out.push_back({&row, &seat, labelOf(section, row, seat)});
    }
    return out;
}

std::pair<long long, long long> place(const Seat& seat) {
    return {std::llround(seat.x), std::llround(seat.y)};
}

/// "A-1, A-2, A-3 and 9 more"
std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), named_max); ++i) {
        out += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > named_max) {
        out += " and " + std::to_string(names.size() - named_max) + " more";
    }
    return out;
}

class SectionComparison {
public:
    SectionComparison(const SectionOf& before, const SectionOf& after)
        : before_(before),
          after_(after),
          was_(seatsOf(before.section)),
          is_(seatsOf(after.section)) {}

    std::vector<std::string> run() {
        pair();
        tell(gone_, before_.section, after_.section, "removed");
        tell(come_, after_.section, before_.section, "added");
        say(renamed_.size(), "renamed", renamed_);
        say(moved_.size(), "moved", moved_);
        for (const auto& [change, labels] : recategorised_) {
            say(labels.size(), "in " + change.second + " instead of " + change.first, labels);
        }
        say(marked_.size(), "marked otherwise (accessible, companion, view)", marked_);
        return std::move(out_);
    }

private:
    /// By label, and what is left by place.
    void pair() {
        std::unordered_map<std::string, const Found*> by_label;
        for (const auto& seat : is_) by_label.emplace(seat.label, &seat);
        std::vector<const Found*> left;
        for (const auto& was : was_) {
            const auto at = by_label.find(was.label);
            if (at == by_label.end()) {
                left.push_back(&was);
                continue;
            }
            compare(was, *at->second);
            by_label.erase(at);
        }
        std::map<std::pair<long long, long long>, const Found*> by_place;
        for (const auto& is : is_) {
            if (by_label.contains(is.label)) by_place.emplace(place(*is.seat), &is);
        }
        for (const auto* was : left) {
            const auto at = by_place.find(place(*was->seat));
            if (at == by_place.end()) {
                gone_.push_back(was);
                continue;
            }
            renamed_.push_back(was->label + " is " + at->second->label + " now");
            compare(*was, *at->second);
            by_place.erase(at);
        }
        for (const auto& is : is_) {
            const auto at = by_place.find(place(*is.seat));
            if (at != by_place.end() && at->second == &is) come_.push_back(&is);
        }
    }

    void compare(const Found& was, const Found& is) {
        const Seat& from = *was.seat;
        const Seat& to = *is.seat;
        if (std::hypot(from.x - to.x, from.y - to.y) > same_place_cm) moved_.push_back(is.label);
        if (!sameCategory(before_.chart, from.category, after_.chart, to.category)) {
            recategorised_[{categoryName(before_.chart, from.category),
                            categoryName(after_.chart, to.category)}]
                .push_back(is.label);
        }
        if (from.accessible != to.accessible || from.companion != to.companion ||
            from.obstructed != to.obstructed) {
            marked_.push_back(is.label);
        }
    }

    /// Whole rows by their labels, single seats by theirs.
    void tell(const std::vector<const Found*>& seats, const Section& in, const Section& other,
              const std::string& what) {
        std::vector<std::string> single;
        for (const auto& row : in.rows) {
            std::vector<std::string> labels;
            for (const auto* seat : seats) {
                if (seat->row == &row) labels.push_back(seat->label);
            }
            const bool there =
                std::ranges::find(other.rows, row.label, &Row::label) != other.rows.end();
            if (!there && !labels.empty() && labels.size() == row.seats.size()) {
                out_.push_back(name() + ": row " + row.label + " " + what + " (" +
                               seatsText(static_cast<std::int64_t>(labels.size())) + ").");
            } else {
                single.insert(single.end(), labels.begin(), labels.end());
            }
        }
        say(single.size(), what, single);
    }

    void say(std::size_t count, const std::string& what, const std::vector<std::string>& names) {
        if (count == 0) return;
        out_.push_back(name() + ": " + seatsText(static_cast<std::int64_t>(count)) + " " + what +
                       " (" + listed(names) + ").");
    }

    const std::string& name() const { return after_.section.name; }

    const SectionOf before_;
    const SectionOf after_;
    const std::vector<Found> was_;
    const std::vector<Found> is_;
    std::vector<const Found*> gone_;
    std::vector<const Found*> come_;
    std::vector<std::string> renamed_;
    std::vector<std::string> moved_;
    std::vector<std::string> marked_;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> recategorised_;
    std::vector<std::string> out_;
};

}  // namespace

std::string seatsText(std::int64_t seats) {
    return std::to_string(seats) + (seats == 1 ? " seat" : " seats");
}

std::string categoryName(const Chart& chart, CategoryNo category) {
    if (!chart.isCategory(category)) return "no category";
    return chart.categories[static_cast<std::size_t>(category)].name;
}

bool sameCategory(const Chart& before, CategoryNo from, const Chart& after, CategoryNo to) {
    const auto slug = [](const Chart& chart, CategoryNo category) {
        return chart.isCategory(category)
                   ? chart.categories[static_cast<std::size_t>(category)].slug
                   : std::string();
    };
    return slug(before, from) == slug(after, to);
}

std::vector<std::string> describeChanges(const SectionOf& before, const SectionOf& after) {
    return SectionComparison(before, after).run();
}

}  // namespace seatlock::seating
