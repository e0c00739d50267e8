// Invariants of orders.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"sold-seat-in-order", "A sold seat is an item of the order it names.", R"(
select s.seat_no, 'is sold to order ' || s.order_id || ', which has no such item'
from event_seat s
left join order_item i on i.event_id = $1::int8 and i.order_id = s.order_id
    and i.seat_no = s.seat_no and i.state = 'a'
where s.event_id = $1::int8 and s.state = 's' and i.seat_no is null)"},

    // A second item of a sold seat is the next invariant's.
    {"item-seat-sold", "The seat of every item of an order is sold to that order.", R"(
select i.seat_no, 'is an item of order ' || i.order_id || ' and not sold to it'
from order_item i
join event_seat s on s.event_id = $1::int8 and s.seat_no = i.seat_no
where i.event_id = $1::int8 and i.state = 'a'
    and (s.state <> 's' or (s.order_id <> i.order_id and not exists (
        select from order_item own
        where own.event_id = $1::int8 and own.order_id = s.order_id
            and own.seat_no = s.seat_no and own.state = 'a'))))"},

    {"sold-once", "No seat is an item of two orders, or twice of one.", R"(
select seat_no, 'is ' || count(*) || ' items'
from order_item where event_id = $1::int8 and state = 'a'
group by seat_no having count(*) > 1)"},

    {"confirmed-hold-ordered", "Every confirmed hold has become an order.", R"(
select null::int4, 'hold ' || h.hold_id || ' is confirmed and has no order'
from hold h
left join orders o on o.event_id = $1::int8 and o.hold_id = h.hold_id
where h.event_id = $1::int8 and h.state = 'c' and o.order_id is null)"},

    {"order-of-confirmed-hold", "Every order comes from one hold of its own, confirmed.", R"(
select null::int4, 'order ' || o.code || ' is of hold ' || o.hold_id || ', '
    || case when h.hold_id is null then 'which is not there'
            when h.state <> 'c' then 'whose state is ' || h.state::text
            else 'as another order is' end
from (select code, hold_id, count(*) over (partition by hold_id) as orders
      from orders where event_id = $1::int8) o
left join hold h on h.event_id = $1::int8 and h.hold_id = o.hold_id
where h.state is distinct from 'c' or o.orders > 1)"},

    {"order-has-hold-seats", "An order's first items are the seats of its hold, and no others.", R"(
select null::int4, 'order ' || o.code || ' has seats ' || coalesce(i.seats::text, '{}')
    || ', its hold ' || h.seats::text
from orders o
join (select hold_id, (select array_agg(l order by l) from unnest(seats) as u(l)) as seats
      from hold where event_id = $1::int8 and state = 'c') h on h.hold_id = o.hold_id
left join (select order_id, array_agg(distinct seat_no order by seat_no) as seats
           from order_item where event_id = $1::int8 and from_item is null group by order_id) i
    on i.order_id = o.order_id
where o.event_id = $1::int8 and i.seats is distinct from h.seats)"},

    {"order-total",
     "An order's total is what its active items and fees cost, less what it was reduced by; "
     "nothing when it is cancelled.",
     R"(
select null::int4, 'order ' || o.code || ' is for ' || o.total_minor || ', its items for '
    || coalesce(i.total, 0) || ' and ' || o.fee_minor || ' less ' || o.reduction_minor
from orders o
left join (select order_id, sum(price_minor + fee_minor) as total
           from order_item where event_id = $1::int8 and state = 'a' group by order_id) i
    on i.order_id = o.order_id
where o.event_id = $1::int8 and o.total_minor <> case o.state when 'c' then 0
    else coalesce(i.total, 0) + o.fee_minor - o.reduction_minor end)"},

    {"sold-through-hold", "A sold seat names the hold that its order comes from.", R"(
select s.seat_no, 'names hold ' || s.hold_id || ', its order ' || o.code || ' hold '
    || o.hold_id
from event_seat s join orders o on o.event_id = $1::int8 and o.order_id = s.order_id
where s.event_id = $1::int8 and s.state = 's' and s.hold_id <> o.hold_id)"},
};

}  // namespace

std::span<const Invariant> orderInvariants() {
    return table;
}

}  // namespace seatlock::store
