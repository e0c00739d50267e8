// The Date field's text, made once a second. One thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <ctime>
#include <string_view>

namespace seatlock::http {

/// IMF-fixdate (RFC 9110 section 5.6.7), for example `Sun, 06 Nov 1994 08:49:37 GMT`.
class DateCache {
public:
    /// `wall` in microseconds since the epoch. The view is good until the next call.
    std::string_view text(core::Micros wall);

private:
    std::int64_t second_ = -1;
    char text_[32] = {};
};

}  // namespace seatlock::http
