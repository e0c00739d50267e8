// What a simulation is told to do. A plain value; any thread.
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

enum class ScenarioKind : std::uint8_t {
    same_seat,         ///< everybody asks once for one seat at the same moment
    on_sale,           ///< from nobody to everybody in a second, until sold out
    connection_storm,  ///< a connection a request, then a pool, then a pool behind PgBouncer
    rehearsal,         ///< the on-sale, on a clone of the organizer's own event
};

/// Ways to sell a seat. The first six are one transaction a request on a bounded pool; the last
/// is the engine itself.
enum class Strategy : std::uint8_t {
    naive,                ///< select, then update, no lock
    optimistic,           ///< compare-and-set on the version that was read
    for_update,           ///< waits for the row's lock
    nowait,               ///< FOR UPDATE NOWAIT
    advisory_lock,        ///< one lock for the whole event
    skip_locked,          ///< FOR UPDATE SKIP LOCKED, one request a transaction
    skip_locked_batched,  ///< the engine
};

/// "same-seat", "on-sale", "connection-storm", "rehearsal".
std::string_view name(ScenarioKind kind);
std::optional<ScenarioKind> scenarioKindOf(std::string_view name);

/// "naive", "optimistic", "for_update", …
std::string_view name(Strategy strategy);
std::optional<Strategy> strategyOf(std::string_view name);
const std::vector<Strategy>& allStrategies();

struct Scenario {
    ScenarioKind kind = ScenarioKind::on_sale;
    std::vector<Strategy> strategies;  ///< in the order of their runs; each at most once
    std::string event;                 ///< rehearsal: the slug of the event to clone
    std::int64_t buyers = 2'000;       ///< each with a connection of its own
    std::int64_t seats = 5'000;        ///< ignored by a rehearsal
    std::int64_t seats_per_row = 50;
    std::int64_t duration_s = 20;  ///< then no more is asked; also over when sold out
    std::int64_t ramp_ms = 1'000;  ///< in which all buyers have arrived, evenly and seeded
    std::uint64_t seed = 1;
    double row_skew = 1.0;       ///< exponent of Zipf's law over rows, best row first; 0: even
    std::int64_t group_max = 6;  ///< 1 to this many seats together, small groups likelier
    double best_available_share = 0.3;    ///< of buyers who let the engine choose
    double abandon_share = 0.2;           ///< of buyers who hold and never pay
    std::int64_t payment_ms_max = 2'000;  ///< a paying buyer takes up to this long
    std::int64_t hold_s = 10;             ///< then an unpaid hold lapses and is on sale again
    std::int64_t retries_max = 3;         ///< of an impatient buyer who was refused
    std::int64_t retry_ms_max = 1'000;    ///< waited before each retry
    double bot_share = 0.02;             ///< of buyers who are programs: never tire, never pay late
    double bot_rate_s = 10;              ///< requests a second of one bot
    std::int64_t pool_connections = 20;  ///< of the six textbook strategies

    bool operator==(const Scenario&) const = default;
};

/// Sensible numbers for a click.
Scenario defaults(ScenarioKind kind);

/// Errors: configuration, naming the first number out of range and its range.
core::Result<core::Done> check(const Scenario& scenario);

/// One JSON object, every field; and back. Errors: configuration.
std::string toJson(const Scenario& scenario);
core::Result<Scenario> scenarioOf(std::string_view json);

}  // namespace seatlock::simulator
