// What the buyers' process says, a JSON object a line, taken apart. Pure.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/simulator/runresult.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

struct BuyersReport {
    enum class Kind : std::uint8_t { connecting, selling, done };
    Kind kind = Kind::connecting;
    std::int64_t connected = 0;  ///< when connecting
    RunSample sample;            ///< when selling, and totals since the start:
    std::int64_t requests = 0;
    std::int64_t ok = 0;
    std::int64_t refused = 0;
    std::int64_t unavailable = 0;
    std::vector<core::SeatNo> given;
    std::vector<core::SeatNo> twice;
    double seconds = 0;  ///< when done, as the counts below
    std::int64_t refused_connects = 0;
    std::int64_t errors = 0;
    std::int64_t unsent = 0;
};

/// Errors: configuration, for a line that is not such an object.
core::Result<BuyersReport> buyersReportOf(std::string_view line);

}  // namespace seatlock::simulator
