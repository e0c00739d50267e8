#include "engine/store/chartstore.h"

#include "engine/core/log.h"
#include "engine/pool/failure.h"
#include "engine/store/chartrows.h"
#include "engine/store/draftcheck.h"
#include "engine/store/rows.h"

#include <pqxx/pqxx>

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

namespace {

const char* const find_sql =
    "select event_id, (select count(*) from event_seat s where s.event_id = e.event_id) "
    "from event e where slug = $1";

/// The event of this slug, as it is.
std::optional<CreatedEvent> existing(pqxx::transaction_base& tx, const std::string& slug) {
    const auto rows = tx.exec_params(find_sql, slug);
    if (rows.empty()) return std::nullopt;
    CreatedEvent out;
    out.id = {integer<std::int64_t>(rows[0][0])};
    out.seats = integer<std::int64_t>(rows[0][1]);
    return out;
}

const std::vector<std::string>& chartTables() {
    static const std::vector<std::string> all = {
        "analyze (skip_locked) venue, chart, section, seat_row, seat"};
    return all;
}

/// Vacuumed too: else the first readers would write hint bits to a million fresh rows, and the
/// autovacuum that the insert calls for would come in the middle of the sale.
const std::vector<std::string>& eventTables() {
    static const std::vector<std::string> all = {
        "analyze (skip_locked) event, channel, price_category, ticket_type",
        "vacuum (analyze, skip_locked) event_seat"};
    return all;
}

}  // namespace

/// Runs `work` in a transaction that may take long, and turns exceptions into errors.
template <class T, class Work>
Result<T> ChartStore::guarded(Work work) {
    try {
        pqxx::work tx(connection_.native());
        const auto limit = std::to_string(limits_.bulk_statement_ms_max);
        tx.exec0("set local statement_timeout = " + limit);
        tx.exec0("set local lock_timeout = " + limit);
        Result<T> result = work(tx);
        if (result) tx.commit();
        return result;
    } catch (const pqxx::unique_violation& failure) {
        return {ErrorCode::already_exists, failure.what()};
    } catch (const std::exception& failure) {
        return pool::classify(failure, connection_.native().is_open()).error;
    }
}

void ChartStore::analyse(const std::vector<std::string>& statements) {
    for (const auto& statement : statements) {
        try {
            pqxx::nontransaction tx(connection_.native());
            tx.exec0(statement);
        } catch (const std::exception& failure) {
            // The rows are in; autovacuum will do this later.
            core::logWarning(statement + ": " + failure.what());
        }
    }
}

Result<core::VenueId> ChartStore::insertVenue(const VenueDraft& venue) {
    if (const auto problems = validate(venue, limits_); !problems.empty()) {
        return {ErrorCode::invalid_body, describe(problems)};
    }
    return guarded<core::VenueId>([&](pqxx::transaction_base& tx) -> Result<core::VenueId> {
        const core::VenueId id{newId(random_)};
        tx.exec_params(
            "insert into venue (venue_id, slug, name, time_zone, address) "
            "values ($1, $2, $3, $4, $5)",
            id.value, venue.slug, venue.name, venue.time_zone, venue.address);
        return id;
    });
}

Result<core::ChartId> ChartStore::insertChart(core::VenueId venue, const ChartDraft& chart) {
    if (const auto problems = validate(chart, limits_); !problems.empty()) {
        return {ErrorCode::invalid_body, describe(problems)};
    }
    auto result = guarded<core::ChartId>([&](pqxx::transaction_base& tx) -> Result<core::ChartId> {
        // Locked so that two charts of one name get two versions.
        if (tx.exec_params("select 1 from venue where venue_id = $1 for no key update", venue.value)
                .empty()) {
            return {ErrorCode::not_found, "there is no such venue"};
        }
        return writeChart(tx, venue, chart, random_);
    });
    if (result) analyse(chartTables());
    return result;
}

Result<core::EventId> ChartStore::insertEvent(core::ChartId id, const ChartDraft& chart,
                                              const EventDraft& event) {
    if (const auto problems = validate(event, chart, limits_); !problems.empty()) {
        return {ErrorCode::invalid_body, describe(problems)};
    }
    auto result = guarded<core::EventId>([&](pqxx::transaction_base& tx) -> Result<core::EventId> {
        const auto rows = tx.exec_params(
            "select venue_id, (select count(*) from seat s where s.chart_id = c.chart_id) "
            "from chart c where chart_id = $1",
            id.value);
        if (rows.empty()) return {ErrorCode::not_found, "there is no such chart"};
        if (integer<std::int64_t>(rows[0][1]) != countSeats(chart)) {
            return {ErrorCode::invalid_body, "the chart has " + std::string(text(rows[0][1])) +
                                                 " seats, its draft " +
                                                 std::to_string(countSeats(chart))};
        }
        if (existing(tx, event.slug)) {
            return {ErrorCode::already_exists, "there is an event " + event.slug + " already"};
        }
        const core::VenueId venue{integer<std::int64_t>(rows[0][0])};
        return writeEvent(tx, venue, id, chart, event, random_);
    });
    if (result) analyse(eventTables());
    return result;
}

Result<CreatedEvent> ChartStore::createEvent(const VenueDraft& venue, const ChartDraft& chart,
                                             const EventDraft& event) {
    auto problems = validate(venue, limits_);
    for (const auto& list : {validate(chart, limits_), validate(event, chart, limits_)}) {
        problems.insert(problems.end(), list.begin(), list.end());
    }
    if (!problems.empty()) return {ErrorCode::invalid_body, describe(problems)};
    auto result = guarded<CreatedEvent>([&](pqxx::transaction_base& tx) -> Result<CreatedEvent> {
        // The venue's lock lets one of two engines through; the other then finds the event.
        const auto venue_id = takeVenue(tx, venue, random_);
        if (const auto there = existing(tx, event.slug)) return *there;
        const auto chart_id = writeChart(tx, venue_id, chart, random_);
        CreatedEvent out;
        out.id = writeEvent(tx, venue_id, chart_id, chart, event, random_);
        out.created = true;
        out.seats = countSeats(chart);
        return out;
    });
    if (result && result->created) {
        analyse(chartTables());
        analyse(eventTables());
    }
    return result;
}

Result<std::optional<CreatedEvent>> ChartStore::findEvent(const std::string& slug) {
    return guarded<std::optional<CreatedEvent>>(
        [&](pqxx::transaction_base& tx) -> Result<std::optional<CreatedEvent>> {
            return existing(tx, slug);
        });
}

}  // namespace seatlock::store
