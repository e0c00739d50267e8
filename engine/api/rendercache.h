// Rendered bodies that many readers share, one an event, kept while they are current. Any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/mutex.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace seatlock::api {

class RenderCache {
public:
    using Body = std::shared_ptr<const std::string>;

    /// Bodies over `bytes_max` are not kept.
    explicit RenderCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    /// The body for this event and stamp, rendered when there is none. Two threads may render the
    /// same one at the same time.
    Body get(core::EventId event, std::uint64_t stamp, const std::function<std::string()>& render)
        EXCLUDES(mutex_);
    /// Only what is there already.
    Body find(core::EventId event, std::uint64_t stamp) const EXCLUDES(mutex_);

private:
    struct Entry {
        std::uint64_t stamp = 0;
        Body body;
    };

    const std::size_t bytes_max_;
    mutable core::Mutex mutex_;
    std::unordered_map<core::EventId, Entry> entries_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::api
