// Pool's workers: each waits for work with its one connection, and renews it when it is lost.
#include "engine/core/log.h"
#include "engine/pool/failure.h"
#include "engine/pool/pool.h"

#include <algorithm>
#include <chrono>

#include <pqxx/pqxx>
#include <sys/socket.h>

namespace seatlock::pool {

using core::Error;
using core::ErrorCode;
using core::Micros;
using core::MutexLock;

namespace {
constexpr int attempts_max = 4;  // a first run and three more on other connections
constexpr auto idle_check = std::chrono::milliseconds(500);
constexpr Micros forever = INT64_MAX;
}  // namespace

core::Micros Pool::Work::deadline() const {
    if (job) return job->deadline;
    // The youngest decides: the batch is one statement, and older members gain by its success.
    return batch.back()->deadline;
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
                if (now + wait >= until) return false;
                if (wait == 0) break;
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

void Pool::takeJob(Queues& from, Work& work) {
    work.job = std::move(from.jobs.front());
    from.jobs.pop_front();
}

void Pool::takeBatch(Queues& from, Work& work) {
    const auto take = std::min<std::size_t>(from.batched.size(), limits_.claim_batch_max);
    work.batch.reserve(take);
    for (std::size_t i = 0; i < take; ++i) {
        work.batch.push_back(std::move(from.batched.front()));
        from.batched.pop_front();
    }
}

bool Pool::pickFor(const Worker& worker, Work& work) {
    const auto jobFirst = [](const Queues& queues, bool batches) {
        return !queues.jobs.empty() && (!batches || queues.jobs.front()->enqueued_at <=
                                                        queues.batched.front()->enqueued_at);
    };
    if (!staff_.empty()) {
        jobFirst(staff_, !staff_.batched.empty()) ? takeJob(staff_, work) : takeBatch(staff_, work);
        return true;
    }
    if (worker.of_staff) return false;
    const bool lane = laneOpen();
    if (jobFirst(buyers_, lane)) {
        takeJob(buyers_, work);
    } else if (lane) {
        takeBatch(buyers_, work);
        work.lane = true;
        ++lanes_;
    } else {
        return false;
    }
    return true;
}

bool Pool::pick(const Worker& worker, Work& work) {
    if (!pickFor(worker, work)) return false;
    stats_.cl_waiting -= static_cast<std::int64_t>(work.size());
    stats_.cl_active += static_cast<std::int64_t>(work.size());
    return true;
}

/// Waits to be woken; false when nobody did for a while. `again`: it has idled since it last
/// worked, so it goes behind those that are warmer.
bool Pool::idle(Worker& worker, bool again, MutexLock& lock) {
    auto& others = idleLike(worker);
    others.insert(again ? others.begin() : others.end(), &worker);
    worker.wake.waitFor(lock, idle_check);
    if (std::erase(others, &worker) > 0) return false;
    if (!worker.of_staff) waking_ = false;
    return true;
}

bool Pool::next(Worker& worker, Work& work) {
    MutexLock lock(mutex_);
    for (bool again = false; !stopping_ && !pick(worker, work); again = true) {
        // A connection may die while idle; look now and then, so that the figures stay true.
        if (!idle(worker, again, lock) && !quiet(*worker.connection)) return true;
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
    wakeForRest();
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
    Lease lease(*worker.connection, deadline, [this, &work] {
        MutexLock lock(mutex_);
        leaveLane(work);
        if (laneOpen()) wakeOne();
    });
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
                 "the database was lost while this was being committed",
                 {},
                 1};
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
        ++stats_.total_batches;
        stats_.total_batched += size;
    }
    leaveLane(work);
    // This worker would take what waits, but that it must log in first.
    if (!worker.connection) wakeForRest();
    if (!accepting_) drained_.notifyAll();
}

void Pool::leaveLane(Work& work) {
    if (std::exchange(work.lane, false)) --lanes_;
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

}  // namespace seatlock::pool
