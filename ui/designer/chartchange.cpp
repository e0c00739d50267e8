#include "ui/designer/chartchange.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace seatlock::ui::designer {

namespace {

using seating::Chart;
using seating::ObjectId;
using seating::Section;

Chart withoutSections(const Chart& chart) {
    Chart out;
    out.name = chart.name;
    out.width = chart.width;
    out.height = chart.height;
    out.focal_point = chart.focal_point;
    out.categories = chart.categories;
    out.areas = chart.areas;
    out.decorations = chart.decorations;
    out.background = chart.background;
    out.next_id = chart.next_id;
    return out;
}

std::vector<ObjectId> orderOf(const Chart& chart) {
    std::vector<ObjectId> out;
    out.reserve(chart.sections.size());
    for (const auto& section : chart.sections) out.push_back(section.id);
    return out;
}

std::unordered_set<ObjectId> idsOf(const std::vector<Section>& sections) {
    std::unordered_set<ObjectId> out;
    for (const auto& section : sections) out.insert(section.id);
    return out;
}

/// `first`, and those of `second` that are not among `known`.
std::vector<Section> joined(const std::vector<Section>& first, const std::vector<Section>& second,
                            const std::unordered_set<ObjectId>& known) {
    std::vector<Section> out = first;
    std::ranges::copy_if(second, std::back_inserter(out),
                         [&](const Section& each) { return !known.contains(each.id); });
    return out;
}

}  // namespace

ChartChange ChartChange::between(const Chart& before, const Chart& after) {
    ChartChange out;
    out.before_ = {withoutSections(before), orderOf(before), {}};
    out.after_ = {withoutSections(after), orderOf(after), {}};
    std::unordered_map<ObjectId, const Section*> old;
    for (const auto& section : before.sections) old.emplace(section.id, &section);
    for (const auto& section : after.sections) {
        const auto at = old.find(section.id);
        const bool known = at != old.end();
        if (!known || *at->second != section) {
            out.after_.sections.push_back(section);
            if (known) out.before_.sections.push_back(*at->second);
        }
        if (known) old.erase(at);
    }
    for (const auto& section : before.sections) {
        if (old.contains(section.id)) out.before_.sections.push_back(section);
    }
    out.empty_ = out.before_.sections.empty() && out.after_.sections.empty() &&
                 out.before_.order == out.after_.order && out.before_.rest == out.after_.rest;
    return out;
}

void ChartChange::go(Chart& chart, const Side& to) {
    std::unordered_map<ObjectId, Section> sections;
    for (auto& section : chart.sections) sections.emplace(section.id, std::move(section));
    for (const auto& section : to.sections) sections.insert_or_assign(section.id, section);
    chart = to.rest;
    chart.sections.reserve(to.order.size());
    for (const ObjectId id : to.order) chart.sections.push_back(std::move(sections.at(id)));
}

ChartChange ChartChange::then(const ChartChange& next) const {
    ChartChange out;
    out.empty_ = empty_ && next.empty_;
    // What this change made was not there before it; what the next one removed is not there after.
    auto before_known = idsOf(after_.sections);
    before_known.merge(idsOf(before_.sections));
    auto after_known = idsOf(next.before_.sections);
    after_known.merge(idsOf(next.after_.sections));
    out.before_ = {before_.rest, before_.order,
                   joined(before_.sections, next.before_.sections, before_known)};
    out.after_ = {next.after_.rest, next.after_.order,
                  joined(next.after_.sections, after_.sections, after_known)};
    return out;
}

}  // namespace seatlock::ui::designer
