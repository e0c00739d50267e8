// Bodies larger than body_bytes_max: who may send one, and how many at a time. Any thread.
#pragma once

#include "engine/http/handler.h"

#include <atomic>
#include <cstdint>
#include <string_view>

namespace seatlock::http {

/// Counts the large bodies that are being read or handled, so that their memory has a ceiling
/// whoever sends them: they are read before anybody's credentials are looked at.
class LargeBodies {
public:
    /// `handler` must outlive it.
    LargeBodies(const Handler& handler, std::int64_t bytes_max, std::int64_t count_max)
        : handler_(handler), bytes_max_(bytes_max), count_max_(count_max) {}

    /// Decided from the head of a request alone.
    bool mayBeSent(Method method, std::string_view path) const {
        return handler_.takesLargeBody(method, path);
    }
    std::int64_t bytesMax() const { return bytes_max_; }

    /// False: too many are there already. leave() after true.
    bool enter() {
        if (count_.fetch_add(1) < count_max_) return true;
        count_.fetch_sub(1);
        return false;
    }
    void leave() { count_.fetch_sub(1); }

private:
    const Handler& handler_;
    const std::int64_t bytes_max_;
    const std::int64_t count_max_;
    std::atomic<std::int64_t> count_{0};
};

}  // namespace seatlock::http
