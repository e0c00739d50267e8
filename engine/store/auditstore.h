// What a load generator must know of an event, and whether the books have what it was told.
// Used on the thread that holds the connection.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace seatlock::store {

struct EventSeats {
    core::EventId event;
    std::vector<std::string> labels;  ///< by seat number
    std::vector<core::SeatNo> free;   ///< available, or held past the expiry
    core::Micros now = 0;             ///< the database's clock
};

/// Nothing inside: there is no such event. Errors: database_unavailable, internal.
core::Result<std::optional<EventSeats>> readEventSeats(pool::Connection& connection,
                                                       const std::string& slug);

/// Slugs of all events. Errors as above.
core::Result<std::vector<std::string>> eventSlugs(pool::Connection& connection);

/// One seat that a buyer was told is theirs, in hold `hold`.
struct SeatClaim {
    core::HoldId hold;
    core::SeatNo seat = 0;
};

struct ClaimCheck {
    std::vector<std::size_t> lost;    ///< claims without a trace in the books
    std::vector<core::SeatNo> twice;  ///< seats of which two claims hold at the same time
};

/// A claim is in the books when its hold is (and is not void) and the seat's history shows that
/// the hold took it. Two claims of a seat are both true when the history shows that the first had
/// been given back or had expired before the second. Errors as above.
core::Result<ClaimCheck> checkClaims(pool::Connection& connection, core::EventId event,
                                     std::span<const SeatClaim> claims);

/// Those of `holds` that are no order, or whose order does not have all their seats.
core::Result<std::vector<core::HoldId>> unsoldHolds(pool::Connection& connection,
                                                    core::EventId event,
                                                    std::span<const core::HoldId> holds);

/// Holds made since `since` (database clock) of any of `seats`; of any seat when it is empty.
core::Result<std::vector<core::HoldId>> holdsSince(pool::Connection& connection,
                                                   core::EventId event,
                                                   std::span<const core::SeatNo> seats,
                                                   core::Micros since);

}  // namespace seatlock::store
