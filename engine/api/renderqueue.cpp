#include "engine/api/renderqueue.h"

namespace seatlock::api {

void RenderQueue::start() {
    thread_ = core::NamedThread("render", [this] { run(); });
}

void RenderQueue::stop() {
    {
        core::MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notifyAll();
    }
    thread_.join();
    core::MutexLock lock(mutex_);
    tasks_.clear();
}

bool RenderQueue::post(Task task) {
    core::MutexLock lock(mutex_);
    if (stopping_ || tasks_.size() >= limit_) return false;
    tasks_.push_back(std::move(task));
    wake_.notifyOne();
    return true;
}

void RenderQueue::run() {
    while (true) {
        Task task;
        {
            core::MutexLock lock(mutex_);
            while (tasks_.empty() && !stopping_) wake_.wait(lock);
            if (stopping_) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }
}

}  // namespace seatlock::api
