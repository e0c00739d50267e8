#include "engine/store/eventchanges.h"

#include "engine/store/eventlock.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using board::EventStatusRules;
using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement update_status{"update_status", R"(
update event set status = $2::text, revision = revision + 1 where event_id = $1::int8)"};

}  // namespace

Result<Done> setEventStatus(pool::Connection& connection, const std::string& slug,
                            board::EventStatus status, std::optional<std::int64_t> revision) {
    pqxx::work tx(connection.native());
    const auto event = lockEvent(connection, tx, slug, revision);
    if (!event) return event.error();
    if (const auto why = EventStatusRules::refusal(event->status, status, event->untouched)) {
        return {ErrorCode::wrong_status, *why};
    }
    if (status != event->status) {
        run(connection, tx, update_status, event->id.value, std::string(statusName(status)));
    }
    tx.commit();
    return Done{};
}

}  // namespace seatlock::store
