// What a rush is told to do. A plain value; any thread.
#pragma once

#include "engine/simulator/swarmoptions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::simulator {

/// Who asks for what.
enum class Pattern : std::uint8_t {
    same_seat,       ///< every buyer asks once, at the same moment, for one seat
    hot,             ///< everyone wants the same few seats
    spread,          ///< any seat, each as likely as another
    best_available,  ///< one to four seats, the engine chooses
    sell_out,        ///< each request a seat not asked for before, until none is left
};

/// "same-seat", "hot", "spread", "best-available", "sell-out".
std::string_view name(Pattern pattern);
std::optional<Pattern> patternOf(std::string_view name);

constexpr std::int64_t hot_seats = 10;
constexpr int best_quantity_max = 4;

/// What is told while a rush runs.
struct Progress {
    double seconds = 0;
    std::int64_t requests = 0;     ///< answered since the start
    double requests_per_s = 0;     ///< in the last interval
    std::int64_t won = 0;          ///< 201
    std::int64_t conflicts = 0;    ///< 409
    std::int64_t others = 0;       ///< other statuses
    std::int64_t unknown = 0;      ///< sent and never answered
    std::int64_t connections = 0;  ///< open now
    std::uint64_t p99_us = 0;      ///< since the start
};

struct RushOptions : SwarmOptions {
    std::string url = "http://127.0.0.1:8080";
    std::string event = "demo-arena";
    Pattern pattern = Pattern::sell_out;
    /// Requests a second over all buyers, at fixed moments whatever the answers take, and
    /// latency counted from those moments; 0: each buyer asks again when answered.
    int rate_s = 0;
    std::int64_t requests_max = 0;  ///< 0: no limit
    std::uint64_t seed = 1;
    bool confirm = false;  ///< turn every hold into an order
    std::int64_t progress_ms = 1'000;

    /// Called on the rush's thread each `progress_ms`; may be empty.
    std::function<void(const Progress&)> progress;
};

}  // namespace seatlock::simulator
