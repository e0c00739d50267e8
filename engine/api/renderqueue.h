// A thread for replies that take milliseconds to write (charts, the state of every seat), so that
// no listener stands still for them. Any thread may post; start() and stop() by the owner.
#pragma once

#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"

#include <deque>
#include <functional>

namespace seatlock::api {

class RenderQueue {
public:
    using Task = std::function<void()>;

    explicit RenderQueue(std::size_t limit) : limit_(limit) {}
    ~RenderQueue() { stop(); }

    void start();
    /// Drops what has not begun.
    void stop() EXCLUDES(mutex_);
    /// False: too much is waiting; the task will not run.
    bool post(Task task) EXCLUDES(mutex_);

private:
    void run() EXCLUDES(mutex_);

    const std::size_t limit_;
    core::Mutex mutex_;
    core::Condition wake_;
    std::deque<Task> tasks_ GUARDED_BY(mutex_);
    bool stopping_ GUARDED_BY(mutex_) = false;
    core::NamedThread thread_;
};

}  // namespace seatlock::api
