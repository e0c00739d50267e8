// Tells event streams what changed, at most every stream_interval_ms. A thread of its own; start()
// and stop() by the owner.
#pragma once

#include "engine/board/directory.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace seatlock::api {

class StreamPublisher {
public:
    using Publish = std::function<void(std::uint64_t topic, std::shared_ptr<const std::string>)>;

    /// `anybody` tells whether there is any stream to write for.
    StreamPublisher(const board::Directory& directory, std::int64_t interval_ms, Publish publish,
                    std::function<bool()> anybody)
        : directory_(directory),
          interval_ms_(interval_ms),
          publish_(std::move(publish)),
          anybody_(std::move(anybody)) {}
    ~StreamPublisher() { stop(); }

    void start();
    void stop() EXCLUDES(mutex_);

private:
    void run() EXCLUDES(mutex_);
    void publishChanges(const board::EventBoard& event);

    const board::Directory& directory_;
    const std::int64_t interval_ms_;
    const Publish publish_;
    const std::function<bool()> anybody_;
    struct Told {
        std::string epoch;  ///< version 0 of the change log
        std::uint64_t number = 0;
    };
    std::unordered_map<core::EventId, Told> told_;  ///< the thread's own
    core::Mutex mutex_;
    core::Condition wake_;
    bool stopping_ GUARDED_BY(mutex_) = false;
    core::NamedThread thread_;
};

}  // namespace seatlock::api
