// What the console's lists and reports ask the database. $n stands for a value that the reader
// writes into the text, quoted: no prepared statements, which a transaction pooler would lose.
// Plain text; any thread.
//
// Costs, measured on PostgreSQL 15 with one million history rows, 250,000 orders and 100,000 seats
// of one event, all in memory, on one busy core: see each.
#pragma once

namespace seatlock::store {

/// Every answer is read within one transaction, so that its parts agree, and a setting of a
/// session that may be a pooler's is never touched.
inline constexpr const char* report_begin = "begin isolation level repeatable read read only";
inline constexpr const char* report_timeout = "set local statement_timeout = $1";
inline constexpr const char* report_commit = "commit";
inline constexpr const char* report_rollback = "rollback";

/// The moment, as a snapshot to ask "since" by later, and by the database's clock in µs.
inline constexpr const char* report_moment = R"(
select pg_current_snapshot()::text, (extract(epoch from clock_timestamp()) * 1000000)::int8)";

/// Orders and their money, of every event. Reads all orders: asked once, then kept up to date by
/// report_changes. 60 ms.
inline constexpr const char* report_sales = R"(
select event_id, count(*), coalesce(sum(total_minor), 0)::int8 from orders group by event_id)";

/// How many changes have become visible since snapshot $1, by event and reason. At most $2 of an
/// event are looked at: fewer than that, and the answer is whole. 0.2 ms when there are none, 18 ms
/// for 40,000.
inline constexpr const char* report_changes = R"(
select h.event_id, h.reason::text, count(*)
from event e cross join lateral (
    select h.event_id, h.reason from seat_history h
    where h.event_id = e.event_id and h.xid >= pg_snapshot_xmin($1::pg_snapshot)
        and not pg_visible_in_snapshot(h.xid, $1::pg_snapshot)
    limit $2) h
group by h.event_id, h.reason)";

/// The orders that have become visible since snapshot $1, and their money, by event. Looks at the
/// same changes: 60 ms for 40,000 with 10,000 orders among them.
inline constexpr const char* report_new_sales = R"(
select c.event_id, count(*), sum(o.total_minor)::int8
from (
    select distinct h.event_id, h.order_id
    from event e join seat_history h on h.event_id = e.event_id
        and h.xid >= pg_snapshot_xmin($1::pg_snapshot)
        and not pg_visible_in_snapshot(h.xid, $1::pg_snapshot) and h.reason = 'c'
) c
cross join lateral (
    select total_minor from orders o
    where o.event_id = c.event_id and o.order_id = c.order_id limit 1) o
group by c.event_id)";

/// The newest $3 changes that became visible since snapshot $1, of event $2 or (0) of all. Newest
/// first. 1 ms for 60 of 9 events; walks the index backwards.
inline constexpr const char* report_newest = R"(
select n.event_id, n.seat_no, s.label, n.version, n.from_state::text, n.to_state::text,
    n.reason::text, (extract(epoch from n.at) * 1000000)::int8,
    coalesce(n.hold_id::text, ''), coalesce(o.code, ''), coalesce(o.buyer_name, '')
from (
    select h.* from event e cross join lateral (
        select * from seat_history h
        where h.event_id = e.event_id and h.xid >= pg_snapshot_xmin($1::pg_snapshot)
            and not pg_visible_in_snapshot(h.xid, $1::pg_snapshot)
        order by h.xid desc limit $3) h
    where $2 in (0, e.event_id)
    order by h.xid desc, h.seat_no limit $3
) n
join event e on e.event_id = n.event_id
join seat s on s.chart_id = e.chart_id and s.seat_no = n.seat_no
left join orders o on o.event_id = n.event_id and o.order_id = n.order_id
order by n.xid desc, n.seat_no)";

/// When seats of event $1 were first changed, µs; no row when none ever was. 0.1 ms.
inline constexpr const char* report_first_change = R"(
select (extract(epoch from at) * 1000000)::int8 from seat_history
where event_id = $1 order by xid limit 1)";

