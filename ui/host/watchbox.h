// Where the engine's thread leaves what it saw for the window, which takes it when it has time: a
// slow window finds one larger parcel, not many. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "ui/host/watched.h"

namespace seatlock::ui::host {

class WatchBox {
public:
    /// Joins `news` to what lies there. True: the box was empty, so the window must be told.
    bool put(Watched news) EXCLUDES(mutex_);
    Watched take() EXCLUDES(mutex_);

private:
    core::Mutex mutex_;
    bool full_ GUARDED_BY(mutex_) = false;
    Watched parcel_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::ui::host
