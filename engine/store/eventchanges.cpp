#include "engine/store/eventchanges.h"

#include "engine/store/categorychanges.h"
#include "engine/store/chartrows.h"
#include "engine/store/draftcheck.h"
#include "engine/store/eventlock.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <map>

namespace seatlock::store {

using board::EventStatusRules;
using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement update_status{"update_status", R"(
update event set status = $2::text, revision = revision + 1 where event_id = $1::int8)"};

constexpr Statement update_event{"update_event", R"(
update event set name = $2::text, description = $3::text, ticket_text = $4::text,
    starts_at = timestamptz 'epoch' + $5::int8 * interval '1 microsecond',
    doors_at = timestamptz 'epoch' + $6::int8 * interval '1 microsecond',
    currency = $7::text, hold_s = $8::int4, hold_s_max = $9::int4,
    seats_per_buyer_max = $10::int4, revision = revision + 1
where event_id = $1::int8)"};

constexpr Statement ever_taken{"ever_taken", R"(
select exists (select from seat_history where event_id = $1::int8 and hold_id is not null)
    or exists (select from orders where event_id = $1::int8))"};

constexpr Statement event_currency{"event_currency", R"(
select currency from event where event_id = $1::int8)"};

constexpr Statement channel_numbers{"channel_numbers", R"(
select slug, channel_no from channel where event_id = $1::int8)"};

constexpr Statement upsert_channel{"upsert_channel", R"(
insert into channel (event_id, channel_no, slug, name, on_sale_from, on_sale_to)
values ($1::int8, $2::int2, $3::text, $4::text,
        timestamptz 'epoch' + $5::int8 * interval '1 microsecond',
        timestamptz 'epoch' + $6::int8 * interval '1 microsecond')
on conflict (event_id, channel_no) do update set name = excluded.name,
    on_sale_from = excluded.on_sale_from, on_sale_to = excluded.on_sale_to)"};

constexpr Statement delete_channel{"delete_channel", R"(
delete from channel where event_id = $1::int8 and channel_no = $2::int2)"};

Result<Done> changeChannels(pool::Connection& connection, pqxx::transaction_base& tx,
                            const LockedEvent& event, const std::vector<ChannelDraft>& wanted) {
    std::map<std::string, int> numbers;
    int next = 0;
    for (const auto& row : run(connection, tx, channel_numbers, event.id.value)) {
        const auto number = integer<int>(row[1]);
        numbers[std::string(text(row[0]))] = number;
        next = std::max(next, number + 1);
    }
    for (const auto& channel : wanted) {
        const auto at = numbers.find(channel.slug);
        const int number = at == numbers.end() ? next++ : at->second;
        if (at != numbers.end()) numbers.erase(at);
        run(connection, tx, upsert_channel, event.id.value, number, channel.slug, channel.name,
            channel.on_sale_from, channel.on_sale_to);
    }
    for (const auto& [slug, number] : numbers) {
        // Holds and orders keep the number of the channel that they came by.
        if (!event.untouched) {
            return {ErrorCode::in_use,
                    "the channel \"" + slug + "\" may have sold already; end its window instead"};
        }
        run(connection, tx, delete_channel, event.id.value, number);
    }
    return Done{};
}

}  // namespace

Result<Done> changeEvent(pool::Connection& connection, const EventDraft& event,
                         std::int64_t revision) {
    if (const auto problems = validate(event, ChartDraft{}); !problems.empty()) {
        return {ErrorCode::invalid_body, describe(problems)};
    }
    pqxx::work tx(connection.native());
    const auto locked = lockEvent(connection, tx, event.slug, revision);
    if (!locked) return locked.error();
    if (!EventStatusRules::mayChange(locked->status)) {
        return {ErrorCode::wrong_status, "a cancelled event does not change any more"};
    }
    const auto currency = text(run(connection, tx, event_currency, locked->id.value)[0][0]);
    if (currency != event.currency && !locked->untouched) {
        return {ErrorCode::wrong_status,
                "seats of it were held, sold or blocked already, so its currency stays"};
    }
    std::optional<std::int64_t> doors = event.doors_at;
    std::optional<std::int64_t> most = event.seats_per_buyer_max;
    run(connection, tx, update_event, locked->id.value, event.name, event.description,
        event.ticket_text, event.starts_at, Nullable(doors), event.currency, event.hold_s,
        event.hold_s_max, Nullable(most));
    writeFees(tx, locked->id, event.fees);
    auto done = changeChannels(connection, tx, *locked, event.channels);
    if (done) done = changeCategories(connection, tx, *locked, event);
    if (!done) return done.error();
    tx.commit();
    return Done{};
}

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

Result<Done> deleteDraft(pool::Connection& connection, const std::string& slug,
                         std::int64_t revision) {
    pqxx::work tx(connection.native());
    const auto event = lockEvent(connection, tx, slug, revision);
    if (!event) return event.error();
    const bool taken = boolean(run(connection, tx, ever_taken, event->id.value)[0][0]);
    if (event->status != board::EventStatus::draft || taken) {
        return {ErrorCode::wrong_status,
                "only a draft of which no seat was ever held or sold can go; close or cancel it "
                "instead"};
    }
    for (const char* table : {"seat_history", "seat_block", "idempotency", "event_seat",
                              "ticket_type", "price_category", "channel", "event_fee", "event"}) {
        tx.exec_params(std::string("delete from ") + table + " where event_id = $1",
                       event->id.value);
    }
    tx.commit();
    return Done{};
}

}  // namespace seatlock::store
