// What became of one request of one simulated buyer, as the buyer saw it. A plain value.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::simulator {

struct Outcome {
    enum class Kind : std::uint8_t { hold, order };
    enum class End : std::uint8_t {
        ok,       ///< 201
        refused,  ///< any other answer
        unknown,  ///< sent, and the connection was lost or the time ran out
        unsent,   ///< due, and no connection could be had
    };
    std::int64_t buyer = 0;
    std::int32_t attempt = 0;  ///< of this buyer, from 0
    Kind kind = Kind::hold;
    End end = End::unknown;
    bool bot = false;
    int status = 0;             ///< HTTP; 0 without an answer
    std::string problem;        ///< slug of a refusal's type
    core::Micros intended = 0;  ///< since the run began; what latency is counted from
    core::Micros sent = 0;
    core::Micros answered = 0;
    std::vector<core::SeatNo> seats;  ///< asked for by number, or given
    std::int32_t quantity = 0;        ///< asked for
    std::string hold;                 ///< token of the hold that was given, or paid for

    bool operator==(const Outcome&) const = default;
};

}  // namespace seatlock::simulator
