// Refused requests in the books, by event, hour and reason. Worker threads; throws what libpqxx
// throws.
#pragma once

#include "engine/board/refusaltally.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"

namespace seatlock::store {

/// Adds to the counts of this hour, by the database's clock.
void addRefusals(pool::Connection& connection, core::EventId event,
                 const board::RefusalTally::Counts& counts);

}  // namespace seatlock::store
