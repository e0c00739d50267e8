// What a simulation found. Plain values; any thread.
#pragma once

#include "engine/core/result.h"
#include "engine/simulator/scenario.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

/// One interval of a run.
struct RunSample {
    double at_s = 0;  ///< its end, since the run began
    double seconds = 0;
    std::int64_t buyers = 0;       ///< connected
    std::int64_t ok = 0;           ///< holds given in the interval
    std::int64_t refused = 0;      ///< 409
    std::int64_t unavailable = 0;  ///< 503
    std::int64_t other = 0;        ///< other statuses
    std::int64_t unknown = 0;
    std::int64_t double_bookings = 0;  ///< seen by buyers so far: two 201s hold one seat
    double p50_ms = 0;                 ///< of the interval
    double p99_ms = 0;
    std::int64_t db_connections = 0;  ///< of the strategy's server, now
    std::int64_t rss_kb = 0;          ///< of the strategy's server, now
};

struct Finding {
    /// "double-booking", "lost-confirmation", "orphan-hold", "ledger", "payment".
    std::string kind;
    std::string text;  ///< in words, naming seats, buyers and holds

    bool operator==(const Finding&) const = default;
};

/// The auditor's verdict on one run.
struct AuditResult {
    bool done = false;                 ///< the books could be read
    std::int64_t double_bookings = 0;  ///< seats with two owners at one time
    std::int64_t lost = 0;             ///< successes that the books know nothing of
    std::int64_t orphans = 0;          ///< holds in the books that nobody asked for
    std::int64_t ledger = 0;           ///< seats and their history, or holds, that disagree
    std::int64_t payments = 0;         ///< orders without their seats, or seats without an order
    std::int64_t unknown = 0;          ///< outcomes that were unknown to buyers
    std::int64_t unknown_booked = 0;   ///< and that the books resolve as made
    std::vector<Finding> findings;     ///< the first hundred

    bool clean() const { return done && double_bookings + lost + orphans + ledger + payments == 0; }
    bool operator==(const AuditResult&) const = default;
};

struct Latency {
    double p50 = 0, p95 = 0, p99 = 0, max = 0;  ///< milliseconds
    bool operator==(const Latency&) const = default;
};

struct Fairness {
    /// Mean distance between a winner's place by arrival and by grant, as a share of all winners:
    /// 0 is first come, first served; 1/3 is chance.
    double order_distance = 0;
    double bot_buyers_share = 0;  ///< bots among buyers
    double bot_seats_share = 0;   ///< of the seats that were given
    bool operator==(const Fairness&) const = default;
};

/// One strategy's run. `name` is a strategy's, or a phase's of the connection storm:
/// "connection_per_request", "pool", "pool_pgbouncer".
struct StrategyResult {
    std::string name;
    double seconds = 0;  ///< from the first request to the last answer
    std::int64_t requests = 0;
    double requests_per_s = 0;
    double seats_per_s = 0;       ///< until sold out or the end
    double sold_out_s = 0;        ///< when nearly every seat was given; 0: never
    std::int64_t seats_sold = 0;  ///< held or sold at the end, by the books
    std::int64_t double_bookings = 0;
    double double_booking_rate = 0;  ///< of the seats sold
    Latency latency_ms;              ///< of holds, from the intended moment
    std::int64_t engine_rss_kb_max = 0;
    std::int64_t db_connections_max = 0;
    std::int64_t errors = 0;  ///< connections lost or refused, 5xx, unsent
    Fairness fairness;
    std::map<std::string, std::int64_t> answers;  ///< by status or, for refusals, problem
    AuditResult audit;
    std::vector<RunSample> samples;
    std::string raw_log;         ///< path
    std::string raw_log_sha256;  ///< hex
    std::string failure;         ///< why the run is not whole; empty: it is
};

/// The machine and the versions that the figures belong to.
struct RunSetting {
    std::string machine;  ///< "2 x AMD EPYC, 24 GiB, Linux 6.1"
    std::string seatlock;
    std::string postgresql;
    std::string started_at;  ///< ISO 8601, UTC
};

struct RunResult {
    std::string id;  ///< sorts by start: "20261129-124501-on-sale"
    Scenario scenario;
    RunSetting setting;
    std::vector<StrategyResult> strategies;
    bool stopped = false;                     ///< by the user
    std::vector<std::string> faults;          ///< "12.3 s: a database connection was killed"
    std::vector<std::string> recommendation;  ///< of a rehearsal, in words
};

/// One object with the settings and `strategies`; and back, for the history. Errors:
/// configuration.
std::string toJson(const RunResult& result);
core::Result<RunResult> runResultOf(std::string_view json);

}  // namespace seatlock::simulator
