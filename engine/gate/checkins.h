// Decides scans at the doors: many at once in one transaction, beside the sale and without
// disturbing it. scan() by any thread; answers come on any thread, once.
#pragma once

#include "engine/board/directory.h"
#include "engine/config/limits.h"
#include "engine/core/mutex.h"
#include "engine/gate/keyring.h"
#include "engine/gate/scan.h"
#include "engine/pool/pool.h"

#include <deque>
#include <vector>

namespace seatlock::gate {

/// Two jobs at a time are with the pool, so that one looks at its codes while the other's commit
/// is on its way to the disk; whatever comes meanwhile waits here and is the next one's.
class CheckIns {
public:
    /// All references must outlive it; the pool must have stopped before it goes.
    CheckIns(const config::Limits& limits, pool::Pool& pool, const board::Directory& directory,
             KeyRing& keys)
        : limits_(limits), pool_(pool), directory_(directory), keys_(keys) {}

    void scan(std::vector<ScanRequest> requests) EXCLUDES(mutex_);

private:
    static constexpr int jobs_max = 2;
    class ScanJob;

    void submitNext() EXCLUDES(mutex_);
    std::vector<ScanRequest> takeBatch() EXCLUDES(mutex_);

    const config::Limits& limits_;
    pool::Pool& pool_;
    const board::Directory& directory_;
    KeyRing& keys_;
    core::Mutex mutex_;
    std::deque<ScanRequest> queue_ GUARDED_BY(mutex_);
    int jobs_ GUARDED_BY(mutex_) = 0;  ///< with the pool, or about to be
};

}  // namespace seatlock::gate
