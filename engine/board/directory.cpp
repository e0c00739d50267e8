#include "engine/board/directory.h"

namespace seatlock::board {

namespace {
template <class Map, class Key>
EventBoardPtr lookUp(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? nullptr : at->second;
}
}  // namespace

EventBoardPtr Directory::find(std::string_view slug) const {
    core::MutexLock lock(mutex_);
    return lookUp(by_slug_, slug);
}

EventBoardPtr Directory::find(core::EventId id) const {
    core::MutexLock lock(mutex_);
    return lookUp(by_id_, id);
}

EventBoardPtr Directory::findCode(std::string_view code) const {
    core::MutexLock lock(mutex_);
    return lookUp(by_code_, code);
}

std::vector<EventBoardPtr> Directory::all() const {
    core::MutexLock lock(mutex_);
    std::vector<EventBoardPtr> out;
    for (const auto& [slug, event] : by_slug_) out.push_back(event);
    return out;
}

void Directory::add(EventBoardPtr event) {
    const auto info = event->info();
    core::MutexLock lock(mutex_);
    by_slug_[info->slug] = event;
    by_code_[info->code] = event;
    by_id_[info->id] = std::move(event);
}

void Directory::remove(core::EventId id) {
    core::MutexLock lock(mutex_);
    const auto at = by_id_.find(id);
    if (at == by_id_.end()) return;
    const auto info = at->second->info();
    by_slug_.erase(info->slug);
    by_code_.erase(info->code);
    by_id_.erase(at);
}

}  // namespace seatlock::board
