#include "engine/store/holdstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement read_hold{"read_hold", R"(
select hold_id, state, channel_no, encode(coalesce(buyer_key, ''), 'hex'), seats,
    (extract(epoch from created_at) * 1000000)::int8,
    (extract(epoch from expires_at) * 1000000)::int8,
    (extract(epoch from expires_max_at) * 1000000)::int8,
    (extract(epoch from now()) * 1000000)::int8
from hold where event_id = $1::int8 and hold_id = $2::uuid and state <> 'v')"};

constexpr Statement extend_hold{"extend_hold", R"(
update hold set expires_at = least(expires_max_at, now() + $3::int4 * interval '1 second')
where event_id = $1::int8 and hold_id = $2::uuid)"};

constexpr Statement extend_seats{"extend_seats", R"(
update event_seat s set hold_expires_at = h.expires_at
from hold h
where h.event_id = $1::int8 and h.hold_id = $2::uuid
    and s.event_id = $1::int8 and s.seat_no = any($3::int4[])
    and s.hold_id = h.hold_id and s.state = 'h'
returning s.seat_no, s.state, s.version,
    (extract(epoch from s.hold_expires_at) * 1000000)::int8)"};

constexpr Statement free_seats{"free_seats", R"(
with freed as (
    update event_seat s
    set state = 'a', version = s.version + 1, hold_id = null, hold_expires_at = null
    where s.event_id = $1::int8 and s.seat_no = any($3::int4[])
        and s.hold_id = $2::uuid and s.state = 'h'
    returning s.seat_no, s.state, s.version
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $4::int4, 'h', 'a', $5::"char", $2::uuid from freed
)
select seat_no, state, version, 0 from freed)"};

constexpr Statement sale_is_open{"sale_is_open", R"(
select from event e join channel c on c.event_id = e.event_id
where e.event_id = $1::int8 and e.status = 'on_sale' and c.channel_no = $2::int2
    and c.on_sale_from <= now() and now() < c.on_sale_to)"};

// What a claim may take, by the claim's own predicate, for a hold that is there already and locked.
constexpr Statement add_seats{"add_seats", R"(
with locked as materialized (
    select s.seat_no, s.state
    from event_seat s
    where s.event_id = $1::int8 and s.seat_no = any($3::int4[])
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $4::int2)
    for update skip locked
), claimed as (
    update event_seat s
    set state = 'h', version = s.version + 1, hold_id = h.hold_id, hold_expires_at = h.expires_at
    from locked l, hold h
    where h.event_id = $1::int8 and h.hold_id = $2::uuid
        and s.event_id = $1::int8 and s.seat_no = l.seat_no
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $4::int2)
    returning s.seat_no, s.state, s.version, l.state as from_state,
        (extract(epoch from s.hold_expires_at) * 1000000)::int8 as until
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $5::int4, from_state, 'h', 'h', $2::uuid from claimed
)
select seat_no, state, version, until from claimed)"};

constexpr Statement dropped_seats{"dropped_seats", R"(
select count(distinct seat_no) from seat_history
where event_id = $1::int8 and seat_no = any($3::int4[])
    and hold_id = $2::uuid and reason = 'd')"};

constexpr Statement close_hold{"close_hold", R"(
update hold set state = $3::"char" where event_id = $1::int8 and hold_id = $2::uuid)"};

constexpr Statement list_seats{"list_seats", R"(
update hold set seats = $3::int4[] where event_id = $1::int8 and hold_id = $2::uuid)"};

