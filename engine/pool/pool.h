// A bounded set of database connections and the threads that use them: one worker, one
// connection, one piece of work at a time. Any thread may submit; start and stop by the owner.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/core/random.h"
#include "engine/metrics/histogram.h"
#include "engine/pool/connection.h"
#include "engine/pool/failure.h"
#include "engine/pool/item.h"
#include "engine/pool/lease.h"
#include "engine/pool/logingate.h"
#include "engine/pool/poolstats.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace seatlock::pool {

class Pool {
public:
    /// `batches` must outlive the pool.
    Pool(const config::Limits& limits, std::string url, const core::Clock& clock,
         core::Random& random, BatchHandler& batches);
    ~Pool();

    void start();
    /// Lets queued and running work finish, at most `wait_ms`; then refuses what is left.
    void stop(std::int64_t wait_ms);

    /// Queues work for any worker. False: the queue is full or the pool stopped; the caller
    /// still owns the item and answers it.
    bool submit(std::unique_ptr<Job>& job, Share share = Share::buyers) EXCLUDES(mutex_);
    /// Queues an item for the next batch, as above.
    bool submitBatched(std::unique_ptr<Item>& item, Share share = Share::buyers) EXCLUDES(mutex_);

    PoolStats stats() const EXCLUDES(mutex_);
    /// At least one connection is open.
    bool connected() const EXCLUDES(mutex_);
    /// Work that has been submitted and not finished.
    std::int64_t pending() const EXCLUDES(mutex_);

    const metrics::Histogram& waitUs() const { return wait_us_; }
    const metrics::Histogram& batchSizes() const { return batch_sizes_; }
    const metrics::Histogram& batchUs() const { return batch_us_; }

private:
    enum class State { closed, login, idle, active };
    struct Worker {
        core::NamedThread thread;
        std::unique_ptr<Connection> connection;  ///< changed by its thread under mutex_
        State state = State::closed;
        core::Micros abort_at = 0;  ///< steady; 0: the watchdog leaves it alone
        core::Condition wake;       ///< when idle
        bool of_staff = false;      ///< takes staff's work only
    };
    struct Queues {
        std::deque<std::unique_ptr<Job>> jobs;
        std::deque<std::unique_ptr<Item>> batched;
        bool empty() const { return jobs.empty() && batched.empty(); }
    };
    struct Work {
        std::unique_ptr<Job> job;
        Batch batch;
        bool lane = false;  ///< its batch counts in lanes_
        core::Micros deadline() const;
        std::size_t size() const { return job ? 1 : batch.size(); }
    };

    // Worker threads.
    void work(Worker& worker);
    bool connect(Worker& worker, core::Micros until) EXCLUDES(mutex_);
    bool next(Worker& worker, Work& work) EXCLUDES(mutex_);
    bool pick(const Worker& worker, Work& work) REQUIRES(mutex_);
    bool pickFor(const Worker& worker, Work& work) REQUIRES(mutex_);
    void takeJob(Queues& from, Work& work) REQUIRES(mutex_);
    void takeBatch(Queues& from, Work& work) REQUIRES(mutex_);
    bool laneOpen() const REQUIRES(mutex_);
    void staffCame() REQUIRES(mutex_);
    void wakeOne() REQUIRES(mutex_);
    void wakeStaff() REQUIRES(mutex_);
    void wakeForRest() REQUIRES(mutex_);
    std::vector<Worker*>& idleLike(const Worker& worker) REQUIRES(mutex_) {
        return worker.of_staff ? idle_of_staff_ : idle_;
    }
    bool idle(Worker& worker, bool again, core::MutexLock& lock) REQUIRES(mutex_);
    void serve(Worker& worker, Work& work) EXCLUDES(mutex_);
    void run(Worker& worker, Work& work) EXCLUDES(mutex_);
    std::optional<Failure> attempt(Worker& worker, Work& work, int attempt) EXCLUDES(mutex_);
    void leaveLane(Work& work) REQUIRES(mutex_);
    void drop(Worker& worker) EXCLUDES(mutex_);
    static bool quiet(Connection& connection);

    // The watchdog's thread.
    void watch();
    void expire(core::Micros now) EXCLUDES(mutex_);

    void setState(Worker& worker, State state) REQUIRES(mutex_);
    std::int64_t& counter(State state) REQUIRES(mutex_);
    template <class Pointer>
    bool enqueue(Pointer& item, std::deque<Pointer>& queue, std::int64_t max) REQUIRES(mutex_);

    // Constant.
    const config::Limits limits_;
    const std::string url_;
    const core::Clock& clock_;
    core::Random& random_;
    BatchHandler& batches_;

    // Their own synchronisation.
    metrics::Histogram wait_us_;
    metrics::Histogram batch_sizes_;
    metrics::Histogram batch_us_;

    // Guarded.
    mutable core::Mutex mutex_;
    core::Condition login_wake_;
    core::Condition watch_wake_;
    core::Condition drained_;
    Queues buyers_ GUARDED_BY(mutex_);
    Queues staff_ GUARDED_BY(mutex_);
    PoolStats stats_ GUARDED_BY(mutex_);
    LoginGate gate_ GUARDED_BY(mutex_);
    std::vector<Worker*> idle_ GUARDED_BY(mutex_);  ///< the one that idled last is woken first
    std::vector<Worker*> idle_of_staff_ GUARDED_BY(mutex_);
    bool waking_ GUARDED_BY(mutex_) = false;  ///< a woken worker has not come to look yet
    std::int64_t lanes_ GUARDED_BY(mutex_) = 0;
    core::Micros calm_until_ GUARDED_BY(mutex_) = 0;  ///< steady; buyers use one lane until then
    bool accepting_ GUARDED_BY(mutex_) = false;
    bool stopping_ GUARDED_BY(mutex_) = false;

    std::vector<std::unique_ptr<Worker>> workers_;  ///< fixed between start and stop
    core::NamedThread watchdog_;
};

}  // namespace seatlock::pool
