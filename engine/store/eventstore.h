// Reading events and their seats into memory, and what changed since. Any thread that holds the
// connection; all throw what libpqxx throws.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/databaseclock.h"
#include "engine/pool/connection.h"

#include <memory>
#include <string>
#include <vector>

namespace seatlock::store {

/// The revision of every event, cheap enough to ask often.
struct EventRevision {
    core::EventId id;
    std::int64_t revision = 0;
    bool draft = false;
};
std::vector<EventRevision> eventRevisions(pool::Connection& connection);

/// Nothing: no such event.
std::shared_ptr<const board::EventInfo> readEvent(pool::Connection& connection, core::EventId id);

std::unique_ptr<const board::SeatPlan> readPlan(pool::Connection& connection, core::EventId event,
                                                core::ChartId chart);

/// Where a reader of changes stands: transactions before it are all seen.
struct ChangeCursor {
    std::string xmin = "0";
};

/// Facts of all seats that are not as they were made, and the cursor to go on from.
std::vector<board::SeatFact> readFacts(pool::Connection& connection, core::EventId event,
                                       ChangeCursor& cursor);

/// Facts of seats that other engines changed since the cursor, which moves on.
std::vector<board::SeatFact> readChanges(pool::Connection& connection, core::EventId event,
                                         std::int32_t engine_id, ChangeCursor& cursor);

/// Facts of these seats now.
std::vector<board::SeatFact> readSeats(pool::Connection& connection, core::EventId event,
                                       const std::vector<core::SeatNo>& seats);

/// Asks the database for the time.
void learnTime(pool::Connection& connection, core::DatabaseClock& clock);

}  // namespace seatlock::store
