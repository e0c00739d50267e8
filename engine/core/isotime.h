// Times as text. Pure; any thread.
#pragma once

#include "engine/core/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace seatlock::core {

/// "2026-11-24T18:20:34.123Z" (RFC 3339), UTC.
std::string isoTime(Micros time);

/// A whole RFC 3339 time with its offset from UTC ("Z" or "+01:00"), to the microsecond; years 1970
/// to 9999. Nothing: it is none.
std::optional<Micros> parseIsoTime(std::string_view text);

}  // namespace seatlock::core
