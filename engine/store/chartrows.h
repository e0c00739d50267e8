// The rows of a venue, a chart and an event, written within a transaction of the caller's. Used
// on the thread that holds the connection; all throw what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

#include <cstdint>
#include <string>
#include <vector>

#include <pqxx/pqxx>

namespace seatlock::store {

/// A random id above zero.
std::int64_t newId(core::Random& random);

/// The venue of this slug, inserted if it is not there, and locked until the end of the
/// transaction against others that put things on it.
core::VenueId takeVenue(pqxx::transaction_base& tx, const VenueDraft& venue, core::Random& random);

/// Sections, rows and seats of a chart that is there and has none.
void writeSeatRows(pqxx::transaction_base& tx, core::ChartId id, const ChartDraft& chart);

/// In place of those that were there.
void writeFees(pqxx::transaction_base& tx, core::EventId id, const std::vector<FeeDraft>& fees);

/// A published chart; one of the same name at the venue becomes its older version.
core::ChartId writeChart(pqxx::transaction_base& tx, core::VenueId venue, const ChartDraft& chart,
                         core::Random& random);

/// An event with its channels, prices and fees, and no seats yet.
core::EventId writeEventHead(pqxx::transaction_base& tx, core::VenueId venue,
                             core::ChartId chart_id, const EventDraft& event, core::Random& random);

/// Categories with their ticket types of an event that has none.
void writePrices(pqxx::transaction_base& tx, core::EventId id, const EventDraft& event);

/// The category of each seat in order of number.
std::vector<std::int16_t> categoriesOf(const ChartDraft& chart);

/// A seat of each of these categories, all available, of an event that has none.
void writeInventory(pqxx::transaction_base& tx, core::EventId id,
                    const std::vector<std::int16_t>& categories);

/// What is copied from an event to one that has the same chart, categories and channels.
struct InventoryCopy {
    core::EventId from;
    core::EventId to;
    core::Micros shift = 0;  ///< by which release times of blocked seats move
    std::string actor;       ///< login of who copies
    std::int32_t engine_id = 0;
};

/// The seats in their categories and for their channels. Blocked ones are blocked for the same
/// reason; all others are available.
void copyInventory(pqxx::transaction_base& tx, const InventoryCopy& copy);

core::EventId writeEvent(pqxx::transaction_base& tx, core::VenueId venue, core::ChartId chart_id,
                         const ChartDraft& chart, const EventDraft& event, core::Random& random);

}  // namespace seatlock::store
