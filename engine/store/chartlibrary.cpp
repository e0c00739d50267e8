#include "engine/store/chartlibrary.h"

#include "engine/config/limits.h"
#include "engine/core/plaintext.h"
#include "engine/seating/chartjson.h"
#include "engine/store/chartconversion.h"
#include "engine/store/chartrows.h"
#include "engine/store/draftcheck.h"
#include "engine/store/drafts.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/staffparts.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t name_bytes_max = 200;

// $1 a venue or null, $2 a chart or null.
constexpr Statement select_charts{"select_charts", R"(
select c.chart_id, v.slug, c.name, c.version, c.status = 'published', c.seats, c.places,
    c.revision, (extract(epoch from c.updated_at) * 1000000)::int8,
    coalesce((select string_agg(e.slug, ',' order by e.slug) from event e
              where e.chart_id = c.chart_id), '')
from chart c join venue v using (venue_id)
where (v.slug = $1::text or c.chart_id = $2::int8)
    and ($3::text is null or (c.name, -c.version) > ($3::text, -$4::int4))
order by c.name, c.version desc limit $5::int4)"};

constexpr Statement share_venue{"share_venue", R"(
select venue_id from venue where slug = $1::text for no key update)"};

constexpr Statement lock_chart{"lock_chart", R"(
select venue_id, name, version, status = 'published', revision from chart
where chart_id = $1::int8 for update)"};

constexpr Statement read_document{"read_document", R"(
select document from chart where chart_id = $1::int8)"};

constexpr Statement insert_chart{"insert_chart", R"(
insert into chart (chart_id, venue_id, name, version, status, width, height, focal_x, focal_y,
                   document, seats, places)
select $1::int8, $2::int8, $3::text, coalesce(max(version), 0) + 1, 'draft', $4::float8,
    $5::float8, $6::float8, $7::float8, $8::text, $9::int4, $10::int4
from chart where venue_id = $2::int8 and name = $3::text)"};

constexpr Statement update_chart{"update_chart", R"(
update chart set name = $2::text, width = $3::float8, height = $4::float8, focal_x = $5::float8,
    focal_y = $6::float8, document = $7::text, seats = $8::int4, places = $9::int4,
    revision = revision + 1, updated_at = now()
where chart_id = $1::int8)"};

constexpr Statement chart_name_taken{"chart_name_taken", R"(
select exists (select from chart where venue_id = $1::int8 and name = $2::text
               and chart_id <> $3::int8))"};

constexpr Statement mark_published{"mark_published", R"(
update chart set status = 'published', revision = revision + 1, updated_at = now()
where chart_id = $1::int8)"};

constexpr Statement delete_chart{"delete_chart", R"(
delete from chart where chart_id = $1::int8)"};

constexpr Statement chart_in_use{"chart_in_use", R"(
select count(*), coalesce(min(slug), '') from event where chart_id = $1::int8)"};

/// A chart's row, locked until the end of the transaction.
struct Locked {
    std::int64_t venue = 0;
    std::string name;
    std::int32_t version = 0;
    bool published = false;
};

ChartHead headOf(const pqxx::row& row) {
    ChartHead head;
    head.id.value = integer<std::int64_t>(row[0]);
    head.venue = text(row[1]);
    head.name = text(row[2]);
    head.version = integer<std::int32_t>(row[3]);
    head.published = boolean(row[4]);
    head.seats = integer<std::int64_t>(row[5]);
    head.places = integer<std::int64_t>(row[6]);
    head.revision = integer<std::int64_t>(row[7]);
    head.updated_at = integer<core::Micros>(row[8]);
    head.events = listOf(text(row[9]));
    return head;
}

std::optional<ChartHead> read(pool::Connection& connection, pqxx::transaction_base& tx,
                              core::ChartId id) {
    const auto rows = run(connection, tx, select_charts, Nullable(), id.value, Nullable(), 0, 1);
    if (rows.empty()) return std::nullopt;
    return headOf(rows[0]);
}

