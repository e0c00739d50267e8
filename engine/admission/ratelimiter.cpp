#include "engine/admission/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace seatlock::admission {

int RateLimiter::admit(std::string_view address) {
    if (settings_.burst <= 0) return 0;
    const auto now = clock_.steady();
    const auto burst = static_cast<double>(settings_.burst);
    const auto rate = static_cast<double>(settings_.rate_s);
    core::MutexLock lock(mutex_);
    auto at = buckets_.find(address);
    if (at == buckets_.end()) {
        if (static_cast<std::int64_t>(buckets_.size()) >= settings_.addresses_max) {
            forgetFull(now);
        }
        // With the table full of busy addresses a new one is let through: it is not the crowd.
        if (static_cast<std::int64_t>(buckets_.size()) >= settings_.addresses_max) return 0;
        at = buckets_.emplace(std::string(address), Bucket{burst, now}).first;
    }
    Bucket& bucket = at->second;
    const double earned = static_cast<double>(now - bucket.filled_at) / 1e6 * rate;
    bucket.tokens = std::min(burst, bucket.tokens + earned);
    bucket.filled_at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / std::max(rate, 1e-9))));
}

void RateLimiter::forgetFull(core::Micros now) {
    const auto burst = static_cast<double>(settings_.burst);
    const auto rate = static_cast<double>(settings_.rate_s);
    std::erase_if(buckets_, [&](const auto& entry) {
        const double earned = static_cast<double>(now - entry.second.filled_at) / 1e6 * rate;
        return entry.second.tokens + earned >= burst;  // a new bucket would be the same
    });
}

}  // namespace seatlock::admission
