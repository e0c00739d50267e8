// What the resources work with. References; all outlive the API.
#pragma once

#include "engine/admission/ratelimiter.h"
#include "engine/board/directory.h"
#include "engine/booking/booking.h"
#include "engine/config/limits.h"
#include "engine/core/databaseclock.h"
#include "engine/core/random.h"
#include "engine/live/feed.h"
#include "engine/pool/pool.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace seatlock::api {

struct Services {
    const config::Limits& limits;
    const core::Clock& clock;
    const core::DatabaseClock& database_clock;
    const board::Directory& directory;
    booking::Booking& booking;
    pool::Pool& pool;
    const live::Feed& feed;
    admission::RateLimiter& limiter;
    const std::atomic<bool>& draining;
    core::Random& random;
    const std::string& database_url;
    std::int32_t engine_id = 0;
};

}  // namespace seatlock::api
