// The Halcyon Theatre: 1,000 places. Pure; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/demo/demoevent.h"

namespace seatlock::demo {

/// "demo-theatre": stalls 480 (rows A to T, two aisles), circle 352 (AA to HH), twelve boxes of
/// four, 120 standing places; eight wheelchair places, each beside a companion's. Labels "A-12",
/// "AA-7", "BOX3-2", "STAND-1". At most 8 seats per buyer.
DemoEvent theatre(core::Micros now);

}  // namespace seatlock::demo
