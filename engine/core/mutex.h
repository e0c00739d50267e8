// std::mutex with thread-safety annotations, a scoped lock and a condition. Any thread.
#pragma once

#include "engine/core/threadannotations.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace seatlock::core {

class CAPABILITY("mutex") Mutex {
public:
    void lock() ACQUIRE() { mutex_.lock(); }
    void unlock() RELEASE() { mutex_.unlock(); }
    std::mutex& native() { return mutex_; }

private:
    std::mutex mutex_;
};

/// Holds a Mutex for its scope; can wait on a Condition.
class SCOPED_CAPABILITY MutexLock {
public:
    explicit MutexLock(Mutex& mutex) ACQUIRE(mutex) : lock_(mutex.native()) {}
    ~MutexLock() RELEASE() {}
    MutexLock(const MutexLock&) = delete;
    MutexLock& operator=(const MutexLock&) = delete;
    std::unique_lock<std::mutex>& native() { return lock_; }

private:
    std::unique_lock<std::mutex> lock_;
};

/// Condition variable for MutexLock. Callers loop over their own predicate.
class Condition {
public:
    void wait(MutexLock& lock) { condition_.wait(lock.native()); }
    /// False when the time ran out.
    bool waitFor(MutexLock& lock, std::chrono::microseconds span) {
        return condition_.wait_for(lock.native(), span) == std::cv_status::no_timeout;
    }
    void notifyOne() { condition_.notify_one(); }
    void notifyAll() { condition_.notify_all(); }

private:
    std::condition_variable condition_;
};

}  // namespace seatlock::core
