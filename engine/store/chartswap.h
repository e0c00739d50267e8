// Moves an event to another chart of its venue, usually the next version of its own. Used on the
// thread that holds the connection; throws what libpqxx throws.
//
// Seats are known again by their labels. Whatever was ever held or sold keeps its label; its number
// may change, and is changed in every table that has it, in one transaction. Claims name the chart
// that their numbers are of, so that none hits another seat meanwhile.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/seating/editrules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Why an event cannot move to a chart.
struct SwapLoss {
    std::string label;
    std::string state;  ///< "held", "sold", or "used": it was one of these before
    std::string now;    ///< the label that its place would have; empty: it would vanish
    std::string message;
};

/// What an event would lose by moving to a chart.
struct EventLosses {
    std::string event;  ///< slug
    std::vector<SwapLoss> losses;
};

/// Of those of these events (slugs) that would lose something by moving to `to`. Errors: internal
/// when a chart cannot be read.
core::Result<std::vector<EventLosses>> lossesAgainst(pool::Connection& connection,
                                                     const seating::Chart& to,
                                                     const std::vector<std::string>& events);

/// Events that would gain by moving to this chart: those on other versions of it.
std::vector<std::string> eventsOnOtherVersions(pool::Connection& connection, core::ChartId chart);

/// Errors: unknown_event; unknown_chart; precondition_failed (without a value: of any revision);
/// invalid_body for a draft, a chart of another venue or seats without a price; seats_in_use, with
/// Error::seats; wrong_status when it is cancelled, or seats change their numbers while it is on
/// sale or holds are open.
core::Result<core::Done> swapChart(pool::Connection& connection, const std::string& event,
                                   std::optional<std::int64_t> revision, core::ChartId to);

}  // namespace seatlock::store
