// Times as text. Pure; any thread.
#pragma once

#include "engine/core/clock.h"

#include <string>

namespace seatlock::core {

/// "2026-11-24T18:20:34.123Z" (RFC 3339), UTC.
std::string isoTime(Micros time);

}  // namespace seatlock::core
