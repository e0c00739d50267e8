// What the engine's HTTP API tells of its events. Blocks; any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/simulator/target.h"

#include <string>
#include <vector>

namespace seatlock::simulator {

/// Errors: configuration when nobody answers there or the event is not there, saying what to do.
core::Result<core::Done> requireEvent(const Target& target, const std::string& event);

struct OfferedSeats {
    std::vector<std::string> labels;  ///< by seat number
    std::vector<core::SeatNo> free;
};

/// From the chart and availability resources. Errors: configuration, as above.
core::Result<OfferedSeats> offeredSeats(const Target& target, const std::string& event);

}  // namespace seatlock::simulator
