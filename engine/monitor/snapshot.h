// What an engine looks like at one moment, for whoever watches it. Plain values; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/pool/poolstats.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::monitor {

/// Of the values recorded in an interval; 0 when there were none.
struct Percentiles {
    std::uint64_t count = 0;
    std::uint64_t p50 = 0;
    std::uint64_t p95 = 0;
    std::uint64_t p99 = 0;
    std::uint64_t max = 0;
};

/// Replies, by what their status tells a buyer. Totals since the start.
struct Replies {
    std::int64_t created = 0;       ///< 201
    std::int64_t fine = 0;          ///< any other below 400
    std::int64_t conflict = 0;      ///< 409
    std::int64_t client_error = 0;  ///< any other of 400 to 499
    std::int64_t unavailable = 0;   ///< 503
    std::int64_t server_error = 0;  ///< any other from 500

    std::int64_t all() const {
        return created + fine + conflict + client_error + unavailable + server_error;
    }
};

/// What happened in the last whole interval (Sampler::interval_us, a second).
struct Interval {
    std::uint64_t number = 0;  ///< grows by one with every interval; 0: none is over yet
    core::Micros span = 0;     ///< as long as it was, not as it should have been
    double created_s = 0;      ///< a second, as are the next five
    double conflict_s = 0;
    double unavailable_s = 0;
    double requests_s = 0;
    double seats_held_s = 0;
    double seats_sold_s = 0;
    Percentiles latency_us;  ///< holds and orders, from complete request to first byte
    Percentiles wait_us;     ///< for a connection of the pool
    Percentiles batch_size;  ///< reservations in one transaction
    Percentiles batch_us;    ///< one transaction
};

struct EventFigures {
    core::EventId id;
    std::string slug;
    std::string name;
    std::string venue;
    std::string time_zone;
    std::string currency;
    std::string status;
    core::Micros starts_at = 0;
    bool on_sale = false;  ///< some channel sells just now
    std::int64_t seats = 0;
    std::int64_t available = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::int64_t blocked = 0;
};

/// Totals are since the engine's start.
struct Snapshot {
    core::Micros steady = 0;
    core::Micros wall = 0;
    core::Micros clock_offset = 0;  ///< the database's clock minus this machine's
    bool serving = false;           ///< false: it only watches a database
    bool database_connected = false;
    bool feed_polling = false;  ///< changes of other engines are polled for, not told
    pool::PoolStats pool;
    std::int64_t connections_open = 0;
    std::int64_t requests_in_progress = 0;
    std::int64_t streams_open = 0;
    Replies replies;
    std::int64_t holds = 0;
    std::int64_t seats_held = 0;
    std::int64_t orders = 0;
    std::int64_t seats_sold = 0;
    std::int64_t seats_expired = 0;
    std::int64_t board_refusals = 0;
    std::int64_t claims_missed = 0;
    std::int64_t commits_in_doubt = 0;
    std::int64_t resident_bytes = 0;
    Interval interval;
    std::vector<EventFigures> events;  ///< in order of slug
};

}  // namespace seatlock::monitor