// Rows that others hold locked are left for the next sweep; nobody waits for tidiness.
constexpr Statement expire_seats{"expire_seats", R"(
with due as materialized (
    select seat_no, hold_id from event_seat
    where event_id = $1::int8 and seat_no = any($2::int4[])
        and state = 'h' and hold_expires_at <= now()
    for update skip locked
), freed as (
    update event_seat s
    set state = 'a', version = s.version + 1, hold_id = null, hold_expires_at = null
    from due d
    where s.event_id = $1::int8 and s.seat_no = d.seat_no
        and s.state = 'h' and s.hold_expires_at <= now()
    returning s.seat_no, s.state, s.version, d.hold_id
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $3::int4, 'h', 'a', 'e', hold_id from freed
), over as (
    update hold h set state = 'e'
    where h.event_id = $1::int8 and h.state = 'a' and h.expires_at <= now()
        and h.hold_id in (select hold_id from freed)
)
select seat_no, state, version, 0 from freed)"};

const Error expired{
    ErrorCode::hold_expired, "the hold's time is over; its seats are free again", {}, 0};

/// The hold, locked, if it may still be changed.
Result<HoldRow> lockActive(pool::Connection& connection, pqxx::transaction_base& tx,
                           core::EventId event, core::HoldId id) {
    lockHold(connection, tx, event, id);
    const auto rows = run(connection, tx, read_hold, event.value, binary(id));
    if (rows.empty()) return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
    HoldRow hold = holdRow(rows[0]);
    if (hold.expired()) return expired;
    if (hold.state == 'c') {
        return Error{ErrorCode::hold_closed, "the hold has become an order already", {}, 0};
    }
    return hold;
}

const Error released{ErrorCode::hold_closed, "the hold was released", {}, 0};

}  // namespace

std::optional<HoldRow> readHold(pool::Connection& connection, core::EventId event,
                                core::HoldId hold) {
    pqxx::nontransaction tx(connection.native());
    const auto rows = run(connection, tx, read_hold, event.value, binary(hold));
    if (rows.empty()) return std::nullopt;
    return holdRow(rows[0]);
}

Result<HoldChange> extendHold(pool::Connection& connection, core::EventId event, core::HoldId id,
                              std::int32_t hold_s) {
    pqxx::work tx(connection.native());
    auto hold = lockActive(connection, tx, event, id);
    if (!hold) return hold.error();
    if (hold->state == 'r') return released;
    if (hold->expires_at >= hold->expires_max_at) {
        return Error{
            ErrorCode::hold_extension_spent, "the hold cannot be extended any further", {}, 0};
    }
    run(connection, tx, extend_hold, event.value, binary(id), hold_s);
    HoldChange change;
    change.facts =
        facts(run(connection, tx, extend_seats, event.value, binary(id), seatArray(hold->seats)));
    // It was in time when this began, but the seats may have gone while it waited for the hold.
    if (change.facts.size() != hold->seats.size()) return expired;
    change.hold = holdRow(run(connection, tx, read_hold, event.value, binary(id))[0]);
    tx.commit();
    return change;
}

Result<HoldChange> dropSeats(pool::Connection& connection, core::EventId event, core::HoldId id,
                             const std::vector<core::SeatNo>& seats, std::int32_t engine_id) {
    pqxx::work tx(connection.native());
    auto hold = lockActive(connection, tx, event, id);
    if (!hold) return hold.error();
    if (hold->state == 'r') return released;
    std::vector<core::SeatNo> kept;
    std::ranges::copy_if(hold->seats, std::back_inserter(kept), [&](core::SeatNo seat) {
        return std::ranges::find(seats, seat) == seats.end();
    });
    if (kept.size() == hold->seats.size()) {
        // Dropped already, perhaps by a first run of this whose commit was in doubt.
        const auto dropped =
            run(connection, tx, dropped_seats, event.value, binary(id), seatArray(seats));
        if (integer<std::size_t>(dropped[0][0]) == seats.size()) {
            return HoldChange{*hold, seatFacts(connection, tx, event, seats), true};
        }
    }
    if (kept.size() + seats.size() != hold->seats.size()) {
        return Error{ErrorCode::invalid_body, "a seat to drop is not in this hold", {}, 0};
    }
    if (kept.empty()) {
        return Error{ErrorCode::invalid_body,
                     "a hold keeps at least one seat; DELETE the hold to give back all",
                     {},
                     0};
    }
    HoldChange change;
    change.facts = facts(run(connection, tx, free_seats, event.value, binary(id), seatArray(seats),
                             engine_id, std::string("d")));
    run(connection, tx, list_seats, event.value, binary(id), seatArray(kept));
    change.hold = holdRow(run(connection, tx, read_hold, event.value, binary(id))[0]);
    tx.commit();
    return change;
}

