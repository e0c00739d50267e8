#include "engine/seating/seatchecks.h"

#include "engine/seating/overlaps.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace seatlock::seating {

namespace {

constexpr double same_place_cm = 1;

SeatRef refOf(std::size_t section, std::size_t row, std::size_t seat) {
    return {static_cast<std::int32_t>(section), static_cast<std::int32_t>(row),
            static_cast<std::int32_t>(seat)};
}

Finding seatFinding(const Chart& chart, SeatRef ref, Severity severity, FindingKind kind,
                    std::string text) {
    const Section& section = chart.sections[static_cast<std::size_t>(ref.section)];
    const Row& row = section.rows[static_cast<std::size_t>(ref.row)];
    return {severity,        kind, placeOf(section, row, seatAt(chart, ref)),
            std::move(text), ref,  section.id};
}

/// Checks the seats of a chart one after the other.
class SeatCheck {
public:
    SeatCheck(const Chart& chart, FindingList& list)
        : chart_(chart), list_(list), whole_{0, 0, chart.width, chart.height} {}

    void check(const Section& section, const Row& row, SeatRef ref) {
        ref_ = ref;
        const Seat& seat = row.seats[static_cast<std::size_t>(ref.seat)];
        checkPlace(seat);
        const std::string label = labelOf(section, row, seat);
        if (!list_.isLabel(label) || !list_.isLabel(seat.number)) {
            error(FindingKind::label, "it needs a number, and a label of short printable text");
        }
        if (seat.accessible && seat.companion) {
            error(FindingKind::flags, "it is a wheelchair's place and a companion's; choose one");
        }
        if (!chart_.isCategory(seat.category)) {
            error(FindingKind::unpriced, "it has no category; paint it with one");
        }
        const std::int32_t before =
            ref.seat == 0 ? -1 : row.seats[static_cast<std::size_t>(ref.seat) - 1].adjacency;
        if (seat.adjacency <= before) {
            error(FindingKind::adjacency,
                  "its place in the row does not come after the seat before it; renumber the row");
        }
    }

    void error(FindingKind kind, const char* text) {
        list_.addError([&] { return seatFinding(chart_, ref_, Severity::error, kind, text); });
    }

private:
    void checkPlace(const Seat& seat) {
        if (!std::isfinite(seat.x) || !std::isfinite(seat.y)) {
            error(FindingKind::position, "it stands nowhere; remove it or place it anew");
        } else if (!whole_.contains(seat.at())) {
            error(FindingKind::outside,
                  "it lies outside the chart; move it or make the chart larger");
        }
    }

    const Chart& chart_;
    FindingList& list_;
    Rect whole_;
    SeatRef ref_;
};

void checkRow(const Chart& chart, std::size_t s, std::size_t r, FindingList& list) {
    const Section& section = chart.sections[s];
    const Row& row = section.rows[r];
    const std::string place = section.name + ", row " + row.label;
    const auto add = [&](FindingKind kind, std::string text) {
        list.add({Severity::error, kind, place, std::move(text), {}, section.id});
    };
    if (!list.isLabel(row.label)) {
        add(FindingKind::name, "the row needs a short name of printable text");
    }
    if (row.seats.empty()) {
        const bool table = row.table.has_value();
        add(table ? FindingKind::empty_table : FindingKind::empty_row,
            table ? "the table has no seats; add some or remove it"
                  : "the row has no seats; add some or remove it");
    }
    std::unordered_set<std::string_view> numbers;
    for (std::size_t i = 0; i < row.seats.size(); ++i) {
        if (numbers.insert(row.seats[i].number).second) continue;
        list.addError([&] {
            return seatFinding(chart, refOf(s, r, i), Severity::error, FindingKind::duplicate_name,
                               "the number occurs twice in its row; renumber the row");
        });
    }
}

}  // namespace

void FindingList::add(Finding finding) {
    if (finding.severity == Severity::error) {
        addError([&] { return std::move(finding); });
    } else {
        addWarning([&] { return std::move(finding); });
    }
}

