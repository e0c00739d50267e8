// A token bucket an address, so that one client cannot take the whole sale. Any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace seatlock::admission {

class RateLimiter {
public:
    struct Settings {
        std::int64_t rate_s = 50;  ///< requests a second that an address may keep up
        std::int64_t burst = 100;  ///< and how many at once; 0: no limit at all
        std::int64_t addresses_max = 65'536;
    };

    RateLimiter(Settings settings, const core::Clock& clock) : settings_(settings), clock_(clock) {}

    /// 0: go ahead. Else the seconds after which the address may try again.
    int admit(std::string_view address) EXCLUDES(mutex_);

private:
    struct Bucket {
        double tokens = 0;
        core::Micros filled_at = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    void forgetFull(core::Micros now) REQUIRES(mutex_);

    const Settings settings_;
    const core::Clock& clock_;
    core::Mutex mutex_;
    std::unordered_map<std::string, Bucket, Hash, std::equal_to<>> buckets_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::admission