Result<HoldChange> addSeats(pool::Connection& connection, core::EventId event, core::HoldId id,
                            const std::vector<core::SeatNo>& seats, std::size_t seats_max,
                            std::int32_t engine_id, std::vector<core::SeatNo>& lost) {
    pqxx::work tx(connection.native());
    auto hold = lockActive(connection, tx, event, id);
    if (!hold) return hold.error();
    if (hold->state == 'r') return released;
    std::vector<core::SeatNo> fresh;
    std::ranges::copy_if(seats, std::back_inserter(fresh), [&](core::SeatNo seat) {
        return std::ranges::find(hold->seats, seat) == hold->seats.end();
    });
    // All are in it, perhaps by a first run of this whose commit was in doubt.
    if (fresh.empty()) return HoldChange{*hold, seatFacts(connection, tx, event, seats), true};
    if (!hold->buyer_key.empty() || hold->seats.size() + fresh.size() > seats_max) {
        return Error{ErrorCode::limit_reached,
                     hold->buyer_key.empty()
                         ? "a hold has " + std::to_string(seats_max) + " seats at most"
                         : "this hold counts for its buyer: ask for the seats in another one",
                     {},
                     0};
    }
    if (run(connection, tx, sale_is_open, event.value, hold->channel_no).empty()) {
        return Error{ErrorCode::sale_not_open, "this channel does not sell now", {}, 0};
    }
    HoldChange change;
    change.facts = facts(run(connection, tx, add_seats, event.value, binary(id), seatArray(fresh),
                             hold->channel_no, engine_id));
    if (change.facts.size() != fresh.size()) {
        std::ranges::copy_if(fresh, std::back_inserter(lost), [&](core::SeatNo seat) {
            return std::ranges::find(change.facts, seat, &board::SeatFact::seat) ==
                   change.facts.end();
        });
        return Error{ErrorCode::seat_unavailable,
                     "not all of these seats are available; none was added",
                     {},
                     0};
    }
    std::vector<core::SeatNo> all = hold->seats;
    all.insert(all.end(), fresh.begin(), fresh.end());
    run(connection, tx, list_seats, event.value, binary(id), seatArray(all));
    change.hold = holdRow(run(connection, tx, read_hold, event.value, binary(id))[0]);
    tx.commit();
    return change;
}

Result<HoldChange> releaseHold(pool::Connection& connection, core::EventId event, core::HoldId id,
                               std::int32_t engine_id) {
    pqxx::work tx(connection.native());
    auto hold = lockActive(connection, tx, event, id);
    if (!hold) return hold.error();
    HoldChange change;
    if (hold->state != 'r') {
        change.facts = facts(run(connection, tx, free_seats, event.value, binary(id),
                                 seatArray(hold->seats), engine_id, std::string("r")));
        run(connection, tx, close_hold, event.value, binary(id), std::string("r"));
    } else {
        // Perhaps by a first run of this, which could not tell the board.
        change.facts = seatFacts(connection, tx, event, hold->seats);
        change.repeated = true;
    }
    change.hold = *hold;
    change.hold.state = 'r';
    tx.commit();
    return change;
}

std::vector<board::SeatFact> expireSeats(pool::Connection& connection, core::EventId event,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int32_t engine_id) {
    pqxx::nontransaction tx(connection.native());
    return expireSeats(connection, tx, event, seats, engine_id);
}

std::vector<board::SeatFact> expireSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                         core::EventId event,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int32_t engine_id) {
    return facts(run(connection, tx, expire_seats, event.value, seatArray(seats), engine_id));
}

}  // namespace seatlock::store
