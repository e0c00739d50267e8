#include "engine/store/audit.h"

#include "engine/store/guarded.h"
#include "engine/store/invariant.h"
#include "engine/store/rows.h"
#include "engine/store/schemacheck.h"

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

using Snapshot = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

struct EventRow {
    std::int64_t id = 0;
    std::string slug;
};

/// Large joins over a million seats want memory and a plan made for this very event.
void prepareSession(pqxx::transaction_base& tx) {
    tx.exec0("set local statement_timeout = 0");
    tx.exec0("set local work_mem = '128MB'");
    tx.exec0("set local plan_cache_mode = force_custom_plan");
    tx.exec0("set local jit = off");
}

// now() is when the transaction began, which is before its snapshot: a hold that was rightly
// claimed over in between would look active. The clock, read in the statement that takes the
// snapshot, is after all that the snapshot shows.
std::string readMoment(pqxx::transaction_base& tx) {
    return std::string(text(tx.exec1("select clock_timestamp()::text")[0]));
}

std::vector<EventRow> readEvents(pqxx::transaction_base& tx,
                                 const std::optional<std::string>& slug) {
    const auto rows =
        slug ? tx.exec_params("select event_id, slug from event where slug = $1::text", *slug)
             : tx.exec("select event_id, slug from event order by slug");
    std::vector<EventRow> out;
    for (const auto& row : rows) {
        out.push_back({integer<std::int64_t>(row[0]), std::string(text(row[1]))});
    }
    return out;
}

SeatCounts readCounts(pqxx::transaction_base& tx, std::int64_t event, const std::string& moment) {
    const auto row = tx.exec_params1(R"(
select count(*) filter (where state = 'a' or (state = 'h' and hold_expires_at <= $2::timestamptz)),
    count(*) filter (where state = 'h' and hold_expires_at > $2::timestamptz),
    count(*) filter (where state = 's'), count(*) filter (where state = 'b'),
    count(*) filter (where state not in ('a', 'h', 's', 'b'))
from event_seat where event_id = $1::int8)",
                                     event, moment);
    return {integer<std::int64_t>(row[0]), integer<std::int64_t>(row[1]),
            integer<std::int64_t>(row[2]), integer<std::int64_t>(row[3]),
            integer<std::int64_t>(row[4])};
}

void check(pqxx::transaction_base& tx, const Invariant& invariant, const EventRow& event,
           const std::string& moment, InvariantReport& report) {
    const std::string sql = std::string("with broken(seat_no, what) as materialized (") +
                            invariant.sql + R"(), firsts as materialized (
    select seat_no, what from broken order by seat_no, what limit )" +
                            std::to_string(audit_examples_max) + R"()
select (select count(*) from broken), coalesce('seat ' || s.label || ' ', 'seat number '
    || firsts.seat_no || ' ', '') || firsts.what
from firsts
left join event e on e.event_id = $1::int8
left join seat s on s.chart_id = e.chart_id and s.seat_no = firsts.seat_no
where $2::timestamptz is not null -- every parameter must be used
order by firsts.seat_no, firsts.what)";
    const auto rows = tx.exec_params(sql, event.id, moment);
    if (rows.empty()) return;
    report.violations += integer<std::int64_t>(rows[0][0]);
    for (const auto& row : rows) {
        if (report.examples.size() == audit_examples_max) break;
        report.examples.push_back(event.slug + ": " + std::string(text(row[1])));
    }
}

AuditReport auditAll(pqxx::transaction_base& tx, const std::vector<EventRow>& events,
                     const std::string& moment) {
    AuditReport report;
    for (const auto& event : events) {
        report.events.push_back({event.slug, readCounts(tx, event.id, moment)});
    }
    for (const auto table :
         {seatInvariants(), holdInvariants(), orderInvariants(), moneyInvariants(),
          historyInvariants(), ticketInvariants(), shiftInvariants()}) {
        for (const Invariant& invariant : table) {
            auto& result = report.invariants.emplace_back();
            result.id = invariant.id;
            result.statement = invariant.statement;
            for (const auto& event : events) check(tx, invariant, event, moment, result);
        }
    }
    report.invariants.push_back(checkOrphans(tx));
    report.invariants.push_back(checkSchema(tx));
    return report;
}

}  // namespace

std::int64_t AuditReport::violations() const {
    std::int64_t sum = 0;
    for (const auto& invariant : invariants) sum += invariant.violations;
    return sum;
}

SeatCounts AuditReport::counts() const {
    SeatCounts sum;
    for (const auto& event : events) {
        sum.available += event.counts.available;
        sum.held += event.counts.held;
        sum.sold += event.counts.sold;
        sum.blocked += event.counts.blocked;
        sum.others += event.counts.others;
    }
    return sum;
}

Result<AuditReport> audit(pqxx::transaction_base& tx,
                          const std::optional<std::string>& event_slug) {
    prepareSession(tx);
    const std::string moment = readMoment(tx);
    const auto events = readEvents(tx, event_slug);
    if (event_slug && events.empty()) {
        return Error{ErrorCode::unknown_event, "there is no event \"" + *event_slug + "\"", {}, 0};
    }
    return auditAll(tx, events, moment);
}

Result<AuditReport> audit(pool::Connection& connection,
                          const std::optional<std::string>& event_slug) {
    return guarded<AuditReport>(connection, [&] {
        Snapshot tx(connection.native());
        return audit(tx, event_slug);
    });
}

}  // namespace seatlock::store
