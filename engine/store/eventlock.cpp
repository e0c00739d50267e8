#include "engine/store/eventlock.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement lock_event{"lock_event", R"(
select event_id, chart_id, venue_id, status, revision from event
where slug = $1::text for no key update)"};

constexpr Statement event_untouched{"event_untouched", R"(
select not exists (select from seat_history where event_id = $1::int8))"};

}  // namespace

Result<LockedEvent> lockEvent(pool::Connection& connection, pqxx::transaction_base& tx,
                              const std::string& slug, std::optional<std::int64_t> revision) {
    const auto rows = run(connection, tx, lock_event, slug);
    if (rows.empty()) {
        return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
    }
    LockedEvent out;
    out.id.value = integer<std::int64_t>(rows[0][0]);
    out.chart.value = integer<std::int64_t>(rows[0][1]);
    out.venue.value = integer<std::int64_t>(rows[0][2]);
    out.status = board::parseStatus(text(rows[0][3])).value_or(board::EventStatus::cancelled);
    out.revision = integer<std::int64_t>(rows[0][4]);
    if (revision && *revision != out.revision) {
        return {ErrorCode::precondition_failed, "the event was changed meanwhile"};
    }
    out.untouched = boolean(run(connection, tx, event_untouched, out.id.value)[0][0]);
    return out;
}

}  // namespace seatlock::store
