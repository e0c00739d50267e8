// Venues as organizers manage them. Used on the thread that holds the connection; throws what
// libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/venuedraft.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct Venue {
    core::VenueId id;
    VenueDraft facts;
    std::int64_t revision = 0;
    std::int64_t charts = 0;  ///< all versions
    std::int64_t events = 0;
};

/// By slug, `limit` of them after `after`.
std::vector<Venue> listVenues(pool::Connection& connection, const std::string& after, int limit);
std::optional<Venue> findVenue(pool::Connection& connection, const std::string& slug);

/// Errors: invalid_body; already_exists.
core::Result<Venue> createVenue(pool::Connection& connection, const VenueDraft& venue,
                                core::Random& random);

/// All but its slug, by which it is found. Engines notice it at its events. Errors: invalid_body;
/// unknown_venue; precondition_failed when it is no more of that revision.
core::Result<Venue> changeVenue(pool::Connection& connection, const VenueDraft& venue,
                                std::int64_t revision);

/// Errors: unknown_venue; precondition_failed; in_use while it has a chart or an event.
core::Result<core::Done> deleteVenue(pool::Connection& connection, const std::string& slug,
                                     std::int64_t revision);

}  // namespace seatlock::store