Error unknown() {
    return {ErrorCode::unknown_chart, "there is no such chart", {}, 0};
}

Error unknownVenue(const std::string& venue) {
    return {ErrorCode::unknown_venue, "there is no venue \"" + venue + "\"", {}, 0};
}

Result<Locked> lock(pool::Connection& connection, pqxx::transaction_base& tx, core::ChartId id,
                    std::int64_t revision) {
    const auto rows = run(connection, tx, lock_chart, id.value);
    if (rows.empty()) return unknown();
    if (integer<std::int64_t>(rows[0][4]) != revision) {
        return {ErrorCode::precondition_failed, "the chart was changed meanwhile"};
    }
    return Locked{integer<std::int64_t>(rows[0][0]), std::string(text(rows[0][1])),
                  integer<std::int32_t>(rows[0][2]), boolean(rows[0][3])};
}

Result<Locked> lockDraft(pool::Connection& connection, pqxx::transaction_base& tx, core::ChartId id,
                         std::int64_t revision) {
    auto locked = lock(connection, tx, id, revision);
    if (locked && locked->published) {
        return {ErrorCode::chart_published,
                "a published chart does not change; make a draft of its next version"};
    }
    return locked;
}

/// Documents and the rows of a large chart take longer than a statement may elsewhere.
void allowLong(pqxx::transaction_base& tx) {
    const auto limit = std::to_string(config::Limits{}.bulk_statement_ms_max);
    tx.exec0("set local statement_timeout = " + limit);
}

seating::Point focalOf(const seating::Chart& chart) {
    return chart.focal_point.value_or(seating::Point{chart.width / 2, 0});
}

/// The slug of an event on the chart, or "".
std::string eventOn(pool::Connection& connection, core::ChartId id) {
    pqxx::nontransaction tx(connection.native());
    return std::string(text(run(connection, tx, chart_in_use, id.value)[0][1]));
}

Result<Done> checkName(const seating::Chart& chart) {
    if (core::isPlainText(chart.name, name_bytes_max)) return Done{};
    return {ErrorCode::invalid_body,
            "a chart's name must be 1 to 200 bytes of plain text without a blank at either end"};
}

ChartHead insertDraft(pool::Connection& connection, pqxx::transaction_base& tx,
                      core::Random& random, std::int64_t venue, const seating::Chart& chart) {
    const core::ChartId id{newId(random)};
    const auto focal = focalOf(chart);
    run(connection, tx, insert_chart, id.value, venue, chart.name, chart.width, chart.height,
        focal.x, focal.y, seating::toJson(chart), seating::seatCount(chart),
        seating::placeCount(chart));
    return *read(connection, tx, id);
}

}  // namespace

Result<std::vector<ChartHead>> listCharts(pool::Connection& connection, const std::string& venue,
                                          const std::optional<ChartCursor>& after, int limit) {
    pqxx::read_transaction tx(connection.native());
    std::optional<std::string> name;
    if (after) name = after->name;
    std::vector<ChartHead> out;
    for (const auto& row : run(connection, tx, select_charts, venue, -1, Nullable(name),
                               after ? after->version : 0, limit)) {
        out.push_back(headOf(row));
    }
    if (out.empty() && tx.exec_params("select from venue where slug = $1", venue).empty()) {
        return unknownVenue(venue);
    }
    return out;
}

std::optional<ChartHead> findChart(pool::Connection& connection, core::ChartId id) {
    pqxx::nontransaction tx(connection.native());
    return read(connection, tx, id);
}

Result<std::string> readDocument(pool::Connection& connection, core::ChartId id) {
    {
        pqxx::nontransaction tx(connection.native());
        const auto rows = run(connection, tx, read_document, id.value);
        if (rows.empty()) return unknown();
        if (!rows[0][0].is_null()) return std::string(text(rows[0][0]));
    }
    const auto slug = eventOn(connection, id);
    if (slug.empty()) return {ErrorCode::unknown_chart, "this chart was never drawn or sold"};
    const auto drafts = readDrafts(connection, slug);
    if (!drafts) return drafts.error();
    return seating::toJson(toDrawing(drafts->chart, drafts->event.categories));
}

