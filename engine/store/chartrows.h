// The rows of a venue, a chart and an event, written within a transaction of the caller's. Used
// on the thread that holds the connection; all throw what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

#include <string>

#include <pqxx/pqxx>

namespace seatlock::store {

/// A random id above zero.
std::int64_t newId(core::Random& random);

/// The venue of this slug, inserted if it is not there, and locked until the end of the
/// transaction against others that put things on it.
core::VenueId takeVenue(pqxx::transaction_base& tx, const VenueDraft& venue, core::Random& random);

core::ChartId writeChart(pqxx::transaction_base& tx, core::VenueId venue, const ChartDraft& chart,
                         core::Random& random);

core::EventId writeEvent(pqxx::transaction_base& tx, core::VenueId venue, core::ChartId chart_id,
                         const ChartDraft& chart, const EventDraft& event, core::Random& random);

}  // namespace seatlock::store
