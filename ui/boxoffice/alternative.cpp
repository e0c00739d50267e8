#include "ui/boxoffice/alternative.h"

#include <algorithm>
#include <limits>

namespace seatlock::ui::boxoffice {

namespace {

using core::SeatNo;

class Search {
public:
    Search(const board::SeatPlan& plan, const std::function<board::SeatState(SeatNo)>& state,
           const std::function<std::int16_t(SeatNo)>& category, std::span<const SeatNo> wanted)
        : plan_(plan),
          state_(state),
          category_of_(category),
          count_(static_cast<SeatNo>(wanted.size())) {
        for (const SeatNo seat : wanted) {
            x_ += plan.x(seat) / static_cast<float>(wanted.size());
            y_ += plan.y(seat) / static_cast<float>(wanted.size());
            accessible_ |= plan.accessible(seat);
        }
        category_ = category_of_(wanted.front());
    }

    std::vector<SeatNo> block(bool same_category) const {
        SeatNo best = -1;
        float nearest = std::numeric_limits<float>::max();
        for (const board::PlanRow& row : plan_.rows()) {
            SeatNo run = 0;
            for (SeatNo seat = row.first; seat < row.first + row.count; ++seat) {
                if (!free(seat, same_category)) {
                    run = 0;
                    continue;
                }
                run = run > 0 && plan_.besideNext(seat - 1) ? run + 1 : 1;
                if (run < count_) continue;
                const SeatNo first = seat - count_ + 1;
                const float away = (distance(first) + distance(seat)) / 2;
                if (away < nearest) {
                    nearest = away;
                    best = first;
                }
            }
        }
        std::vector<SeatNo> out;
        for (SeatNo i = 0; best >= 0 && i < count_; ++i) out.push_back(best + i);
        return out;
    }

    std::vector<SeatNo> singles() const {
        std::vector<SeatNo> all;
        for (SeatNo seat = 0; seat < plan_.size(); ++seat) {
            if (free(seat, false)) all.push_back(seat);
        }
        const auto count = static_cast<std::size_t>(count_);
        if (all.size() < count) return {};
        std::ranges::partial_sort(all, all.begin() + count_, {}, [this](SeatNo seat) {
            return std::pair(category_of_(seat) != category_, distance(seat));
        });
        all.resize(count);
        std::ranges::sort(all);
        return all;
    }

private:
    bool free(SeatNo seat, bool same_category) const {
        return state_(seat) == board::SeatState::available &&
               (!same_category || category_of_(seat) == category_) &&
               (accessible_ || !plan_.accessible(seat));
    }
    float distance(SeatNo seat) const {
        const float dx = plan_.x(seat) - x_;
        const float dy = plan_.y(seat) - y_;
        return dx * dx + dy * dy;
    }

    const board::SeatPlan& plan_;
    const std::function<board::SeatState(SeatNo)>& state_;
    const std::function<std::int16_t(SeatNo)>& category_of_;
    SeatNo count_;
    float x_ = 0;
    float y_ = 0;
    bool accessible_ = false;
    std::int16_t category_ = 0;
};

}  // namespace

std::vector<SeatNo> nearestAlternative(const board::SeatPlan& plan,
                                       const std::function<board::SeatState(SeatNo)>& state,
                                       const std::function<std::int16_t(SeatNo)>& category,
                                       std::span<const SeatNo> wanted) {
    if (wanted.empty()) return {};
    const Search search(plan, state, category, wanted);
    if (auto block = search.block(true); !block.empty()) return block;
    if (auto block = search.block(false); !block.empty()) return block;
    return search.singles();
}

}  // namespace seatlock::ui::boxoffice
