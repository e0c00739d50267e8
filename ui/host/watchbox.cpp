#include "ui/host/watchbox.h"

#include <algorithm>
#include <utility>

namespace seatlock::ui::host {

bool WatchBox::put(Watched news) {
    core::MutexLock lock(mutex_);
    const bool was_empty = !std::exchange(full_, true);
    if (was_empty || news.all_seats || news.event != parcel_.event) {
        parcel_ = std::move(news);
        return was_empty;
    }
    // Facts and counts are absolute, so the later ones win where a seat is in both.
    parcel_.snapshot = std::move(news.snapshot);
    parcel_.seats.insert(parcel_.seats.end(), news.seats.begin(), news.seats.end());
    parcel_.heat.insert(parcel_.heat.end(), news.heat.begin(), news.heat.end());
    return false;
}

Watched WatchBox::take() {
    core::MutexLock lock(mutex_);
    full_ = false;
    return std::exchange(parcel_, {});
}

}  // namespace seatlock::ui::host
