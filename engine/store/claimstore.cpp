#include "engine/store/claimstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <unordered_map>

namespace seatlock::store {

namespace {

// locked takes what can be had and passes over what others have; won keeps the requests that got
// all they asked for; claimed changes their seats by compare-and-set. locked and claimed test the
// same predicate on the same snapshot and the rows are locked in between, so they agree; if they
// ever did not, the division by zero in the first row would undo it all. Seat numbers are those of
// a chart: when the event has moved to another, there is no sale, and one less than that is told.
constexpr Statement claim_seats{"claim_seats", R"(
with sale as materialized (
    select from event e join channel c on c.event_id = e.event_id
    where e.event_id = $1::int8 and e.status = 'on_sale' and c.channel_no = $4::int2
        and c.on_sale_from <= now() and now() < c.on_sale_to and e.chart_id = $11::int8
), wanted as materialized (
    select w.seat_no, w.request
    from unnest($2::int4[], $3::int4[]) as w(seat_no, request)
    where exists (select from sale)
), locked as materialized (
    select s.seat_no, s.state, w.request
    from wanted w
    join event_seat s on s.event_id = $1::int8 and s.seat_no = w.seat_no
    where (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $4::int2)
    for update of s skip locked
), won as materialized (
    select l.request, r.hold_id, r.buyer_key, array_agg(l.seat_no) as seats
    from locked l
    join unnest($5::uuid[], $6::int4[], $7::bytea[])
        with ordinality as r(hold_id, seat_count, buyer_key, request) on r.request = l.request
    group by l.request, r.hold_id, r.buyer_key, r.seat_count
    having count(*) = r.seat_count
), claimed as (
    update event_seat s
    set state = 'h', version = s.version + 1, hold_id = w.hold_id,
        hold_expires_at = now() + $8::int4 * interval '1 second'
    from locked l join won w on w.request = l.request
    where s.event_id = $1::int8 and s.seat_no = l.seat_no
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $4::int2)
    returning s.seat_no, s.version, l.state as from_state, w.hold_id, l.request
), held as (
    insert into hold (event_id, hold_id, state, channel_no, buyer_key, seats,
                      created_at, expires_at, expires_max_at)
    select $1::int8, hold_id, 'a', $4::int2, buyer_key, seats, now(),
        now() + $8::int4 * interval '1 second', now() + $9::int4 * interval '1 second'
    from won
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $10::int4, from_state, 'h', 'h', hold_id from claimed
)
select 0, (extract(epoch from now()) * 1000000)::int8,
    (select count(*) from sale) / ((select count(*) from claimed)
        = (select coalesce(sum(cardinality(seats)), 0) from won))::int
    - (select count(*) from event where event_id = $1::int8 and chart_id <> $11::int8)
union all
select request, seat_no, version from claimed)"};

// The same for a batch in which every request asks for one seat, which is most of a flash sale:
// nothing to count, and each locked row is found again by its place in the table. A row that moved
// between snapshot and lock is not found there: its request has missed, and is tried again.
constexpr Statement claim_single_seats{"claim_single_seats", R"(
with sale as materialized (
    select from event e join channel c on c.event_id = e.event_id
    where e.event_id = $1::int8 and e.status = 'on_sale' and c.channel_no = $2::int2
        and c.on_sale_from <= now() and now() < c.on_sale_to and e.chart_id = $9::int8
), locked as materialized (
    select s.ctid as place, s.state, w.hold_id, w.buyer_key, w.request
    from unnest($3::int4[], $4::uuid[], $5::bytea[])
        with ordinality as w(seat_no, hold_id, buyer_key, request)
    join event_seat s on s.event_id = $1::int8 and s.seat_no = w.seat_no
    where (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $2::int2)
        and exists (select from sale)
    for update of s skip locked
), claimed as (
    update event_seat s
    set state = 'h', version = s.version + 1, hold_id = l.hold_id,
        hold_expires_at = now() + $6::int4 * interval '1 second'
    from locked l
    where s.ctid = l.place and s.event_id = $1::int8
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
        and (s.channel_no is null or s.channel_no = $2::int2)
    returning s.seat_no, s.version, l.state as from_state, l.hold_id, l.buyer_key, l.request
), held as (
    insert into hold (event_id, hold_id, state, channel_no, buyer_key, seats,
                      created_at, expires_at, expires_max_at)
    select $1::int8, hold_id, 'a', $2::int2, buyer_key, array[seat_no], now(),
        now() + $6::int4 * interval '1 second', now() + $7::int4 * interval '1 second'
    from claimed
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $8::int4, from_state, 'h', 'h', hold_id from claimed
)
select 0, (extract(epoch from now()) * 1000000)::int8, (select count(*) from sale)
    - (select count(*) from event where event_id = $1::int8 and chart_id <> $9::int8)
union all
select request, seat_no, version from claimed)"};

constexpr Statement void_holds{"void_holds", R"(
insert into hold (event_id, hold_id, state, channel_no, buyer_key, seats,
                  created_at, expires_at, expires_max_at)
select $1::int8, hold_id, 'v', 0, null, '{}', now(), now(), now()
from unnest($2::uuid[]) as d(hold_id)
on conflict do nothing)"};

// Not what the statement above inserted: its answer may have been lost, and it is run again.
constexpr Statement true_holds{"true_holds", R"(
select hold_id from hold
where event_id = $1::int8 and hold_id = any($2::uuid[]) and state <> 'v')"};

constexpr Statement claimed_by{"claimed_by", R"(
select (extract(epoch from h.created_at) * 1000000)::int8, h.hold_id, s.seat_no, s.version
from hold h
join event_seat s on s.event_id = h.event_id and s.seat_no = any(h.seats)
    and s.hold_id = h.hold_id
where h.event_id = $1::int8 and h.hold_id = any($2::uuid[]) and h.state in ('a', 'c'))"};

}  // namespace

