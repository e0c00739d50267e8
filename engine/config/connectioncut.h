// Ends the wait of a thread that is blocked on a database connection, from another thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"

namespace seatlock::config {

/// The thread that owns the connection arms and disarms; any thread may cut. Never blocks for long.
class ConnectionCut {
public:
    /// `connection`: libpq's, open. It must be disarmed before the connection is closed.
    void arm(void* connection) EXCLUDES(mutex_);
    void disarm() EXCLUDES(mutex_);
    /// An answer is expected by `deadline` (steady; 0: none is waited for).
    void expectBy(core::Micros deadline) EXCLUDES(mutex_);

    /// Whoever waits on the connection sees it broken; nothing when none is armed.
    void cut() EXCLUDES(mutex_);
    /// The same when an answer is overdue. True: it was.
    bool cutIfLate(core::Micros now) EXCLUDES(mutex_);

private:
    core::Mutex mutex_;
    int socket_ GUARDED_BY(mutex_) = -1;
    core::Micros deadline_ GUARDED_BY(mutex_) = 0;
};

}  // namespace seatlock::config
