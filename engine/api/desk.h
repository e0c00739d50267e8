// One thread with one database connection and a bounded queue: work of staff, done one after the
// other, that neither waits for buyers nor takes a connection from them. post() by any thread;
// start() and stop() by the owner.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

namespace seatlock::api {

/// Answered exactly once: by run(), or by refuse() when that could not be or threw.
class DeskTask {
public:
    virtual ~DeskTask() = default;
    /// Desk thread. May throw what libpqxx throws.
    virtual void run(pool::Connection& connection) = 0;
    /// Any thread.
    virtual void refuse(core::Error error) = 0;
    /// Nothing has been changed yet, so that a lost connection is no harm.
    virtual bool mayRunAgain() const = 0;
};

class Desk {
public:
    struct Options {
        std::string name;  ///< of the thread; the connection is "seatlock-" and this
        std::string database_url;
        std::int64_t login_ms_max = 2'000;
        std::int64_t statement_ms_max = 60'000;
        std::int64_t queue_max = 256;
        std::int64_t queue_bytes_max = 256 << 20;
    };

    Desk(Options options, const core::Clock& clock) : options_(options), clock_(clock) {}
    ~Desk() { stop(std::chrono::milliseconds(0)); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void start();
    /// Takes nothing more, does what waits until `limit` is over, refuses the rest.
    void stop(std::chrono::milliseconds limit) EXCLUDES(mutex_);

    /// `bytes` is what the task keeps in memory. When too much waits, or the desk is closed, it is
    /// refused at once, on this thread.
    void post(std::unique_ptr<DeskTask> task, std::int64_t bytes = 0) EXCLUDES(mutex_);

private:
    struct Waiting {
        std::unique_ptr<DeskTask> task;
        std::int64_t bytes = 0;
    };

    void work() EXCLUDES(mutex_);
    void serve(DeskTask& task);
    /// False when it is to be tried on another connection.
    bool attempt(DeskTask& task, bool last);
    core::Result<core::Done> connect() EXCLUDES(mutex_);
    void disconnect() EXCLUDES(mutex_);

    const Options options_;
    const core::Clock& clock_;

    core::Mutex mutex_;
    core::Condition wake_;
    std::deque<Waiting> queue_ GUARDED_BY(mutex_);
    std::int64_t queued_bytes_ GUARDED_BY(mutex_) = 0;
    bool stopping_ GUARDED_BY(mutex_) = false;
    bool ended_ GUARDED_BY(mutex_) = false;         ///< the thread takes nothing more
    std::unique_ptr<pool::Connection> connection_;  ///< replaced under the mutex
    core::Micros login_failed_at_ = 0;
    core::Error login_failure_;
    core::NamedThread thread_;
};

}  // namespace seatlock::api
