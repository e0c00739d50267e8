#include "engine/seating/validation.h"

#include "engine/seating/seatchecks.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace seatlock::seating {

namespace {

constexpr std::size_t described_max = 5;
constexpr double size_max_cm = 1'000'000;
constexpr double cm2_per_m2 = 10'000;

std::string number(double value) {
    const double tenths = std::round(value * 10);
    std::string out = std::to_string(static_cast<std::int64_t>(tenths / 10));
    const auto rest = std::abs(static_cast<std::int64_t>(tenths) % 10);
    return rest == 0 ? out : out + "." + std::to_string(rest);
}

void checkFrame(const Chart& chart, FindingList& list) {
    const auto add = [&](Severity severity, FindingKind kind, std::string text) {
        list.add({severity, kind, "the chart", std::move(text), {}, 0});
    };
    if (!list.isName(chart.name)) {
        add(Severity::error, FindingKind::name, "it needs a name of printable text");
    }
    const auto isSize = [](double size) { return size > 0 && size <= size_max_cm; };
    if (!isSize(chart.width) || !isSize(chart.height)) {
        add(Severity::error, FindingKind::chart_size,
            "width and height must be more than 0 and at most 10 km");
    }
    const auto& focal = chart.focal_point;
    if (!focal) {
        add(Severity::warning, FindingKind::focal_point,
            "there is no focal point, so the best seats are those near the middle of the upper "
            "edge; set one where everybody looks");
    } else if (!std::isfinite(focal->x) || !std::isfinite(focal->y)) {
        add(Severity::error, FindingKind::focal_point, "the focal point is not a place; set it");
    }
}

void checkCategories(const Chart& chart, FindingList& list) {
    std::unordered_set<std::string_view> slugs;
    std::unordered_set<std::string_view> names;
    for (const auto& each : chart.categories) {
        const auto add = [&](FindingKind kind, std::string text) {
            list.add({Severity::error, kind, "category " + each.name, std::move(text), {}, 0});
        };
        if (!list.isName(each.name)) add(FindingKind::category, "it needs a name");
        if (!core::isSlug(each.slug)) {
            add(FindingKind::category, "its slug must be lower-case words with hyphens");
        }
        if (!core::isColor(each.color)) add(FindingKind::category, "its colour must be #rrggbb");
        if (!slugs.insert(each.slug).second || !names.insert(each.name).second) {
            add(FindingKind::duplicate_name, "another category has this name; rename one");
        }
    }
}

void checkUse(const Chart& chart, const std::vector<bool>& used, FindingList& list) {
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        list.add({Severity::warning,
                  FindingKind::unused_category,
                  "category " + chart.categories[i].name,
                  "no seat has it; paint seats with it or remove it",
                  {},
                  0});
    }
}

void checkArea(const Chart& chart, const Area& area, FindingList& list) {
    const auto add = [&](Severity severity, FindingKind kind, std::string text) {
        list.add({severity, kind, area.name, std::move(text), {}, area.id});
    };
    if (!list.isLabel(placeLabel(area, std::max(area.capacity, 1)))) {
        add(Severity::error, FindingKind::name, "it needs a short name of printable text");
    }
    if (area.capacity <= 0) {
        add(Severity::error, FindingKind::area_capacity, "say how many people it takes");
    }
    if (!chart.isCategory(area.category)) {
        add(Severity::error, FindingKind::unpriced, "it has no category; paint it with one");
    }
    const double metres = areaOf(area.outline) / cm2_per_m2;
    const Rect box = boundsOf(area.outline);
    const Rect whole{0, 0, chart.width, chart.height};
    if (!(metres > 0) || !std::isfinite(metres)) {
        add(Severity::error, FindingKind::area_outline, "its outline encloses nothing; draw it");
    } else if (!whole.contains({box.left, box.top}) || !whole.contains({box.right, box.bottom})) {
        add(Severity::error, FindingKind::outside,
            "it lies partly outside the chart; move it or make the chart larger");
    } else if (area.capacity > metres * crowd_per_m2_max) {
        add(Severity::warning, FindingKind::area_capacity,
            std::to_string(area.capacity) + " people on " + number(metres) +
                " square metres are more than " + number(crowd_per_m2_max) +
                " on each; check the outline and the capacity");
    }
}

/// Sections and areas are sections to the buyer, so their names must differ.
void checkNames(const Chart& chart, FindingList& list) {
    std::unordered_set<std::string_view> names;
    const auto check = [&](const std::string& name, ObjectId id) {
        if (names.insert(name).second) return;
        list.add({Severity::error,
                  FindingKind::duplicate_name,
                  name,
                  "another section or area has this name; rename one",
                  {},
                  id});
    };
    for (const auto& section : chart.sections) check(section.name, section.id);
    for (const auto& area : chart.areas) check(area.name, area.id);
}

}  // namespace

Findings validate(const Chart& chart, const config::Limits& limits) {
    FindingList list(limits);
    checkFrame(chart, list);
    checkCategories(chart, list);
    const std::int64_t places = placeCount(chart);
    if (places == 0) {
        list.add({Severity::error,
                  FindingKind::no_seats,
                  "the chart",
                  "it has no seats; draw a block of rows or a standing area",
                  {},
                  0});
    }
    if (places > limits.seats_per_event_max) {
        list.add({Severity::error,
                  FindingKind::too_many,
                  "the chart",
                  "it has " + std::to_string(places) + " seats and places, more than the " +
                      std::to_string(limits.seats_per_event_max) + " allowed; remove some",
                  {},
                  0});
        return list.take();  // what follows would take as long as there are seats too many
    }
    checkNames(chart, list);
    std::vector<bool> used(chart.categories.size());
    checkSections(chart, used, list);
    for (const auto& area : chart.areas) {
        checkArea(chart, area, list);
        if (chart.isCategory(area.category)) used[static_cast<std::size_t>(area.category)] = true;
    }
    checkLabels(chart, list);
    checkOverlaps(chart, list);
    checkUse(chart, used, list);
    return list.take();
}

std::string describe(const Findings& findings) {
    std::string out;
    const std::size_t shown = std::min(findings.list.size(), described_max);
    for (std::size_t i = 0; i < shown; ++i) {
        out += (i == 0 ? "" : "; ") + findings.list[i].place + ": " + findings.list[i].text;
    }
    const auto rest = findings.errors + findings.warnings - static_cast<std::int64_t>(shown);
    if (rest > 0) out += "; and " + std::to_string(rest) + " more";
    return out;
}

}  // namespace seatlock::seating
