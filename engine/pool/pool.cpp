#include "engine/pool/pool.h"

#include <sys/socket.h>

#include <pqxx/pqxx>

#include <algorithm>
#include <cassert>
#include <chrono>

#include "engine/core/log.h"
#include "engine/pool/failure.h"

namespace seatlock::pool {

using core::Error;
using core::ErrorCode;
using core::Micros;
using core::MutexLock;

namespace {
constexpr int attempts_max = 4;  // a first run and three more on other connections
constexpr auto watch_every = std::chrono::milliseconds(20);
constexpr auto idle_check = std::chrono::milliseconds(500);
constexpr Micros forever = INT64_MAX;
}  // namespace

core::Micros Pool::Work::deadline() const {
    if (job) return job->deadline;
    // The youngest decides: the batch is one statement, and older members gain by its success.
    return batch.back()->deadline;
}

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

Pool::~Pool() { stop(0); }

void Pool::start() {
    {
        MutexLock lock(mutex_);
        accepting_ = true;
    }
    for (std::int64_t i = 0; i < limits_.pool_connections_max; ++i) {
        workers_.push_back(std::make_unique<Worker>());
        Worker& worker = *workers_.back();
        worker.thread =
            core::NamedThread("worker-" + std::to_string(i), [this, &worker] { work(worker); });
    }
    watchdog_ = core::NamedThread("pool-watchdog", [this] { watch(); });
}

void Pool::stop(std::int64_t wait_ms) {
    std::deque<std::unique_ptr<Job>> jobs;
    std::deque<std::unique_ptr<Item>> batched;
    {
        MutexLock lock(mutex_);
        accepting_ = false;
        const Micros until = clock_.steady() + wait_ms * 1000;
        while (stats_.cl_waiting + stats_.cl_active > 0 && clock_.steady() < until) {
            drained_.waitFor(lock, std::chrono::milliseconds(10));
        }
        stopping_ = true;
        jobs.swap(jobs_);
        batched.swap(batched_);
        stats_.cl_waiting = 0;
        idle_wake_.notifyAll();
        login_wake_.notifyAll();
        watch_wake_.notifyAll();
    }
    const Error error{ErrorCode::draining, "the engine is stopping", {}, 1};
    for (auto& job : jobs) job->refuse(error);
    for (auto& item : batched) item->refuse(error);
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

bool Pool::submit(std::unique_ptr<Job>& job) {
    MutexLock lock(mutex_);
    if (!enqueue(job, jobs_, limits_.job_queue_max)) return false;
    if (stats_.sv_idle > 0) idle_wake_.notifyOne();
    return true;
}

bool Pool::submitBatched(std::unique_ptr<Item>& item) {
    MutexLock lock(mutex_);
    if (!enqueue(item, batched_, limits_.claim_queue_max)) return false;
    // With every lane busy, the one that ends first takes this: no need to wake anybody.
    if (stats_.sv_idle > 0 && laneOpen()) idle_wake_.notifyOne();
    return true;
}

/// Whether another batch may start now. Beside a batch that runs, only for a full one or for
/// requests that have waited long: two half batches cost the database more than one whole.
bool Pool::laneOpen() const {
    if (batched_.empty() || lanes_ >= limits_.claim_lanes_max) return false;
    return lanes_ == 0 || static_cast<std::int64_t>(batched_.size()) >= limits_.claim_batch_max ||
           clock_.steady() - batched_.front()->enqueued_at >= limits_.claim_lane_wait_us;
}

std::int64_t& Pool::counter(State state) {
    switch (state) {
        case State::closed: return stats_.sv_closed;
        case State::login: return stats_.sv_login;
        case State::idle: return stats_.sv_idle;
        case State::active: return stats_.sv_active;
    }
    return stats_.sv_closed;
}

void Pool::setState(Worker& worker, State state) {
    --counter(worker.state);
    worker.state = state;
    ++counter(state);
}

void Pool::work(Worker& worker) {
    while (connect(worker, forever)) {
        Work work;
        if (!next(worker, work)) break;
        if (work.size() > 0) {
            serve(worker, work);
        } else {
            drop(worker);
        }
    }
    drop(worker);
}

bool Pool::connect(Worker& worker, Micros until) {
    while (true) {
        {
            MutexLock lock(mutex_);
            if (worker.connection) return true;
            while (!stopping_) {
                const Micros now = clock_.steady();
                const Micros wait = gate_.wait(now);
                if (wait == 0) break;
                if (now + wait > until) return false;
                login_wake_.waitFor(lock, std::chrono::microseconds(wait));
            }
            if (stopping_) return false;
            gate_.begin();
            setState(worker, State::login);
        }
        auto opened = Connection::open({url_, limits_.login_ms_max, limits_.statement_ms_max});
        MutexLock lock(mutex_);
        gate_.end(opened.ok(), clock_.steady(), random_);
        if (opened.ok()) {
            worker.connection = std::move(opened).value();
            ++stats_.total_logins;
            setState(worker, State::idle);
            login_wake_.notifyAll();  // the gate is open again
            return true;
        }
        ++stats_.total_login_failures;
        if (tooManyConnections(opened.error())) ++stats_.total_too_many;
        if (stats_.last_login_error != opened.error().detail) {
            stats_.last_login_error = opened.error().detail;
            core::logWarning("database login failed: " + stats_.last_login_error);
        }
        setState(worker, State::closed);
        if (clock_.steady() >= until) return false;
    }
}

bool Pool::pick(Work& work) {
    const bool lane = laneOpen();
    const bool job_first = !jobs_.empty() &&
                           (!lane || jobs_.front()->enqueued_at <= batched_.front()->enqueued_at);
    if (job_first) {
        work.job = std::move(jobs_.front());
        jobs_.pop_front();
    } else if (lane) {
        const auto take = std::min<std::size_t>(batched_.size(), limits_.claim_batch_max);
        work.batch.reserve(take);
        for (std::size_t i = 0; i < take; ++i) {
            work.batch.push_back(std::move(batched_.front()));
            batched_.pop_front();
        }
        ++lanes_;
    } else {
        return false;
    }
    stats_.cl_waiting -= static_cast<std::int64_t>(work.size());
    stats_.cl_active += static_cast<std::int64_t>(work.size());
    return true;
}

bool Pool::next(Worker& worker, Work& work) {
    MutexLock lock(mutex_);
    while (!stopping_ && !pick(work)) {
        // A connection may die while idle; look now and then, so that the figures stay true.
        if (!idle_wake_.waitFor(lock, idle_check) && !quiet(*worker.connection)) return true;
    }
    if (work.size() == 0) return false;
    setState(worker, State::active);
    const Micros now = clock_.steady();
    const auto waited = [&](const Item& item) {
        const Micros wait = now - item.enqueued_at;
        wait_us_.record(wait);
        return wait;
    };
    if (work.job) stats_.total_wait_us += waited(*work.job);
    for (const auto& item : work.batch) stats_.total_wait_us += waited(*item);
    // More lanes or jobs may be waiting for another worker.
    if (stats_.sv_idle > 0 && (!jobs_.empty() || laneOpen())) idle_wake_.notifyOne();
    return true;
}

bool Pool::quiet(Connection& connection) {
    // An idle connection has nothing to say; an end of file waiting there means it is dead.
    char byte = 0;
    const auto got = ::recv(connection.native().sock(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

std::optional<Failure> Pool::attempt(Worker& worker, Work& work, int attempt) {
    if (!quiet(*worker.connection)) {
        return Failure{Failure::Kind::unsent, {ErrorCode::database_unavailable, "", {}, 1}};
    }
    const Micros deadline =
        std::max(work.deadline(), clock_.steady() + limits_.statement_ms_max * 1000 / 4);
    {
        MutexLock lock(mutex_);
        worker.abort_at = deadline;
        setState(worker, State::active);
    }
    Lease lease(*worker.connection, deadline);
    try {
        if (work.job) {
            work.job->run(lease);
        } else {
            batches_.run(lease, work.batch, attempt);
        }
        return std::nullopt;
    } catch (const std::exception& exception) {
        return classify(exception, worker.connection->native().is_open());
    }
}

/// Runs the work, on another connection where one is lost, until it is done or its time is over.
void Pool::run(Worker& worker, Work& work) {
    bool in_doubt = false;
    Error error{ErrorCode::database_unavailable, {}, {}, 1};
    for (int n = 0; n < attempts_max; ++n) {
        if (!worker.connection && !connect(worker, work.deadline())) break;
        auto failure = attempt(worker, work, in_doubt ? n : 0);
        if (!failure) return;
        error = std::move(failure->error);
        in_doubt = in_doubt || failure->kind == Failure::Kind::broken;
        if (failure->kind == Failure::Kind::rolled_back) break;
        if (failure->kind != Failure::Kind::transient) drop(worker);
    }
    if (error.code == ErrorCode::internal) core::logError(error.detail);
    if (in_doubt) {
        error = {ErrorCode::outcome_unknown,
                 "the database was lost while this was being committed", {}, 1};
    } else if (error.code == ErrorCode::database_unavailable) {
        error.detail = "the database cannot be reached";
    }
    if (work.job) {
        work.job->refuse(std::move(error));
    } else {
        batches_.abandon(std::move(work.batch), in_doubt, error);
    }
}

void Pool::serve(Worker& worker, Work& work) {
    const auto size = static_cast<std::int64_t>(work.size());
    const bool batched = !work.job;
    const Micros began = clock_.steady();
    run(worker, work);
    if (batched) {
        batch_sizes_.record(size);
        batch_us_.record(clock_.steady() - began);
    }
    MutexLock lock(mutex_);
    worker.abort_at = 0;
    if (worker.state == State::active) setState(worker, State::idle);
    stats_.cl_active -= size;
    stats_.total_served += size;
    if (batched) {
        --lanes_;
        ++stats_.total_batches;
        stats_.total_batched += size;
    }
    if (!accepting_) drained_.notifyAll();
}

void Pool::drop(Worker& worker) {
    std::unique_ptr<Connection> dead;  // closed outside the lock
    MutexLock lock(mutex_);
    if (!worker.connection) return;
    dead = std::move(worker.connection);
    worker.abort_at = 0;
    setState(worker, State::closed);
    if (!stopping_) ++stats_.total_broken;
}

void Pool::watch() {
    while (true) {
        const Micros now = clock_.steady();
        {
            MutexLock lock(mutex_);
            if (stopping_ && stats_.sv_active == 0) return;
            for (auto& worker : workers_) {
                if (worker->abort_at == 0 || worker->abort_at > now || !worker->connection) continue;
                worker->connection->abortWait();
                worker->abort_at = 0;
            }
            if (stats_.sv_idle > 0 && laneOpen()) idle_wake_.notifyOne();
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
        // Both queues are in order of arrival, and so of deadline.
        while (!batched_.empty() && batched_.front()->deadline <= now) {
            late.push_back(std::move(batched_.front()));
            batched_.pop_front();
        }
        while (!jobs_.empty() && jobs_.front()->deadline <= now) {
            late.push_back(std::move(jobs_.front()));
            jobs_.pop_front();
        }
        stats_.cl_waiting -= static_cast<std::int64_t>(late.size());
        stats_.total_expired += static_cast<std::int64_t>(late.size());
    }
    const bool away = !late.empty() && !connected();
    for (auto& item : late) {
        item->refuse(away ? Error{ErrorCode::database_unavailable,
                                  "the database cannot be reached", {}, 1}
                          : Error{ErrorCode::overloaded,
                                  "too many requests are waiting; try again shortly", {}, 1});
    }
}

PoolStats Pool::stats() const {
    MutexLock lock(mutex_);
    PoolStats out = stats_;
    Micros oldest = forever;
    if (!jobs_.empty()) oldest = std::min(oldest, jobs_.front()->enqueued_at);
    if (!batched_.empty()) oldest = std::min(oldest, batched_.front()->enqueued_at);
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
