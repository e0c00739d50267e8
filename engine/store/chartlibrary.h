// The charts of venues as organizers draw them: drafts, and what is published of them. Used on the
// thread that holds the connection; throws what libpqxx throws.
//
// A draft is its document only. A published chart keeps the document beside the rows that are
// sold, and neither changes any more: what is to change becomes a draft of the next version.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/seating/chart.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct ChartHead {
    core::ChartId id;
    std::string venue;  ///< slug
    std::string name;
    std::int32_t version = 0;
    bool published = false;
    std::int64_t seats = 0;   ///< without standing places
    std::int64_t places = 0;  ///< with them
    std::int64_t revision = 0;
    core::Micros updated_at = 0;
    std::vector<std::string> events;  ///< slugs
};

/// Where a page of charts goes on.
struct ChartCursor {
    std::string name;
    std::int32_t version = 0;
};

/// By name, the newest version first. Errors: unknown_venue.
core::Result<std::vector<ChartHead>> listCharts(pool::Connection& connection,
                                                const std::string& venue,
                                                const std::optional<ChartCursor>& after, int limit);

std::optional<ChartHead> findChart(pool::Connection& connection, core::ChartId id);

/// The chart as Seatlock's own JSON. A published chart that was never drawn is made of its rows.
/// Errors: unknown_chart.
core::Result<std::string> readDocument(pool::Connection& connection, core::ChartId id);
core::Result<seating::Chart> readDrawing(pool::Connection& connection, core::ChartId id);

/// A draft; one of the same name at the venue makes it the next version of that. Errors:
/// unknown_venue; invalid_body for a name that cannot be.
core::Result<ChartHead> createChart(pool::Connection& connection, core::Random& random,
                                    const std::string& venue, seating::Chart chart);

/// A draft of that revision gets another drawing. A first version may also get another name.
/// Errors: unknown_chart; chart_published; precondition_failed; already_exists.
core::Result<ChartHead> saveChart(pool::Connection& connection, core::ChartId id,
                                  std::int64_t revision, seating::Chart chart);

/// A draft of the next version, drawn as that one. Errors: unknown_chart.
core::Result<ChartHead> draftChart(pool::Connection& connection, core::Random& random,
                                   core::ChartId id);

/// Makes the draft of that revision what is sold: its rows are written. Check it with
/// seating::validate() before. Errors: unknown_chart; chart_published; precondition_failed;
/// invalid_chart when its rows cannot be.
core::Result<ChartHead> publishChart(pool::Connection& connection, core::ChartId id,
                                     std::int64_t revision, const seating::Chart& chart);

/// Errors: unknown_chart; precondition_failed; in_use while an event is on it.
core::Result<core::Done> deleteChart(pool::Connection& connection, core::ChartId id,
                                     std::int64_t revision);

}  // namespace seatlock::store
