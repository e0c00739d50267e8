#include "engine/store/categorymatch.h"

#include "engine/store/chartconversion.h"

#include <algorithm>
#include <set>

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

Result<ChartDraft> matchCategories(const seating::Chart& chart, EventDraft& event) {
    constexpr std::int16_t none = -1;
    std::vector<std::int16_t> numbers;
    for (const auto& category : chart.categories) {
        const auto at = std::ranges::find(event.categories, category.slug, &CategoryDraft::slug);
        numbers.push_back(at == event.categories.end()
                              ? none
                              : static_cast<std::int16_t>(at - event.categories.begin()));
        if (at == event.categories.end()) continue;
        if (at->name.empty()) at->name = category.name;
        if (at->color.empty()) at->color = category.color;
    }
    auto draft = toDraft(chart);
    std::set<std::string> missing;
    for (auto& section : draft.sections) {
        for (auto& row : section.rows) {
            for (auto& seat : row.seats) {
                if (!chart.isCategory(seat.category_no)) {
                    missing.insert("");
                    continue;
                }
                const auto number = static_cast<std::size_t>(seat.category_no);
                seat.category_no = numbers[number];
                if (seat.category_no == none) missing.insert(chart.categories[number].slug);
            }
        }
    }
    if (missing.empty()) return draft;
    std::string detail = "the chart has seats of categories that the event does not price:";
    for (const auto& slug : missing) detail += slug.empty() ? " (none)" : " " + slug;
    return {ErrorCode::invalid_body, detail};
}

}  // namespace seatlock::store