namespace {

pqxx::result claimSingles(pool::Connection& connection, pqxx::transaction_base& tx,
                          const ClaimBatch& batch) {
    auto seats = BinaryArray::int4();
    auto holds = BinaryArray::uuid();
    auto buyers = BinaryArray::bytea();
    for (const ClaimRequest& request : batch.requests) {
        seats.add(request.seats.front());
        holds.add(request.hold);
        request.buyer_key.empty() ? buyers.addNull() : buyers.add(request.buyer_key);
    }
    return run(connection, tx, claim_single_seats, batch.event.value, batch.channel_no,
               seats.parameter(), holds.parameter(), buyers.parameter(), batch.hold_s,
               batch.hold_s_max, batch.engine_id, batch.chart.value);
}

pqxx::result claimGroups(pool::Connection& connection, pqxx::transaction_base& tx,
                         const ClaimBatch& batch) {
    auto seats = BinaryArray::int4();
    auto of_request = BinaryArray::int4();
    auto holds = BinaryArray::uuid();
    auto counts = BinaryArray::int4();
    auto buyers = BinaryArray::bytea();
    std::int32_t number = 0;
    for (const ClaimRequest& request : batch.requests) {
        ++number;  // WITH ORDINALITY counts from 1
        for (const core::SeatNo seat : request.seats) {
            seats.add(seat);
            of_request.add(number);
        }
        holds.add(request.hold);
        counts.add(static_cast<std::int32_t>(request.seats.size()));
        request.buyer_key.empty() ? buyers.addNull() : buyers.add(request.buyer_key);
    }
    return run(connection, tx, claim_seats, batch.event.value, seats.parameter(),
               of_request.parameter(), batch.channel_no, holds.parameter(), counts.parameter(),
               buyers.parameter(), batch.hold_s, batch.hold_s_max, batch.engine_id,
               batch.chart.value);
}

}  // namespace

ClaimOutcome claim(pool::Connection& connection, pqxx::transaction_base& tx,
                   const ClaimBatch& batch) {
    const bool singles = std::ranges::all_of(
        batch.requests, [](const ClaimRequest& request) { return request.seats.size() == 1; });
    const auto rows =
        singles ? claimSingles(connection, tx, batch) : claimGroups(connection, tx, batch);
    ClaimOutcome out;
    out.seats.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        const auto request = integer<std::int32_t>(row[0]);
        if (request == 0) {
            out.now = integer<core::Micros>(row[1]);
            out.sale_open = integer<int>(row[2]) > 0;
            out.other_chart = integer<int>(row[2]) < 0;
        } else {
            out.seats.push_back(
                {request - 1, integer<core::SeatNo>(row[1]), integer<std::int32_t>(row[2])});
        }
    }
    return out;
}

ClaimOutcome claim(pool::Connection& connection, const ClaimBatch& batch) {
    pqxx::nontransaction tx(connection.native());
    return claim(connection, tx, batch);
}

std::vector<core::HoldId> settle(pool::Connection& connection, core::EventId event,
                                 const std::vector<core::HoldId>& holds) {
    auto ids = BinaryArray::uuid();
    for (const auto& id : holds) ids.add(id);
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, void_holds, event.value, ids.parameter());
    std::vector<core::HoldId> committed;
    for (const auto& row : run(connection, tx, true_holds, event.value, ids.parameter())) {
        committed.push_back(uuid<core::HoldId>(row[0]));
    }
    return committed;
}

ClaimOutcome claimedBy(pool::Connection& connection, core::EventId event,
                       const std::vector<ClaimRequest>& requests) {
    auto ids = BinaryArray::uuid();
    std::unordered_map<core::HoldId, std::int32_t> index;
    for (const ClaimRequest& request : requests) {
        index[request.hold] = ids.size();
        ids.add(request.hold);
    }
    pqxx::nontransaction tx(connection.native());
    ClaimOutcome out;
    out.sale_open = true;
    for (const auto& row : run(connection, tx, claimed_by, event.value, ids.parameter())) {
        out.now = integer<core::Micros>(row[0]);
        out.seats.push_back({index.at(uuid<core::HoldId>(row[1])), integer<core::SeatNo>(row[2]),
                             integer<std::int32_t>(row[3])});
    }
    return out;
}

}  // namespace seatlock::store