Findings FindingList::take() {
    Findings out;
    out.list = std::move(error_list_);
    const std::size_t room = listed_max_ - out.list.size();
    for (std::size_t i = 0; i < std::min(room, warning_list_.size()); ++i) {
        out.list.push_back(std::move(warning_list_[i]));
    }
    out.errors = errors_;
    out.warnings = warnings_;
    return out;
}

void checkSections(const Chart& chart, std::vector<bool>& used, FindingList& list) {
    SeatCheck seats(chart, list);
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const Section& section = chart.sections[s];
        const auto add = [&](FindingKind kind, std::string text) {
            list.add({Severity::error, kind, section.name, std::move(text), {}, section.id});
        };
        if (!list.isName(section.name)) add(FindingKind::name, "the section needs a name");
        if (section.rows.empty()) {
            add(FindingKind::empty_section, "the section has no rows; add some or remove it");
        }
        std::unordered_set<std::string_view> labels;
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            const Row& row = section.rows[r];
            checkRow(chart, s, r, list);
            if (!labels.insert(row.label).second) {
                add(FindingKind::duplicate_name,
                    "row " + row.label + " occurs twice in the section; rename one");
            }
            for (std::size_t i = 0; i < row.seats.size(); ++i) {
                seats.check(section, row, refOf(s, r, i));
                const CategoryNo category = row.seats[i].category;
                if (chart.isCategory(category)) used[static_cast<std::size_t>(category)] = true;
            }
        }
    }
}

void checkLabels(const Chart& chart, FindingList& list) {
    std::unordered_map<std::string, SeatRef> first;
    first.reserve(static_cast<std::size_t>(seatCount(chart)));
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const Section& section = chart.sections[s];
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            for (std::size_t i = 0; i < section.rows[r].seats.size(); ++i) {
                const SeatRef ref = refOf(s, r, i);
                const auto [at, is_new] = first.try_emplace(
                    labelOf(section, section.rows[r], section.rows[r].seats[i]), ref);
                if (is_new) continue;
                list.addError([&, &other = at->second, &label = at->first] {
                    const Section& its = chart.sections[static_cast<std::size_t>(other.section)];
                    const Row& row = its.rows[static_cast<std::size_t>(other.row)];
                    return seatFinding(
                        chart, ref, Severity::error, FindingKind::duplicate_label,
                        "its label " + label + " is that of " +
                            placeOf(its, row, seatAt(chart, other)) +
                            ", too; give one of the sections a prefix, or rename rows or seats");
                });
            }
        }
    }
    for (const auto& area : chart.areas) {
        for (int i = 1; i <= area.capacity; ++i) {
            const auto at = first.find(placeLabel(area, i));
            if (at == first.end()) continue;
            list.addError([&] {
                return seatFinding(chart, at->second, Severity::error, FindingKind::duplicate_label,
                                   "its label " + at->first + " is that of a place in " +
                                       area.name + ", too; rename the row or the area");
            });
        }
    }
}

void checkOverlaps(const Chart& chart, FindingList& list) {
    std::vector<Point> points;
    std::vector<SeatRef> refs;
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const auto& rows = chart.sections[s].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t i = 0; i < rows[r].seats.size(); ++i) {
                points.push_back(rows[r].seats[i].at());
                refs.push_back(refOf(s, r, i));
            }
        }
    }
    for (auto [a, b] : closePairs(points, overlap_cm)) {
        if (refs[b] < refs[a]) std::swap(a, b);
        const double apart = std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
        const bool same = apart < same_place_cm;
        const auto make = [&] {
            const Section& its = chart.sections[static_cast<std::size_t>(refs[a].section)];
            const Row& row = its.rows[static_cast<std::size_t>(refs[a].row)];
            return seatFinding(chart, refs[b], same ? Severity::error : Severity::warning,
                               FindingKind::overlap,
                               "it stands on " + placeOf(its, row, seatAt(chart, refs[a])) +
                                   "; move or remove one");
        };
        same ? list.addError(make) : list.addWarning(make);
    }
}

std::string placeOf(const Section& section, const Row& row, const Seat& seat) {
    return section.name + ", row " + row.label + ", seat " + seat.number;
}

}  // namespace seatlock::seating
