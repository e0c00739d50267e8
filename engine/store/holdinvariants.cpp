// Invariants of holds.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"hold-exists", "Every hold that a seat or its history names is in the books.", R"(
select s.seat_no, 'names hold ' || s.hold_id || ', which is not there'
from event_seat s left join hold h on h.event_id = $1::int8 and h.hold_id = s.hold_id
where s.event_id = $1::int8 and s.hold_id is not null and h.hold_id is null
union all
select t.seat_no, 'names in its history hold ' || t.hold_id || ', which is not there'
from seat_history t left join hold h on h.event_id = $1::int8 and h.hold_id = t.hold_id
where t.event_id = $1::int8 and t.hold_id is not null and h.hold_id is null)"},

    {"hold-lists-seats", "A hold lists at least one seat, each once, and only the event's.", R"(
select null::int4, 'hold ' || hold_id || ' lists no seat'
from hold where event_id = $1::int8 and state <> 'v' and cardinality(seats) = 0
union all
select l.seat_no, 'is not the event''s, and listed by hold ' || h.hold_id
from hold h cross join unnest(h.seats) as l(seat_no)
left join event_seat s on s.event_id = $1::int8 and s.seat_no = l.seat_no
where h.event_id = $1::int8 and s.seat_no is null
union all
select l.seat_no, 'is listed more than once by hold ' || h.hold_id
from hold h cross join unnest(h.seats) as l(seat_no)
where h.event_id = $1::int8 and cardinality(h.seats) > 1
group by h.hold_id, l.seat_no
having count(*) > 1)"},

    {"held-seat-listed", "A held seat is among the seats that its hold lists.", R"(
select s.seat_no, 'names hold ' || s.hold_id || ', which does not list it'
from event_seat s join hold h on h.event_id = $1::int8 and h.hold_id = s.hold_id
where s.event_id = $1::int8 and s.state = 'h' and h.state <> 'v'
    and not s.seat_no = any(h.seats))"},

    {"held-by-open-hold",
     "A held seat's hold is active; after its time it may be marked as expired.", R"(
select s.seat_no, 'is held by hold ' || s.hold_id || ', whose state is ' || h.state::text
from event_seat s join hold h on h.event_id = $1::int8 and h.hold_id = s.hold_id
where s.event_id = $1::int8 and s.state = 'h'
    and (h.state in ('r', 'c') or (h.state = 'e' and s.hold_expires_at > $2::timestamptz)))"},

    {"expiry-agrees", "A seat's hold ends for the seat when it ends for the hold.", R"(
select s.seat_no, 'is held until ' || s.hold_expires_at || ', its hold ' || s.hold_id
    || ' until ' || h.expires_at
from event_seat s join hold h on h.event_id = $1::int8 and h.hold_id = s.hold_id
where s.event_id = $1::int8 and s.state = 'h' and h.state = 'a'
    and s.hold_expires_at <> h.expires_at)"},

    {"one-active-hold", "No seat is listed by two active holds.", R"(
select l.seat_no, 'is listed ' || count(*) || ' times by active holds'
from hold h cross join unnest(h.seats) as l(seat_no)
where h.event_id = $1::int8 and h.state = 'a' and h.expires_at > $2::timestamptz
group by l.seat_no
having count(*) > 1)"},

    // Where two active holds list a seat only one can own it: that is the invariant before.
    {"active-hold-owns", "An active hold owns every seat it lists.", R"(
select s.seat_no, 'is listed by active hold ' || h.hold_id || ' and is '
    || case s.state when 'a' then 'available' when 's' then 'sold' when 'b' then 'blocked'
                    else 'held by ' || s.hold_id end
from hold h cross join unnest(h.seats) as l(seat_no)
join event_seat s on s.event_id = $1::int8 and s.seat_no = l.seat_no
left join hold o on o.event_id = $1::int8 and o.hold_id = s.hold_id and o.hold_id <> h.hold_id
    and s.state = 'h' and o.state = 'a' and o.expires_at > $2::timestamptz
    and s.seat_no = any(o.seats)
where h.event_id = $1::int8 and h.state = 'a' and h.expires_at > $2::timestamptz
    and (s.state <> 'h' or s.hold_id <> h.hold_id) and o.hold_id is null)"},

    {"void-hold-owns-nothing", "A void hold owns no seat and never did.", R"(
with void as materialized (
    select hold_id, seats from hold where event_id = $1::int8 and state = 'v'
)
select s.seat_no, 'names hold ' || v.hold_id || ', which is void'
from void v join event_seat s on s.event_id = $1::int8 and s.hold_id = v.hold_id
union all
select t.seat_no, 'names in its history hold ' || v.hold_id || ', which is void'
from void v join seat_history t on t.event_id = $1::int8 and t.hold_id = v.hold_id
union all
select null::int4, 'hold ' || hold_id || ' is void and lists seats'
from void where cardinality(seats) > 0)"},

    {"hold-took", "Every seat that a hold lists was taken by it, as the seat's history tells.",
     R"(
select l.seat_no, 'is listed by hold ' || h.hold_id || ', which never took it'
from hold h cross join unnest(h.seats) as l(seat_no)
join event_seat s on s.event_id = $1::int8 and s.seat_no = l.seat_no
left join seat_history t on t.event_id = $1::int8 and t.seat_no = l.seat_no
    and t.hold_id = h.hold_id and t.to_state = 'h'
where h.event_id = $1::int8 and h.state <> 'v' and t.seat_no is null)"},

    {"hold-times", "A hold ends after it began, and not after the latest it may be extended to.",
     R"(
select null::int4, 'hold ' || hold_id || ' is from ' || created_at || ' to ' || expires_at
    || ', at the latest to ' || expires_max_at
from hold
where event_id = $1::int8 and state <> 'v'
    and not (created_at <= expires_at and expires_at <= expires_max_at))"},
};

}  // namespace

std::span<const Invariant> holdInvariants() {
    return table;
}

}  // namespace seatlock::store
