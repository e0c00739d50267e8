#include "engine/seating/naming.h"

#include "engine/core/plaintext.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

namespace seatlock::seating {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string nextName(const std::string& name, bool as_letters) {
    std::size_t digits = name.size();
    while (digits > 0 && isDigit(name[digits - 1])) --digits;
    if (digits < name.size()) {
        std::int64_t number = 0;
        const auto [end, failure] =
            std::from_chars(name.data() + digits, name.data() + name.size(), number);
        if (failure == std::errc{} && number < INT64_MAX) {
            return name.substr(0, digits) + std::to_string(number + 1);
        }
    }
    if (as_letters && name.size() <= 3) {
        if (const int number = lettersNumber(name, true); number > 0) {
            return letters(number + 1, true);
        }
    }
    return name + " 2";
}

std::string freeName(const std::string& wanted, bool as_letters,
                     const std::function<bool(const std::string&)>& taken) {
    std::string name = wanted;
    while (taken(name)) name = nextName(name, as_letters);
    return name;
}

std::string freeName(const Chart& chart, const std::string& wanted) {
    std::unordered_set<std::string_view> names;
    for (const auto& section : chart.sections) names.insert(section.name);
    for (const auto& area : chart.areas) names.insert(area.name);
    return freeName(wanted.empty() ? "Section" : wanted, false,
                    [&](const std::string& name) { return names.contains(name); });
}

std::string freeRowLabel(const Section& section, const std::string& wanted) {
    std::unordered_set<std::string_view> labels;
    for (const auto& row : section.rows) labels.insert(row.label);
    return freeName(wanted.empty() ? "1" : wanted, true,
                    [&](const std::string& label) { return labels.contains(label); });
}

std::string freeSlug(const Chart& chart, const std::string& name) {
    const auto taken = [&](const std::string& slug) {
        return std::ranges::find(chart.categories, slug, &Category::slug) != chart.categories.end();
    };
    std::string slug = core::slugOf(name);
    if (slug.empty()) slug = "category";
    if (!taken(slug)) return slug;
    int number = 2;
    while (taken(slug + "-" + std::to_string(number))) ++number;
    return slug + "-" + std::to_string(number);
}

bool hasTakenLabel(const Chart& chart, const Section& section) {
    std::unordered_set<std::string> mine;
    for (const auto& row : section.rows) {
        for (const auto& seat : row.seats) mine.insert(labelOf(section, row, seat));
    }
    for (const auto& other : chart.sections) {
        if (other.id == section.id) continue;
        for (const auto& row : other.rows) {
            for (const auto& seat : row.seats) {
                if (mine.contains(labelOf(other, row, seat))) return true;
            }
        }
    }
    for (const auto& area : chart.areas) {
        for (int i = 1; i <= area.capacity; ++i) {
            if (mine.contains(placeLabel(area, i))) return true;
        }
    }
    return false;
}

void settlePrefix(const Chart& chart, Section& section) {
    if (section.prefix != section.name && hasTakenLabel(chart, section)) {
        section.prefix = section.name;
    }
}

void settlePrefixes(Chart& chart) {
    std::unordered_map<std::string, Section*> first;
    std::unordered_set<Section*> doubled;
    for (auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                const auto [at, is_new] = first.try_emplace(labelOf(section, row, seat), &section);
                if (is_new || at->second == &section) continue;
                doubled.insert(&section);
                doubled.insert(at->second);
            }
        }
    }
    for (Section* section : doubled) {
        if (section->prefix.empty()) section->prefix = section->name;
    }
}

}  // namespace seatlock::seating
