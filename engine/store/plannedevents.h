// Events as organizers plan them, drafts among them. Used on the thread that holds the connection;
// throws what libpqxx throws.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/config/limits.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/eventdraft.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// How many seats are in which state; a hold whose time is over does not count.
struct InventoryCounts {
    std::int64_t available = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::int64_t blocked = 0;
};

struct PlannedEvent {
    std::shared_ptr<const board::EventInfo> info;
    std::string venue;  ///< slug
    std::string chart_name;
    std::int32_t chart_version = 0;
    InventoryCounts counts;
};

/// By slug, `limit` of them after `after`; of `only`, if there is a limitation.
std::vector<PlannedEvent> listPlanned(pool::Connection& connection, const std::string& after,
                                      int limit,
                                      const std::optional<std::vector<core::EventId>>& only);
std::optional<PlannedEvent> findPlanned(pool::Connection& connection, const std::string& slug);

/// A new draft on a published chart. Its categories are found by slug in the chart's, which lends
/// them name and colour where they have none. Errors: unknown_chart; already_exists; invalid_body
/// with everything that is wrong.
core::Result<PlannedEvent> planEvent(pool::Connection& connection, core::Random& random,
                                     core::ChartId chart, EventDraft event,
                                     const config::Limits& limits);

/// Which event is copied, and by whom.
struct CloneSource {
    std::string slug;
    std::int64_t revision = 0;  ///< that the copies were made of
    std::string actor;          ///< login
    std::int32_t engine_id = 0;
};

/// Drafts with the seats, categories and prices of `source`, whose slugs, names, times and windows
/// are theirs; all or none. What is blocked, kept for a channel or moved to another category is so
/// in each; release times move as its beginning does. Errors: unknown_event; already_exists;
/// invalid_body; contended when the source has just been changed.
core::Result<std::vector<PlannedEvent>> cloneEvents(pool::Connection& connection,
                                                    core::Random& random, const CloneSource& source,
                                                    const std::vector<EventDraft>& clones);

/// The first of "base", "base-2", "base-3", … that no event has and that is not in `taken`.
std::string freeEventSlug(pool::Connection& connection, const std::string& base,
                          const std::vector<std::string>& taken = {});

}  // namespace seatlock::store
