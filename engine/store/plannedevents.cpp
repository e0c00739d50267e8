#include "engine/store/plannedevents.h"

#include "engine/store/categorymatch.h"
#include "engine/store/chartlibrary.h"
#include "engine/store/chartrows.h"
#include "engine/store/chartstore.h"
#include "engine/store/draftcheck.h"
#include "engine/store/eventstore.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement planned_ids{"planned_ids", R"(
select event_id from event
where slug > $1::text and ($3::int8[] is null or event_id = any($3::int8[]))
order by slug limit $2::int4)"};

constexpr Statement planned_id{"planned_id", R"(
select event_id from event where slug = $1::text)"};

constexpr Statement planned_frame{"planned_frame", R"(
select v.slug, c.name, c.version, e.venue_id
from event e join venue v using (venue_id) join chart c using (chart_id)
where e.event_id = $1::int8)"};

constexpr Statement planned_counts{"planned_counts", R"(
select case when state = 'h' and hold_expires_at <= now() then 'a' else state end as now_state,
    count(*)
from event_seat where event_id = $1::int8 group by now_state)"};

constexpr Statement slug_taken{"slug_taken", R"(
select exists (select from event where slug = $1::text))"};

InventoryCounts countsOf(const pqxx::result& rows) {
    InventoryCounts out;
    for (const auto& row : rows) {
        const auto count = integer<std::int64_t>(row[1]);
        switch (text(row[0]).front()) {
            case 'a':
                out.available = count;
                break;
            case 'h':
                out.held = count;
                break;
            case 's':
                out.sold = count;
                break;
            default:
                out.blocked = count;
        }
    }
    return out;
}

std::optional<PlannedEvent> read(pool::Connection& connection, core::EventId id) {
    PlannedEvent out;
    out.info = readEvent(connection, id);
    if (!out.info) return std::nullopt;
    pqxx::read_transaction tx(connection.native());
    const auto frame = run(connection, tx, planned_frame, id.value);
    if (frame.empty()) return std::nullopt;
    out.venue = text(frame[0][0]);
    out.chart_name = text(frame[0][1]);
    out.chart_version = integer<std::int32_t>(frame[0][2]);
    out.counts = countsOf(run(connection, tx, planned_counts, id.value));
    return out;
}

std::optional<std::string> arrayText(const std::optional<std::vector<core::EventId>>& ids) {
    if (!ids) return std::nullopt;
    std::string out = "{";
    for (const auto id : *ids) {
        if (out.size() > 1) out += ',';
        out += std::to_string(id.value);
    }
    return out + "}";
}

}  // namespace

std::vector<PlannedEvent> listPlanned(pool::Connection& connection, const std::string& after,
                                      int limit,
                                      const std::optional<std::vector<core::EventId>>& only) {
    std::vector<core::EventId> ids;
    {
        pqxx::nontransaction tx(connection.native());
        for (const auto& row :
             run(connection, tx, planned_ids, after, limit, Nullable(arrayText(only)))) {
            ids.push_back({integer<std::int64_t>(row[0])});
        }
    }
    std::vector<PlannedEvent> out;
    for (const auto id : ids) {
        if (auto event = read(connection, id)) out.push_back(std::move(*event));
    }
    return out;
}

std::optional<PlannedEvent> findPlanned(pool::Connection& connection, const std::string& slug) {
    core::EventId id;
    {
        pqxx::nontransaction tx(connection.native());
        const auto rows = run(connection, tx, planned_id, slug);
        if (rows.empty()) return std::nullopt;
        id.value = integer<std::int64_t>(rows[0][0]);
    }
    return read(connection, id);
}

Result<PlannedEvent> planEvent(pool::Connection& connection, core::Random& random,
                               core::ChartId chart, EventDraft event,
                               const config::Limits& limits) {
    const auto head = findChart(connection, chart);
    if (!head) return {ErrorCode::unknown_chart, "there is no such chart"};
    if (!head->published) {
        return {ErrorCode::invalid_body, "the chart is a draft; publish it first"};
    }
    const auto drawing = readDrawing(connection, chart);
    if (!drawing) return drawing.error();
    auto draft = matchCategories(*drawing, event);
    if (!draft) return draft.error();
    const auto created = ChartStore(connection, random, limits).insertEvent(chart, *draft, event);
    if (!created) return created.error();
    return *read(connection, *created);
}

Result<std::vector<PlannedEvent>> cloneEvents(pool::Connection& connection, core::Random& random,
                                              const CloneSource& source,
                                              const std::vector<EventDraft>& clones) {
    for (const auto& clone : clones) {
        if (const auto problems = validate(clone, ChartDraft{}); !problems.empty()) {
            return {ErrorCode::invalid_body, describe(problems)};
        }
    }
    std::vector<core::EventId> made;
    try {
        pqxx::work tx(connection.native());
        tx.exec0("set local statement_timeout = " +
                 std::to_string(config::Limits{}.bulk_statement_ms_max));
        // Shared, so that its categories stay what they are meanwhile.
        const auto rows = tx.exec_params(
            "select event_id, venue_id, chart_id, revision, "
            "(extract(epoch from starts_at) * 1000000)::int8 from event where slug = $1 for share",
            source.slug);
        if (rows.empty()) {
            return {ErrorCode::unknown_event, "there is no event \"" + source.slug + "\""};
        }
        if (integer<std::int64_t>(rows[0][3]) != source.revision) {
            return {ErrorCode::contended, "the event has just been changed; try again"};
        }
        const core::EventId from{integer<std::int64_t>(rows[0][0])};
        const core::VenueId venue{integer<std::int64_t>(rows[0][1])};
        const core::ChartId chart{integer<std::int64_t>(rows[0][2])};
        for (const auto& clone : clones) {
            made.push_back(writeEventHead(tx, venue, chart, clone, random));
            const auto shift = clone.starts_at - integer<core::Micros>(rows[0][4]);
            copyInventory(tx, {from, made.back(), shift, source.actor, source.engine_id});
        }
        tx.commit();
    } catch (const pqxx::unique_violation&) {
        return {ErrorCode::already_exists, "an event of one of these slugs is there already"};
    }
    std::vector<PlannedEvent> out;
    for (const auto id : made) {
        if (auto event = read(connection, id)) out.push_back(std::move(*event));
    }
    return out;
}

std::string freeEventSlug(pool::Connection& connection, const std::string& base,
                          const std::vector<std::string>& taken) {
    pqxx::nontransaction tx(connection.native());
    for (int number = 1;; ++number) {
        std::string slug = number == 1 ? base : base + "-" + std::to_string(number);
        if (std::ranges::find(taken, slug) != taken.end()) continue;
        if (!boolean(run(connection, tx, slug_taken, slug)[0][0])) return slug;
    }
}

}  // namespace seatlock::store
