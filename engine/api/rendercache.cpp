#include "engine/api/rendercache.h"

namespace seatlock::api {

RenderCache::Body RenderCache::find(core::EventId event, std::uint64_t stamp) const {
    core::MutexLock lock(mutex_);
    const auto at = entries_.find(event);
    return at != entries_.end() && at->second.stamp == stamp ? at->second.body : nullptr;
}

RenderCache::Body RenderCache::get(core::EventId event, std::uint64_t stamp,
                                   const std::function<std::string()>& render) {
    if (auto body = find(event, stamp)) return body;
    auto body = std::make_shared<const std::string>(render());
    if (body->size() <= bytes_max_) {
        core::MutexLock lock(mutex_);
        entries_[event] = {stamp, body};
    }
    return body;
}

}  // namespace seatlock::api
