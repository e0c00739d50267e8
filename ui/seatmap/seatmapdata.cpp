#include "ui/seatmap/seatmapdata.h"

#include <algorithm>

namespace seatlock::ui::seatmap {

double StateCounts::taken() const {
    const int sellable = all() - of(board::SeatState::blocked);
    if (sellable == 0) return 0;
    const int gone = of(board::SeatState::held) + of(board::SeatState::sold);
    return static_cast<double>(gone) / sellable;
}

SeatMapData::SeatMapData(const board::SeatPlan& plan)
    : state_(static_cast<std::size_t>(plan.size()), board::SeatState::available),
      expires_(state_.size()),
      heat_(state_.size()),
      sections_(plan.sections().size()),
      section_heat_(plan.sections().size()),
      moved_into_(plan.sections().size()) {
    section_of_.reserve(state_.size());
    category_of_.reserve(state_.size());
    for (SeatNo seat = 0; seat < plan.size(); ++seat) {
        const auto section = plan.rows()[static_cast<std::size_t>(plan.row(seat))].section;
        const auto category = std::max<std::int16_t>(plan.category(seat), 0);
        section_of_.push_back(section);
        category_of_.push_back(category);
        if (static_cast<std::size_t>(category) >= categories_.size()) {
            categories_.resize(static_cast<std::size_t>(category) + 1);
        }
        ++counts_.by_state[0];
        ++sections_[static_cast<std::size_t>(section)].by_state[0];
        ++categories_[static_cast<std::size_t>(category)].by_state[0];
    }
}

std::vector<SeatNo> SeatMapData::apply(std::span<const board::SeatFact> facts) {
    std::vector<SeatNo> changed;
    touched_.clear();
    for (const board::SeatFact& fact : facts) {
        if (fact.seat < 0 || fact.seat >= size()) continue;
        const auto at = static_cast<std::size_t>(fact.seat);
        const std::uint32_t expires = fact.state == board::SeatState::held ? fact.expires_s : 0;
        const bool moved = categorise(at, fact.category);
        if (state_[at] != fact.state) {
            counts_.move(state_[at], fact.state);
            sections_[static_cast<std::size_t>(section_of_[at])].move(state_[at], fact.state);
            categories_[static_cast<std::size_t>(category_of_[at])].move(state_[at], fact.state);
            state_[at] = fact.state;
            changed.push_back(fact.seat);
            touched_.push_back(fact.seat);
        } else if (moved || expires_[at] != expires) {
            if (moved) changed.push_back(fact.seat);
            touched_.push_back(fact.seat);
        }
        expires_[at] = expires;
    }
    return changed;
}

bool SeatMapData::categorise(std::size_t at, std::int16_t category) {
    if (category < 0 || category == category_of_[at]) return false;
    if (static_cast<std::size_t>(category) >= categories_.size()) {
        categories_.resize(static_cast<std::size_t>(category) + 1);
    }
    const auto state = static_cast<std::size_t>(state_[at]);
    --categories_[static_cast<std::size_t>(category_of_[at])].by_state[state];
    ++categories_[static_cast<std::size_t>(category)].by_state[state];
    category_of_[at] = category;
    moved_into_[static_cast<std::size_t>(section_of_[at])] |=
        category > 63 ? ~std::uint64_t{0} : std::uint64_t{1} << category;
    return true;
}

std::vector<SeatNo> SeatMapData::applyHeat(std::span<const host::SeatHeat> heat, bool all) {
    std::vector<SeatNo> changed;
    if (all) {
        std::ranges::fill(heat_, 0U);
        std::ranges::fill(section_heat_, 0U);
        heat_max_ = 0;
        heat_total_ = 0;
    }
    for (const host::SeatHeat& news : heat) {
        if (news.seat < 0 || news.seat >= size()) continue;
        const auto at = static_cast<std::size_t>(news.seat);
        if (heat_[at] == news.refusals) continue;
        const auto by =
            static_cast<std::uint64_t>(news.refusals) - heat_[at];  // may wrap, and back
        heat_total_ += by;
        section_heat_[static_cast<std::size_t>(section_of_[at])] += by;
        heat_[at] = news.refusals;
        heat_max_ = std::max(heat_max_, news.refusals);
        changed.push_back(news.seat);
    }
    return changed;
}

const StateCounts& SeatMapData::category(std::int16_t category) const {
    static const StateCounts none;
    const auto at = static_cast<std::size_t>(category);
    return category < 0 || at >= categories_.size() ? none : categories_[at];
}

}  // namespace seatlock::ui::seatmap
