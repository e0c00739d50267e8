#include "engine/strategy/freshworkers.h"

#include "engine/core/log.h"
#include "engine/pool/failure.h"
#include "engine/pool/lease.h"

#include <chrono>
#include <exception>
#include <system_error>

namespace seatlock::strategy {

using core::Error;
using core::ErrorCode;
using core::Micros;
using core::MutexLock;

namespace {
constexpr auto watch_every = std::chrono::milliseconds(50);
constexpr int runs_max = 2;  // the second finds out what a lost first one has committed
}  // namespace

FreshWorkers::FreshWorkers(const config::Limits& limits, std::string url, const core::Clock& clock,
                           std::int64_t most)
    : limits_(limits),
      url_(std::move(url)),
      clock_(clock),
      most_(static_cast<std::size_t>(most)),
      watchdog_("fresh-watchdog", [this] { watch(); }) {}

FreshWorkers::~FreshWorkers() {
    stop(0);
}

bool FreshWorkers::submit(std::unique_ptr<pool::Job>& job) {
    MutexLock lock(mutex_);
    const bool full = static_cast<std::int64_t>(jobs_.size()) >= limits_.job_queue_max;
    if (!accepting_ || full) return false;
    if (idle_ <= jobs_.size() && threads_.size() < most_ && !makeThread() && threads_.empty()) {
        return false;
    }
    job->enqueued_at = clock_.steady();
    job->deadline = job->enqueued_at + limits_.request_deadline_ms * 1000;
    jobs_.push_back(std::move(job));
    wake_.notifyOne();
    return true;
}

bool FreshWorkers::makeThread() {
    try {
        threads_.emplace_back("fresh-" + std::to_string(threads_.size()), [this] { work(); });
        return true;
    } catch (const std::system_error& failure) {
        core::logWarning(std::string("no more threads: ") + failure.what());
        return false;
    }
}

void FreshWorkers::work() {
    while (true) {
        std::unique_ptr<pool::Job> job;
        {
            MutexLock lock(mutex_);
            ++idle_;
            while (jobs_.empty() && !stopping_) wake_.wait(lock);
            --idle_;
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
            ++busy_;
        }
        serve(*job);
        job.reset();
        MutexLock lock(mutex_);
        --busy_;
        if (!accepting_) drained_.notifyAll();
    }
}

/// A login, the transaction, a logout.
void FreshWorkers::serve(pool::Job& job) {
    if (job.deadline <= clock_.steady()) {
        return job.refuse(
            {ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
    }
    Error error;
    bool in_doubt = false;
    for (int i = 0; i < runs_max; ++i) {
        auto opened = pool::Connection::open(
            {url_, limits_.login_ms_max, limits_.statement_ms_max, "seatlock-strategy"});
        if (!opened) {
            error = opened.error();
            break;
        }
        try {
            return runOn(**opened, job);
        } catch (const std::exception& exception) {
            auto failure = pool::classify(exception, (*opened)->isOpen());
            error = std::move(failure.error);
            if (failure.kind != pool::Failure::Kind::broken) break;
            in_doubt = true;
        }
    }
    if (error.code == ErrorCode::internal) core::logError(error.detail);
    if (in_doubt) {
        error = {ErrorCode::outcome_unknown,
                 "the database was lost while this was being committed",
                 {},
                 1};
    }
    job.refuse(std::move(error));
}

void FreshWorkers::runOn(pool::Connection& connection, pool::Job& job) {
    Wait wait{connection, job.deadline};
    {
        MutexLock lock(mutex_);
        waits_.insert(&wait);
    }
    const auto leave = [&] {
        MutexLock lock(mutex_);
        waits_.erase(&wait);
    };
    try {
        pool::Lease lease(connection, job.deadline);
        job.run(lease);
    } catch (...) {
        leave();
        throw;
    }
    leave();
}

void FreshWorkers::watch() {
    MutexLock lock(mutex_);
    while (!stopping_ || busy_ > 0) {
        const Micros now = clock_.steady();
        for (Wait* wait : waits_) {
            if (wait->abort_at <= now) wait->connection.abortWait();
        }
        watch_wake_.waitFor(lock, watch_every);
    }
}

void FreshWorkers::stop(std::int64_t wait_ms) {
    std::deque<std::unique_ptr<pool::Job>> left;
    {
        MutexLock lock(mutex_);
        accepting_ = false;
        const Micros until = clock_.steady() + wait_ms * 1000;
        while ((!jobs_.empty() || busy_ > 0) && clock_.steady() < until) {
            drained_.waitFor(lock, std::chrono::milliseconds(10));
        }
        stopping_ = true;
        left.swap(jobs_);
        wake_.notifyAll();
        watch_wake_.notifyAll();
    }
    for (auto& job : left) {
        job->refuse({ErrorCode::draining, "the server is stopping", {}, 1});
    }
    for (auto& thread : threads_) thread.join();
    watchdog_.join();
}

}  // namespace seatlock::strategy
