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
constexpr std::size_t lingering_max = 1'000;
constexpr int runs_max = 2;  // the second finds out what a lost first one has committed
}  // namespace

FreshWorkers::FreshWorkers(const config::Limits& limits, std::string url, const core::Clock& clock,
                           std::int64_t most, std::int64_t linger_ms)
    : limits_(limits),
      url_(std::move(url)),
      clock_(clock),
      most_(static_cast<std::size_t>(most)),
      linger_us_(linger_ms * 1000),
      watchdog_("fresh-watchdog", [this] {
          while (watchOnce()) {
          }
      }) {}

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
            runOn(**opened, job);
            return keep(std::move(*opened));
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

void FreshWorkers::keep(std::unique_ptr<pool::Connection> connection) {
    std::unique_ptr<pool::Connection> oldest;  // closed outside the lock
    MutexLock lock(mutex_);
    lingering_.push_back({std::move(connection), clock_.steady() + linger_us_});
    if (lingering_.size() <= lingering_max) return;
    oldest = std::move(lingering_.front().connection);
    lingering_.pop_front();
}

/// False: it is time to end.
bool FreshWorkers::watchOnce() {
    std::vector<Lingering> over;  // closed outside the lock
    MutexLock lock(mutex_);
    if (stopping_ && busy_ == 0) return false;
    const Micros now = clock_.steady();
    for (Wait* wait : waits_) {
        if (wait->abort_at <= now) wait->connection.abortWait();
    }
    while (!lingering_.empty() && lingering_.front().until <= now) {
        over.push_back(std::move(lingering_.front()));
        lingering_.pop_front();
    }
    if (over.empty()) watch_wake_.waitFor(lock, watch_every);
    return true;
}

void FreshWorkers::stop(std::int64_t wait_ms) {
    std::deque<std::unique_ptr<pool::Job>> left;
    std::deque<Lingering> lingering;
    {
        MutexLock lock(mutex_);
        accepting_ = false;
        const Micros until = clock_.steady() + wait_ms * 1000;
        while ((!jobs_.empty() || busy_ > 0) && clock_.steady() < until) {
            drained_.waitFor(lock, std::chrono::milliseconds(10));
        }
        stopping_ = true;
        left.swap(jobs_);
        lingering.swap(lingering_);
        wake_.notifyAll();
        watch_wake_.notifyAll();
    }
    for (auto& job : left) {
        job->refuse({ErrorCode::draining, "the server is stopping", {}, 1});
    }
    for (auto& thread : threads_) thread.join();
    watchdog_.join();
    MutexLock lock(mutex_);
    lingering_.clear();  // of those that were at work yet
}

}  // namespace seatlock::strategy
