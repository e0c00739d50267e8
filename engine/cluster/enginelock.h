// Who runs the data directory: DATA_DIR/engine.lock, under flock(2) for the engine's life, with
// its process id inside. The kernel lets go of it when the engine dies, however it dies.
// One owner thread; heldBy() from any.
#pragma once

#include "engine/core/result.h"

#include <optional>
#include <string>

#include <sys/types.h>

namespace seatlock::cluster {

/// Holds the lock until it is destroyed or released.
class EngineLock {
public:
    EngineLock() = default;
    ~EngineLock() { release(); }
    EngineLock(const EngineLock&) = delete;
    EngineLock& operator=(const EngineLock&) = delete;

    /// Errors (cluster): another engine holds it, or the directory cannot be written.
    core::Result<core::Done> acquire(const std::string& data_dir);
    void release();
    bool held() const { return fd_ >= 0; }

    /// The engine that holds `data_dir`: its process id, 0 when it has not written that yet;
    /// empty when none does.
    static std::optional<pid_t> heldBy(const std::string& data_dir);

private:
    int fd_ = -1;
};

}  // namespace seatlock::cluster
