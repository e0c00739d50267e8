// The event that a simulation sells, put into its scratch schema. Used on the thread that holds
// the connections.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/simulator/scenario.h"
#include "engine/simulator/seatingplan.h"
#include "engine/store/drafts.h"

namespace seatlock::simulator {

/// The slug of every simulated event.
inline constexpr const char* scratch_event = "simulation";

/// A new house of the scenario's size: straight rows, seats labelled as SeatingPlan::plain() says,
/// one price. On sale from now on, holds as the scenario wants them, no limit per buyer. Errors:
/// configuration (not a scratch schema), already_exists, invalid_body, database_unavailable.
core::Result<SeatingPlan> makeScratchEvent(pool::Connection& scratch, const Scenario& scenario,
                                           const core::Clock& clock, core::Random& random);

/// A clone of an event of the organizer's, all of its seats free, on sale in the same way. The
/// draft is read with store::readDrafts() from the real schema. Rows are split where an aisle is.
core::Result<SeatingPlan> makeScratchEvent(pool::Connection& scratch, const Scenario& scenario,
                                           store::Drafts drafts, const core::Clock& clock,
                                           core::Random& random);

}  // namespace seatlock::simulator
