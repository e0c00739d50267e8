#include "engine/api/desk.h"

#include "engine/core/log.h"
#include "engine/pool/failure.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::MutexLock;
using core::Result;

namespace {
constexpr core::Micros login_pause = 500'000;  // after a failed login, before the next
}

void Desk::start() {
    thread_ = core::NamedThread(options_.name, [this] { work(); });
}

void Desk::stop(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::deque<Waiting> left;
    {
        MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notifyAll();
        while (thread_.running() && !ended_ && std::chrono::steady_clock::now() < deadline) {
            wake_.waitFor(lock, std::chrono::milliseconds(10));
        }
        left.swap(queue_);
        queued_bytes_ = 0;
        // A statement that goes on, or a frozen database, must not keep the engine from ending.
        if (!ended_ && connection_) connection_->abortWait();
    }
    for (const auto& waiting : left) {
        waiting.task->refuse({ErrorCode::draining, "the engine is shutting down", {}, 5});
    }
    thread_.join();
}

void Desk::post(std::unique_ptr<DeskTask> task, std::int64_t bytes) {
    Error refusal;
    {
        MutexLock lock(mutex_);
        const bool full = static_cast<std::int64_t>(queue_.size()) >= options_.queue_max ||
                          (!queue_.empty() && queued_bytes_ + bytes > options_.queue_bytes_max);
        if (!stopping_ && !full) {
            queue_.push_back({std::move(task), bytes});
            queued_bytes_ += bytes;
            wake_.notifyAll();
            return;
        }
        refusal = stopping_
                      ? Error{ErrorCode::draining, "the engine is shutting down", {}, 5}
                      : Error{ErrorCode::overloaded, "too many staff requests are waiting", {}, 1};
    }
    task->refuse(std::move(refusal));
}

void Desk::work() {
    while (true) {
        Waiting next;
        {
            MutexLock lock(mutex_);
            while (queue_.empty() && !stopping_) wake_.wait(lock);
            if (queue_.empty()) {
                ended_ = true;
                wake_.notifyAll();
                break;
            }
            next = std::move(queue_.front());
            queue_.pop_front();
            queued_bytes_ -= next.bytes;
        }
        serve(*next.task);
    }
    disconnect();
}

void Desk::serve(DeskTask& task) {
    for (const bool last : {false, true}) {
        if (auto connected = connect(); !connected) return task.refuse(connected.error());
        if (attempt(task, last)) return;
    }
}

bool Desk::attempt(DeskTask& task, bool last) {
    try {
        task.run(*connection_);
    } catch (const std::exception& exception) {
        auto failure = pool::classify(exception, connection_->isOpen());
        const bool broken = failure.kind == pool::Failure::Kind::broken;
        if (broken) disconnect();
        // The server may have ended a connection that stood idle: not this request's fault.
        if (broken && !last && task.mayRunAgain()) return false;
        if (failure.error.code == ErrorCode::internal) {
            core::logError(options_.name + ": " + failure.error.detail);
        }
        if (broken && !task.mayRunAgain()) {
            failure.error = {ErrorCode::outcome_unknown,
                             "the database was lost meanwhile; look whether the change was made",
                             {},
                             1};
        }
        task.refuse(std::move(failure.error));
        return true;
    }
    if (!connection_->isOpen()) disconnect();
    return true;
}

Result<core::Done> Desk::connect() {
    if (connection_) return core::Done{};
    if (login_failed_at_ != 0 && clock_.steady() - login_failed_at_ < login_pause) {
        return login_failure_;
    }
    auto opened = pool::Connection::open({options_.database_url, options_.login_ms_max,
                                          options_.statement_ms_max, "seatlock-" + options_.name});
    if (!opened) {
        login_failed_at_ = clock_.steady();
        login_failure_ = opened.error();
        core::logWarning(options_.name + " cannot log in: " + login_failure_.detail);
        login_failure_.detail = "the database cannot be reached";
        return login_failure_;
    }
    login_failed_at_ = 0;
    MutexLock lock(mutex_);
    connection_ = std::move(opened).value();
    return core::Done{};
}

void Desk::disconnect() {
    MutexLock lock(mutex_);
    connection_.reset();
}

}  // namespace seatlock::api
