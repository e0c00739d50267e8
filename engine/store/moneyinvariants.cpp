// Invariants of what is paid, given back and owed.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"cancelled-event-marked", "Every order of a cancelled event is marked for refund.", R"(
select null::int4, 'order ' || o.code || ' is of a cancelled event and not marked for refund'
from event e join orders o on o.event_id = e.event_id
left join refund_mark m on m.event_id = o.event_id and m.order_id = o.order_id
where e.event_id = $1::int8 and e.status = 'cancelled' and o.state <> 'c' and m.order_id is null)"},

    {"paid-is-payments", "What an order says is paid is the sum of its settled payments.", R"(
select null::int4, 'order ' || o.code || ' says ' || o.paid_minor || ' is paid, its payments are '
    || coalesce(p.sum, 0)
from orders o
left join (select order_id, sum(amount_minor) as sum from payment
           where event_id = $1::int8 and state = 's' group by order_id) p
    on p.order_id = o.order_id
where o.event_id = $1::int8 and o.paid_minor <> coalesce(p.sum, 0))"},

    {"refunded-is-refunds",
     "What an order says is refunded is the sum of its refunds, and not more than was paid.", R"(
select null::int4, 'order ' || o.code || ' says ' || o.refunded_minor || ' of ' || o.paid_minor
    || ' is refunded, its refunds are ' || coalesce(r.sum, 0)
from orders o
left join (select order_id, sum(amount_minor) as sum from refund
           where event_id = $1::int8 and state <> 'f' group by order_id) r
    on r.order_id = o.order_id
where o.event_id = $1::int8
    and (o.refunded_minor <> coalesce(r.sum, 0) or o.refunded_minor > o.paid_minor))"},

    {"state-fits-money",
     "An open order owes something, a paid one nothing, and a cancelled one has no seat.", R"(
select null::int4, 'order ' || o.code || ' is in state ' || o.state::text || ', owes '
    || o.total_minor - o.paid_minor + o.refunded_minor || ' and has ' || coalesce(i.seats, 0)
    || ' seats'
from orders o
left join (select order_id, count(*) as seats from order_item
           where event_id = $1::int8 and state = 'a' group by order_id) i
    on i.order_id = o.order_id
where o.event_id = $1::int8 and not case o.state
    when 'o' then o.total_minor - o.paid_minor + o.refunded_minor > 0 and coalesce(i.seats, 0) > 0
    when 'p' then o.total_minor - o.paid_minor + o.refunded_minor <= 0
        and coalesce(i.seats, 0) > 0
    else i.seats is null end)"},

    {"money-adds-up",
     "All that was paid for an event is what its tickets cost, what was given back and what is to "
     "be given back, less what is still owed.",
     R"(
select null::int4, 'payments are ' || paid || ', tickets and fees ' || worth || ', refunds '
    || refunded || ', still owed ' || owed || ', to be given back ' || excess
from (
    select (select coalesce(sum(amount_minor), 0) from payment
            where event_id = $1::int8 and state = 's') as paid,
        (select coalesce(sum(amount_minor), 0) from refund
         where event_id = $1::int8 and state <> 'f') as refunded,
        coalesce(sum(total_minor), 0) as worth,
        coalesce(sum(greatest(total_minor - paid_minor + refunded_minor, 0)), 0) as owed,
        coalesce(sum(greatest(paid_minor - refunded_minor - total_minor, 0)), 0) as excess
    from orders where event_id = $1::int8
) b
where paid <> worth + refunded - owed + excess)"},

    {"order-history-whole", "Every revision of an order after its first has its entry.", R"(
select null::int4, 'order ' || o.code || ' is at revision ' || o.revision || ' and has '
    || coalesce(h.entries, 0) || ' entries up to ' || coalesce(h.last, 1)
from orders o
left join (select order_id, count(*) as entries, max(revision) as last from order_history
           where event_id = $1::int8 group by order_id) h on h.order_id = o.order_id
where o.event_id = $1::int8
    and (coalesce(h.entries, 0) <> o.revision - 1 or coalesce(h.last, 1) <> o.revision))"},

    {"moved-from-given-up", "A moved ticket comes from one of its order that was given up.", R"(
select i.seat_no, 'is moved from item ' || i.from_item || ' of order ' || o.code || ', which '
    || case when f.item_no is null then 'is not there' else 'is active' end
from order_item i
join orders o on o.event_id = $1::int8 and o.order_id = i.order_id
left join order_item f on f.event_id = $1::int8 and f.order_id = i.order_id
    and f.item_no = i.from_item
where i.event_id = $1::int8 and i.from_item is not null and f.state is distinct from 'c')"},
};

}  // namespace

std::span<const Invariant> moneyInvariants() {
    return table;
}

}  // namespace seatlock::store
