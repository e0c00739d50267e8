// Regular tidying, on leases of the pool: frees expired holds and blocked seats whose release
// time has come, settles doubts, learns the database's clock, keeps what was refused in the books,
// forgets old idempotency records, has new tables analyzed. Correctness never depends on it. The
// owner starts and stops it.
#pragma once

#include "engine/board/directory.h"
#include "engine/booking/booking.h"
#include "engine/config/limits.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/pool/pool.h"

#include <atomic>

namespace seatlock::live {

class Janitor {
public:
    Janitor(const config::Limits& limits, std::int32_t engine_id, const core::Clock& clock,
            core::DatabaseClock& database_clock, const board::Directory& directory,
            booking::Booking& booking, pool::Pool& pool)
        : limits_(limits),
          engine_id_(engine_id),
          clock_(clock),
          database_clock_(database_clock),
          directory_(directory),
          booking_(booking),
          pool_(pool) {}
    ~Janitor() { stop(); }

    void start();
    void stop() EXCLUDES(mutex_);

private:
    class Round;

    void run() EXCLUDES(mutex_);
    /// One round of everything, on a worker.
    void tidy(pool::Connection& connection);
    /// Cancels orders that were not paid in time.
    void lapseOrders(pool::Connection& connection);
    void sweep(pool::Connection& connection, board::EventBoard& event);
    void keepRefusals(pool::Connection& connection, board::EventBoard& event);

    const config::Limits& limits_;
    const std::int32_t engine_id_;
    const core::Clock& clock_;
    core::DatabaseClock& database_clock_;
    const board::Directory& directory_;
    booking::Booking& booking_;
    pool::Pool& pool_;

    std::atomic<bool> round_running_{false};
    // Only rounds touch these, one at a time.
    core::Micros next_forget_ = 0;
    core::Micros next_analyze_ = 0;
    core::Mutex mutex_;
    core::Condition wake_;
    bool stopping_ GUARDED_BY(mutex_) = false;
    core::NamedThread thread_;
};

}  // namespace seatlock::live
