// Puts venues, charts and events into the database. Used on the thread that holds the connection.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct CreatedEvent {
    core::EventId id;
    bool created = false;  ///< false: an event of this slug was there and is left as it is
    std::int64_t seats = 0;
};

/// Each call is one transaction: it is done wholly or not at all, and what it filled is then
/// analysed. Seats are numbered from 0 through sections and rows in the order of the draft.
/// Drafts are validated first. Errors: `invalid_body` with the problems; `already_exists`;
/// `not_found` for a venue or chart that is not there; `database_unavailable`; `internal`.
class ChartStore {
public:
    /// Keeps the references; ids come from `random`.
    ChartStore(pool::Connection& connection, core::Random& random,
               const config::Limits& limits = {})
        : connection_(connection), random_(random), limits_(limits) {}

    core::Result<core::VenueId> insertVenue(const VenueDraft& venue);

    /// A published chart; one of the same name at the venue becomes the older version of it.
    core::Result<core::ChartId> insertChart(core::VenueId venue, const ChartDraft& chart);

    /// Puts an event on a chart that is there. `chart` is its draft, which prices the seats.
    core::Result<core::EventId> insertEvent(core::ChartId id, const ChartDraft& chart,
                                            const EventDraft& event);

    /// Venue (taken as it is if there), chart and event in one transaction. Two engines may call
    /// this for the same event at once: one creates it, the other finds it.
    core::Result<CreatedEvent> createEvent(const VenueDraft& venue, const ChartDraft& chart,
                                           const EventDraft& event);

    /// Nothing inside: there is no event of this slug. `created` is false.
    core::Result<std::optional<CreatedEvent>> findEvent(const std::string& slug);

private:
    template <class T, class Work>
    core::Result<T> guarded(Work work);
    void analyse(const std::vector<std::string>& statements);

    pool::Connection& connection_;
    core::Random& random_;
    config::Limits limits_;
};

}  // namespace seatlock::store
