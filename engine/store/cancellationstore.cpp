#include "engine/store/cancellationstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/nullable.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

namespace {

// Against the key locks of orders that are being placed, which look at the status once more when
// they have theirs: either they are here to be marked, or they are refused.
constexpr Statement lock_event{"lock_cancelled_event", R"(
select status, cancel_reason, currency, (extract(epoch from starts_at) * 1000000)::int8,
    (extract(epoch from doors_at) * 1000000)::int8
from event where event_id = $1::int8 for update)"};

constexpr Statement cancel_event{"cancel_event", R"(
update event set status = 'cancelled', cancel_reason = $2::text, revision = revision + 1
where event_id = $1::int8)"};

constexpr Statement mark_orders{"mark_orders", R"(
insert into refund_mark (event_id, order_id, reason, actor)
select event_id, order_id, $2::text, $3::text from orders
where event_id = $1::int8 and state <> 'c'
on conflict do nothing)"};

constexpr Statement sum_marks{"sum_marks", R"(
select count(*), coalesce(sum(o.paid_minor - o.refunded_minor), 0)::int8
from refund_mark m join orders o using (event_id, order_id) where m.event_id = $1::int8)"};

constexpr Statement release_all_holds{"release_all_holds", R"(
with open as materialized (
    select hold_id from hold where event_id = $1::int8 and state = 'a'
    for update skip locked
), freed as (
    update event_seat s
    set state = 'a', version = s.version + 1, hold_id = null, hold_expires_at = null
    from open o
    where s.event_id = $1::int8 and s.hold_id = o.hold_id and s.state = 'h'
    returning s.seat_no, s.state, s.version, o.hold_id
), closed as (
    update hold h set state = 'r' from open o
    where h.event_id = $1::int8 and h.hold_id = o.hold_id
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id)
    select $1::int8, seat_no, version, $2::int4, 'h', 'a', 'r', hold_id from freed
)
select seat_no, state, version, 0 from freed)"};

constexpr Statement move_event{"postpone_event", R"(
update event set starts_at = to_timestamp($2::int8 / 1000000.0),
    doors_at = to_timestamp($3::int8 / 1000000.0), revision = revision + 1
where event_id = $1::int8)"};

constexpr Statement move_sale_ends{"move_sale_ends", R"(
update channel set on_sale_to = greatest(
    on_sale_to + $2::int8 * interval '1 microsecond', on_sale_from + interval '1 second')
where event_id = $1::int8 and on_sale_to <= to_timestamp($3::int8 / 1000000.0))"};

constexpr Statement count_orders{"count_orders", R"(
select count(*) from orders where event_id = $1::int8 and state <> 'c')"};

constexpr Statement refunds_due{"refunds_due", R"(
select o.code, o.buyer_name, o.buyer_email, o.paid_minor, o.refunded_minor, m.reason,
    (extract(epoch from m.marked_at) * 1000000)::int8
from refund_mark m join orders o using (event_id, order_id)
where m.event_id = $1::int8 and o.code > $2::text and o.paid_minor > o.refunded_minor
order by o.code limit $3::int4)"};

std::optional<core::Micros> moment(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return integer<core::Micros>(field);
}

core::Error unknownEvent() {
    return {ErrorCode::unknown_event, "there is no such event", {}, 0};
}

}  // namespace

Result<CancelledEvent> cancelEvent(pool::Connection& connection, core::EventId event,
                                   const std::string& reason, const std::string& actor) {
    pqxx::work tx(connection.native());
    const auto found = run(connection, tx, lock_event, event.value);
    if (found.empty()) return unknownEvent();
    CancelledEvent out;
    out.repeated = text(found[0][0]) == "cancelled";
    out.reason = out.repeated ? std::string(text(found[0][1])) : reason;
    out.currency = text(found[0][2]);
    if (!out.repeated) run(connection, tx, cancel_event, event.value, reason);
    run(connection, tx, mark_orders, event.value, out.reason, actor);
    const auto sums = run(connection, tx, sum_marks, event.value);
    out.orders_marked = integer<std::int64_t>(sums[0][0]);
    out.refunds_due_minor = integer<std::int64_t>(sums[0][1]);
    tx.commit();
    return out;
}

std::vector<board::SeatFact> releaseAllHolds(pool::Connection& connection, core::EventId event,
                                             std::int32_t engine_id) {
    pqxx::nontransaction tx(connection.native());
    return facts(run(connection, tx, release_all_holds, event.value, engine_id));
}

Result<MovedEvent> moveEvent(pool::Connection& connection, const EventMove& move) {
    pqxx::work tx(connection.native());
    const auto found = run(connection, tx, lock_event, move.event.value);
    if (found.empty()) return unknownEvent();
    if (text(found[0][0]) == "cancelled") {
        return {ErrorCode::wrong_status, "the event is cancelled; it cannot be moved"};
    }
    const auto before = integer<core::Micros>(found[0][3]);
    const auto by = move.starts_at - before;
    MovedEvent out;
    out.starts_at = move.starts_at;
    if (move.doors_at) {
        out.doors_at = *move.doors_at;
    } else if (const auto doors = moment(found[0][4])) {
        out.doors_at = *doors + by;
    }
    if (out.doors_at && *out.doors_at > out.starts_at) {
        return {ErrorCode::invalid_body, "the doors open after the event starts"};
    }
    run(connection, tx, store::move_event, move.event.value, out.starts_at, Nullable(out.doors_at));
    if (move.move_sale_ends && by != 0) {
        run(connection, tx, store::move_sale_ends, move.event.value, by, before);
    }
    out.orders = integer<std::int64_t>(run(connection, tx, count_orders, move.event.value)[0][0]);
    tx.commit();
    return out;
}

std::vector<RefundDue> refundsDue(pool::Connection& connection, core::EventId event,
                                  const std::string& after, int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<RefundDue> out;
    for (const auto& row : run(connection, tx, refunds_due, event.value, after, limit)) {
        out.push_back({std::string(text(row[0])), std::string(text(row[1])),
                       std::string(text(row[2])), integer<std::int64_t>(row[3]),
                       integer<std::int64_t>(row[4]), std::string(text(row[5])),
                       integer<core::Micros>(row[6])});
    }
    return out;
}

}  // namespace seatlock::store
