// Idempotency keys whose first request is still being served by this engine. Any thread.
#pragma once

#include "engine/core/mutex.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace seatlock::booking {

class RunningKeys {
public:
    /// Ends the key's run when it goes out of scope. Movable; must not outlive RunningKeys.
    class Run {
    public:
        Run() = default;
        Run(RunningKeys* keys, std::string key) : keys_(keys), key_(std::move(key)) {}
        Run(Run&& other) noexcept
            : keys_(std::exchange(other.keys_, nullptr)), key_(std::move(other.key_)) {}
        Run& operator=(Run&& other) noexcept {
            std::swap(keys_, other.keys_);
            std::swap(key_, other.key_);
            return *this;
        }
        ~Run() {
            if (keys_ != nullptr) keys_->end(key_);
        }

    private:
        RunningKeys* keys_ = nullptr;
        std::string key_;
    };

    explicit RunningKeys(std::size_t limit) : limit_(limit) {}

    /// Nothing: the key is running already, or too many are.
    std::optional<Run> begin(const std::string& key) EXCLUDES(mutex_) {
        core::MutexLock lock(mutex_);
        if (keys_.size() >= limit_ || !keys_.insert(key).second) return std::nullopt;
        return std::optional<Run>(std::in_place, this, key);
    }

private:
    void end(const std::string& key) EXCLUDES(mutex_) {
        core::MutexLock lock(mutex_);
        keys_.erase(key);
    }

    const std::size_t limit_;
    core::Mutex mutex_;
    std::unordered_set<std::string> keys_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::booking
