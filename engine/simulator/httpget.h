// One blocking GET, for what a rush must know before it begins. Any thread.
#pragma once

#include "engine/core/result.h"
#include "engine/simulator/target.h"

#include <cstdint>
#include <string>

namespace seatlock::simulator {

struct HttpAnswer {
    int status = 0;
    std::string body;
};

/// `path` below the target's prefix. Errors: overloaded (nobody listens there), contended (no
/// whole answer within `ms_max`), malformed_request (not HTTP).
core::Result<HttpAnswer> httpGet(const Target& target, const std::string& path,
                                 std::int64_t ms_max = 10'000);

}  // namespace seatlock::simulator
