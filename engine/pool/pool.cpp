#include "engine/pool/pool.h"

#include <algorithm>
#include <cassert>
#include <chrono>

#include <pqxx/pqxx>
namespace seatlock::pool {

using core::Error;
using core::ErrorCode;
using core::Micros;
using core::MutexLock;

namespace {
constexpr auto watch_every = std::chrono::milliseconds(20);
constexpr Micros forever = INT64_MAX;
// A sale at a window is several requests, each a commit of its own.
constexpr Micros calm_for_staff = 100'000;
// Connections beside the lanes that a pool has for everybody before any is kept for staff.
constexpr std::int64_t open_to_all_min = 2;
}  // namespace

Pool::Pool(const config::Limits& limits, std::string url, const core::Clock& clock,
           core::Random& random, BatchHandler& batches)
    : limits_(limits),
      url_(std::move(url)),
      clock_(clock),
      random_(random),
      batches_(batches),
      gate_(limits.reconnect_backoff_ms_min * 1000, limits.reconnect_backoff_ms_max * 1000) {
    MutexLock lock(mutex_);
    stats_.ceiling = limits_.pool_connections_max;
    stats_.sv_closed = limits_.pool_connections_max;
}

Pool::~Pool() {
    stop(0);
}

void Pool::start() {
    {
        MutexLock lock(mutex_);
        accepting_ = true;
    }
    // A small pool keeps all for everybody: staff's work is taken first there, too.
    const auto reserved =
        std::min(limits_.staff_connections,
                 limits_.pool_connections_max - limits_.claim_lanes_max - open_to_all_min);
    for (std::int64_t i = 0; i < limits_.pool_connections_max; ++i) {
        workers_.push_back(std::make_unique<Worker>());
        Worker& worker = *workers_.back();
        worker.of_staff = limits_.pool_connections_max - i <= reserved;
        worker.thread =
            core::NamedThread("worker-" + std::to_string(i), [this, &worker] { work(worker); });
    }
    watchdog_ = core::NamedThread("pool-watchdog", [this] { watch(); });
}

void Pool::stop(std::int64_t wait_ms) {
    Queues left[2];
    {
        MutexLock lock(mutex_);
        accepting_ = false;
        const Micros until = clock_.steady() + wait_ms * 1000;
        while (stats_.cl_waiting + stats_.cl_active > 0 && clock_.steady() < until) {
            drained_.waitFor(lock, std::chrono::milliseconds(10));
        }
        stopping_ = true;
        std::swap(left[0], buyers_);
        std::swap(left[1], staff_);
        stats_.cl_waiting = 0;
        for (auto& worker : workers_) worker->wake.notifyAll();
        login_wake_.notifyAll();
        watch_wake_.notifyAll();
    }
    const Error error{ErrorCode::draining, "the engine is stopping", {}, 1};
    for (auto& queues : left) {
        for (auto& job : queues.jobs) job->refuse(error);
        for (auto& item : queues.batched) item->refuse(error);
    }
    for (auto& worker : workers_) worker->thread.join();
    watchdog_.join();
    workers_.clear();
}

template <class Pointer>
bool Pool::enqueue(Pointer& item, std::deque<Pointer>& queue, std::int64_t max) {
    if (!accepting_) return false;
    if (static_cast<std::int64_t>(queue.size()) >= max) {
        ++stats_.total_full;
        return false;
    }
    item->enqueued_at = clock_.steady();
    if (item->deadline == 0) {
        item->deadline = item->enqueued_at + limits_.request_deadline_ms * 1000;
    }
    queue.push_back(std::move(item));
    ++stats_.cl_waiting;
    return true;
}

bool Pool::submit(std::unique_ptr<Job>& job, Share share) {
    MutexLock lock(mutex_);
    if (share == Share::staff) {
        if (!enqueue(job, staff_.jobs, limits_.staff_queue_max)) return false;
        staffCame();
        return true;
    }
    if (!enqueue(job, buyers_.jobs, limits_.job_queue_max)) return false;
    wakeOne();
    return true;
}

bool Pool::submitBatched(std::unique_ptr<Item>& item, Share share) {
    MutexLock lock(mutex_);
    if (share == Share::staff) {
        if (!enqueue(item, staff_.batched, limits_.staff_queue_max)) return false;
        staffCame();
        return true;
    }
    if (!enqueue(item, buyers_.batched, limits_.claim_queue_max)) return false;
    // With every lane busy, the one that ends first takes this: no need to wake anybody.
    if (laneOpen()) wakeOne();
    return true;
}

/// Wakes the worker that idled last, whose connection is the warmest here and in the server; one
/// at a time, since the woken one looks whether there is work for another.
void Pool::wakeOne() {
    if (waking_ || idle_.empty()) return;
    waking_ = true;
    idle_.back()->wake.notifyOne();
    idle_.pop_back();
}

/// While somebody at a window works, buyers' batches go one after the other: a commit waits for
/// the log to be written by those before it, and two batches that take turns leave no gap.
void Pool::staffCame() {
    calm_until_ = clock_.steady() + calm_for_staff;
    wakeStaff();
}

/// One that is kept for staff, or else anybody: all take staff's work first.
void Pool::wakeStaff() {
    if (idle_of_staff_.empty()) return wakeOne();
    idle_of_staff_.back()->wake.notifyOne();
    idle_of_staff_.pop_back();
}

/// What waits beside the work just taken may be for another worker.
void Pool::wakeForRest() {
    if (!staff_.empty()) wakeStaff();
    if (!buyers_.jobs.empty() || laneOpen()) wakeOne();
}

/// Whether another batch may start now. Beside a batch that runs, only for a full one or for
/// requests that have waited long: two half batches cost the database more than one whole.
bool Pool::laneOpen() const {
    const auto& waiting = buyers_.batched;
    if (waiting.empty() || lanes_ >= limits_.claim_lanes_max) return false;
    if (lanes_ == 0) return true;
    const Micros now = clock_.steady();
    return now >= calm_until_ &&
           (static_cast<std::int64_t>(waiting.size()) >= limits_.claim_batch_max ||
            now - waiting.front()->enqueued_at >= limits_.claim_lane_wait_us);
}

std::int64_t& Pool::counter(State state) {
    switch (state) {
        case State::closed:
            return stats_.sv_closed;
        case State::login:
            return stats_.sv_login;
        case State::idle:
            return stats_.sv_idle;
        case State::active:
            return stats_.sv_active;
    }
    return stats_.sv_closed;
}

void Pool::setState(Worker& worker, State state) {
    --counter(worker.state);
    worker.state = state;
    ++counter(state);
}

void Pool::watch() {
    while (true) {
        const Micros now = clock_.steady();
        {
            MutexLock lock(mutex_);
            if (stopping_ && stats_.sv_active == 0) return;
            for (auto& worker : workers_) {
                if (worker->abort_at == 0 || worker->abort_at > now || !worker->connection)
                    continue;
                worker->connection->abortWait();
                worker->abort_at = 0;
            }
            if (laneOpen()) wakeOne();
        }
        expire(now);
        MutexLock lock(mutex_);
        watch_wake_.waitFor(lock, watch_every);
    }
}

void Pool::expire(Micros now) {
    std::vector<std::unique_ptr<Item>> late;
    {
        MutexLock lock(mutex_);
        // All queues are in order of arrival, and so of deadline.
        const auto take = [&](auto& queue) {
            while (!queue.empty() && queue.front()->deadline <= now) {
                late.push_back(std::move(queue.front()));
                queue.pop_front();
            }
        };
        for (Queues* queues : {&buyers_, &staff_}) {
            take(queues->batched);
            take(queues->jobs);
        }
        stats_.cl_waiting -= static_cast<std::int64_t>(late.size());
        stats_.total_expired += static_cast<std::int64_t>(late.size());
    }
    const bool away = !late.empty() && !connected();
    for (auto& item : late) {
        item->refuse(
            away ? Error{ErrorCode::database_unavailable, "the database cannot be reached", {}, 1}
                 : Error{ErrorCode::overloaded,
                         "too many requests are waiting; try again shortly",
                         {},
                         1});
    }
}

PoolStats Pool::stats() const {
    MutexLock lock(mutex_);
    PoolStats out = stats_;
    Micros oldest = forever;
    for (const Queues* queues : {&buyers_, &staff_}) {
        if (!queues->jobs.empty()) oldest = std::min(oldest, queues->jobs.front()->enqueued_at);
        if (!queues->batched.empty()) {
            oldest = std::min(oldest, queues->batched.front()->enqueued_at);
        }
    }
    if (oldest != forever) out.maxwait_us = clock_.steady() - oldest;
    return out;
}

bool Pool::connected() const {
    MutexLock lock(mutex_);
    return stats_.sv_idle + stats_.sv_active > 0;
}

std::int64_t Pool::pending() const {
    MutexLock lock(mutex_);
    return stats_.cl_waiting + stats_.cl_active;
}

}  // namespace seatlock::pool
