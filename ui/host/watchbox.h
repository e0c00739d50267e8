// Where the engine's thread leaves what it saw for the window, which takes it when it has time: a
// slow window finds one larger parcel, not many. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "ui/host/watched.h"

namespace seatlock::ui::host {

class WatchBox {
public:
    /// Of each seat only the last is kept when there are more items than this, or than twice what
    /// was left the last time: a parcel is bounded by the event's size.
    static constexpr std::size_t items_max = 65'536;

    /// Joins `news` to what lies there. True: the box was empty, so the window must be told.
    bool put(Watched news) EXCLUDES(mutex_);
    Watched take() EXCLUDES(mutex_);

private:
    core::Mutex mutex_;
    bool full_ GUARDED_BY(mutex_) = false;
    Watched parcel_ GUARDED_BY(mutex_);
    std::size_t compact_at_ GUARDED_BY(mutex_) = items_max;
};

}  // namespace seatlock::ui::host
