// The events that this engine serves, by slug and by id. Any thread.
#pragma once

#include "engine/board/eventboard.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seatlock::board {

class Directory {
public:
    EventBoardPtr find(std::string_view slug) const EXCLUDES(mutex_);
    EventBoardPtr find(core::EventId id) const EXCLUDES(mutex_);
    /// By the first part of an order code.
    EventBoardPtr findCode(std::string_view code) const EXCLUDES(mutex_);
    /// In order of slug.
    std::vector<EventBoardPtr> all() const EXCLUDES(mutex_);
    void add(EventBoardPtr event) EXCLUDES(mutex_);
    /// Of an event that is no more; whoever holds its board may go on reading it.
    void remove(core::EventId id) EXCLUDES(mutex_);

private:
    mutable core::Mutex mutex_;
    std::map<std::string, EventBoardPtr, std::less<>> by_slug_ GUARDED_BY(mutex_);
    std::map<std::string, EventBoardPtr, std::less<>> by_code_ GUARDED_BY(mutex_);
    std::unordered_map<core::EventId, EventBoardPtr> by_id_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::board
