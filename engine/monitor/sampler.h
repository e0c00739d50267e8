// Takes snapshots of an engine and works out what happened between them. One thread.
#pragma once

#include "engine/api/routestats.h"
#include "engine/board/directory.h"
#include "engine/booking/bookingstats.h"
#include "engine/core/clock.h"
#include "engine/core/databaseclock.h"
#include "engine/http/serverstats.h"
#include "engine/live/feed.h"
#include "engine/metrics/histogramsnapshot.h"
#include "engine/monitor/snapshot.h"
#include "engine/pool/pool.h"

namespace seatlock::monitor {

/// What a snapshot is taken of; all of it may be read from any thread. Null where the engine only
/// watches: pool, http, routes.
struct Sources {
    const core::Clock& clock;
    const core::DatabaseClock& database_clock;
    const board::Directory& directory;
    const booking::BookingStats& booking;
    const live::Feed& feed;
    const pool::Pool* pool = nullptr;
    const http::ServerStats* http = nullptr;
    const api::RouteStats* routes = nullptr;
};

/// May be asked as often as wanted (a console asks 20 times a second): totals are of the moment,
/// the interval's figures change once a second.
class Sampler {
public:
    static constexpr core::Micros interval_us = 1'000'000;

    Snapshot sample(const Sources& sources);

private:
    struct Totals {
        core::Micros steady = 0;
        Replies replies;
        std::int64_t seats_held = 0;
        std::int64_t seats_sold = 0;
        metrics::HistogramSnapshot latency_us;
        metrics::HistogramSnapshot wait_us;
        metrics::HistogramSnapshot batch_size;
        metrics::HistogramSnapshot batch_us;
    };

    void closeInterval(const Sources& sources, const Snapshot& now);

    Totals before_;
    Interval interval_;
};

}  // namespace seatlock::monitor