Result<seating::Chart> readDrawing(pool::Connection& connection, core::ChartId id) {
    const auto document = readDocument(connection, id);
    if (!document) return document.error();
    auto imported = seating::chartFromJson(*document);
    if (!imported.ok()) {
        return {ErrorCode::internal, "a chart's document cannot be read: " + describe(imported)};
    }
    return std::move(*imported.chart);
}

Result<ChartHead> createChart(pool::Connection& connection, core::Random& random,
                              const std::string& venue, seating::Chart chart) {
    if (auto good = checkName(chart); !good) return good.error();
    pqxx::work tx(connection.native());
    allowLong(tx);
    // Locked so that two charts of one name get two versions.
    const auto rows = run(connection, tx, share_venue, venue);
    if (rows.empty()) return unknownVenue(venue);
    auto head = insertDraft(connection, tx, random, integer<std::int64_t>(rows[0][0]), chart);
    tx.commit();
    return head;
}

Result<ChartHead> saveChart(pool::Connection& connection, core::ChartId id, std::int64_t revision,
                            seating::Chart chart) {
    if (auto good = checkName(chart); !good) return good.error();
    pqxx::work tx(connection.native());
    allowLong(tx);
    const auto locked = lockDraft(connection, tx, id, revision);
    if (!locked) return locked.error();
    if (locked->version > 1) chart.name = locked->name;
    if (chart.name != locked->name &&
        boolean(run(connection, tx, chart_name_taken, locked->venue, chart.name, id.value)[0][0])) {
        return {ErrorCode::already_exists, "the venue has a chart \"" + chart.name + "\" already"};
    }
    const auto focal = focalOf(chart);
    run(connection, tx, update_chart, id.value, chart.name, chart.width, chart.height, focal.x,
        focal.y, seating::toJson(chart), seating::seatCount(chart), seating::placeCount(chart));
    auto head = *read(connection, tx, id);
    tx.commit();
    return head;
}

Result<ChartHead> draftChart(pool::Connection& connection, core::Random& random, core::ChartId id) {
    const auto chart = readDrawing(connection, id);
    if (!chart) return chart.error();
    const auto head = findChart(connection, id);
    if (!head) return unknown();
    return createChart(connection, random, head->venue, *chart);
}

Result<ChartHead> publishChart(pool::Connection& connection, core::ChartId id,
                               std::int64_t revision, const seating::Chart& chart) {
    const auto draft = toDraft(chart);
    if (const auto problems = validate(draft); !problems.empty()) {
        return {ErrorCode::invalid_chart, describe(problems)};
    }
    pqxx::work tx(connection.native());
    allowLong(tx);
    const auto locked = lockDraft(connection, tx, id, revision);
    if (!locked) return locked.error();
    writeSeatRows(tx, id, draft);
    run(connection, tx, mark_published, id.value);
    auto head = *read(connection, tx, id);
    tx.commit();
    return head;
}

Result<Done> deleteChart(pool::Connection& connection, core::ChartId id, std::int64_t revision) {
    pqxx::work tx(connection.native());
    allowLong(tx);
    const auto locked = lock(connection, tx, id, revision);
    if (!locked) return locked.error();
    const auto used = run(connection, tx, chart_in_use, id.value);
    if (integer<std::int64_t>(used[0][0]) > 0) {
        return {ErrorCode::in_use, "the event \"" + std::string(text(used[0][1])) +
                                       "\" is on this chart, and perhaps others"};
    }
    run(connection, tx, delete_chart, id.value);
    tx.commit();
    return Done{};
}

}  // namespace seatlock::store
