#include "ui/host/watchbox.h"

#include <algorithm>
#include <utility>

namespace seatlock::ui::host {

namespace {

/// Keeps the last of each seat.
template <class Item>
void compact(std::vector<Item>& items) {
    std::ranges::stable_sort(items, {}, &Item::seat);
    const auto first = std::unique(items.rbegin(), items.rend(),
                                   [](const Item& a, const Item& b) { return a.seat == b.seat; });
    items.erase(items.begin(), first.base());
}

}  // namespace

bool WatchBox::put(Watched news) {
    core::MutexLock lock(mutex_);
    const bool was_empty = !std::exchange(full_, true);
    if (was_empty) compact_at_ = items_max;
    if (was_empty || news.all_seats || news.event != parcel_.event) {
        parcel_ = std::move(news);
        return was_empty;
    }
    // Facts and counts are absolute, so the later ones win where a seat is in both.
    parcel_.snapshot = std::move(news.snapshot);
    parcel_.seats.insert(parcel_.seats.end(), news.seats.begin(), news.seats.end());
    parcel_.heat.insert(parcel_.heat.end(), news.heat.begin(), news.heat.end());
    if (parcel_.seats.size() + parcel_.heat.size() > compact_at_) {
        compact(parcel_.seats);
        compact(parcel_.heat);
        compact_at_ = std::max(items_max, 2 * (parcel_.seats.size() + parcel_.heat.size()));
    }
    return false;
}

Watched WatchBox::take() {
    core::MutexLock lock(mutex_);
    full_ = false;
    return std::exchange(parcel_, {});
}

}  // namespace seatlock::ui::host
