// Workers that log in anew for every request and log out some time after it, as an application
// without a pool does: its script has more to do than to ask the database. Any thread submits; the
// owner stops.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/pool/connection.h"
#include "engine/strategy/workers.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace seatlock::strategy {

/// A login that the server refuses is the request's refusal: nothing is tried again.
class FreshWorkers final : public Workers {
public:
    /// At most `most` threads, and so connections, at once; made when they are needed. What waits
    /// for one is limited by job_queue_max and request_deadline_ms. A connection stays open for
    /// `linger_ms` after its request.
    FreshWorkers(const config::Limits& limits, std::string url, const core::Clock& clock,
                 std::int64_t most, std::int64_t linger_ms);
    ~FreshWorkers() override;

    bool submit(std::unique_ptr<pool::Job>& job) override EXCLUDES(mutex_);
    bool ready() const override { return true; }
    void stop(std::int64_t wait_ms) override EXCLUDES(mutex_);

private:
    /// A wait for the server that must end.
    struct Wait {
        pool::Connection& connection;
        core::Micros abort_at;
    };

    struct Lingering {
        std::unique_ptr<pool::Connection> connection;
        core::Micros until;
    };

    bool makeThread() REQUIRES(mutex_);
    void work() EXCLUDES(mutex_);
    void serve(pool::Job& job) EXCLUDES(mutex_);
    void runOn(pool::Connection& connection, pool::Job& job) EXCLUDES(mutex_);
    void keep(std::unique_ptr<pool::Connection> connection) EXCLUDES(mutex_);
    bool watchOnce() EXCLUDES(mutex_);

    const config::Limits limits_;
    const std::string url_;
    const core::Clock& clock_;
    const std::size_t most_;
    const core::Micros linger_us_;

    core::Mutex mutex_;
    core::Condition wake_;
    core::Condition watch_wake_;
    core::Condition drained_;
    std::deque<std::unique_ptr<pool::Job>> jobs_ GUARDED_BY(mutex_);
    std::set<Wait*> waits_ GUARDED_BY(mutex_);
    std::deque<Lingering> lingering_ GUARDED_BY(mutex_);  ///< in order of their ends
    std::size_t idle_ GUARDED_BY(mutex_) = 0;
    std::size_t busy_ GUARDED_BY(mutex_) = 0;
    bool accepting_ GUARDED_BY(mutex_) = true;
    bool stopping_ GUARDED_BY(mutex_) = false;
    std::vector<core::NamedThread> threads_;  ///< grows under mutex_ until it stops accepting
    core::NamedThread watchdog_;
};

}  // namespace seatlock::strategy
