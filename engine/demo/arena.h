// The Northgate Arena: 20,000 seats. Pure; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/demo/demoevent.h"

namespace seatlock::demo {

/// "demo-arena": six floor blocks F1 to F6, a lower tier of blocks 101 to 120 and an upper one of
/// 201 to 228, curved around the floor and open behind the stage. Labels "101-A-1", "F1-A-1". At
/// most 6 seats per buyer.
DemoEvent arena(core::Micros now);

}  // namespace seatlock::demo
