// An event of any size without decoration, for load tools. Pure; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/demo/demoevent.h"

namespace seatlock::demo {

/// "plain-N": N seats labelled "1" to "N" in straight rows of 50, one price, no limit per buyer.
/// Error `invalid_body` unless 1 <= seats <= 1,000,000.
core::Result<DemoEvent> plain(std::int64_t seats, core::Micros now);

}  // namespace seatlock::demo