/// Seats of event $1 sold in each $2 seconds. Reads its history: asked once for an event, then
/// kept up to date by report_changes. 260 ms.
inline constexpr const char* report_curve = R"(
select floor(extract(epoch from at) / $2)::int8 * $2, count(*) from seat_history
where event_id = $1 and reason = 'c' group by 1 order by 1)";

/// Holds whose time is over within $1 seconds, by event: seats, holds, and when the first lapses,
/// µs. Reads every seat: 9 ms.
inline constexpr const char* report_lapsing = R"(
select event_id, count(*), count(distinct hold_id),
    (extract(epoch from min(hold_expires_at)) * 1000000)::int8
from event_seat
where state = 'h' and hold_expires_at > now()
    and hold_expires_at <= now() + $1 * interval '1 second'
group by event_id)";

/// Seat $2 of event $1 and whoever has it; times in µs, 0: none. An e-mail address keeps its first
/// letter and its domain: enough to compare with what a buyer says. 0.3 ms.
inline constexpr const char* report_seat = R"(
select s.label, es.state::text, es.version, c.name, coalesce(ch.name, ''),
    coalesce((extract(epoch from h.created_at) * 1000000)::int8, 0),
    coalesce((extract(epoch from es.hold_expires_at) * 1000000)::int8, 0),
    coalesce((extract(epoch from o.created_at) * 1000000)::int8, 0),
    coalesce(o.code, ''), coalesce(o.buyer_name, ''),
    coalesce(left(o.buyer_email, 1) || '…' || substring(o.buyer_email from '@.*$'), ''),
    coalesce(i.price_minor, -1), e.currency::text, coalesce(t.name, ''),
    (extract(epoch from now()) * 1000000)::int8
from event e
join event_seat es on es.event_id = e.event_id and es.seat_no = $2
join seat s on s.chart_id = e.chart_id and s.seat_no = es.seat_no
join price_category c on c.event_id = e.event_id and c.category_no = es.category_no
left join hold h on h.event_id = e.event_id and h.hold_id = es.hold_id
left join channel ch on ch.event_id = e.event_id and ch.channel_no = h.channel_no
left join orders o on o.event_id = e.event_id and o.order_id = es.order_id
left join order_item i on i.event_id = e.event_id and i.seat_no = es.seat_no and i.state = 'a'
left join ticket_type t on t.event_id = e.event_id and t.category_no = i.category_no
    and t.ticket_type_no = i.ticket_type_no
where e.event_id = $1)";

/// The last $3 changes of seat $2 of event $1, newest first. 0.4 ms.
inline constexpr const char* report_seat_history = R"(
select h.version, h.from_state::text, h.to_state::text, h.reason::text,
    (extract(epoch from h.at) * 1000000)::int8, coalesce(o.code, '')
from seat_history h
left join orders o on o.event_id = h.event_id and o.order_id = h.order_id
where h.event_id = $1 and h.seat_no = $2
order by h.version desc limit $3)";

/// Changes of event $1 visible in snapshot $2 and before (xid $3, seat $4, version $5), newest
/// first, at most $6: when (µs), seat, and version × 16 + from × 4 + to with the states as
/// board::SeatState numbers them. 22 ms for 20,000, wherever in the history.
inline constexpr const char* report_history = R"(
select (extract(epoch from h.at) * 1000000)::int8, h.seat_no,
    h.version::int8 * 16 + (strpos('ahsb', h.from_state::text) - 1) * 4
        + strpos('ahsb', h.to_state::text) - 1,
    h.xid::text, h.version
from seat_history h
where h.event_id = $1 and h.xid <= $3::xid8
    and (h.xid, h.seat_no, h.version) < ($3::xid8, $4::int4, $5::int4)
    and pg_visible_in_snapshot(h.xid, $2::pg_snapshot)
order by h.xid desc, h.seat_no desc, h.version desc limit $6)";

}  // namespace seatlock::store
