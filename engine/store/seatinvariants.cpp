// Invariants of the inventory and of what was answered about it.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"seats-match-chart", "An event has the seats of its chart, neither more nor fewer.", R"(
select seat_no, case when on_sale is null then 'is in the chart and not in the inventory'
                     else 'is in the inventory and not in the chart' end
from (select seat_no, true as drawn from event e join seat using (chart_id)
      where e.event_id = $1::int8) c
full join (select seat_no, true as on_sale from event_seat where event_id = $1::int8) s
    using (seat_no)
where drawn is null or on_sale is null)"},

    {"counts-add-up", "Available, held, sold and blocked seats together are all seats.", R"(
select seat_no, 'is in a state that is none of these: ' || state::text
from event_seat where event_id = $1::int8 and state not in ('a', 'h', 's', 'b'))"},

    {"category-exists", "Every seat has a price category, and every category a price.", R"(
select s.seat_no, 'is in category ' || s.category_no || ', which has no price'
from event_seat s
where s.event_id = $1::int8 and not exists (
    select from price_category c join ticket_type t using (event_id, category_no)
    where c.event_id = $1::int8 and c.category_no = s.category_no and t.ticket_type_no = 0))"},

    {"state-fits",
     "A held seat names its hold and when that ends, a sold one its order, and no other seat "
     "names either.",
     R"(
select seat_no, 'has fields that do not fit its state ' || state::text
from event_seat
where event_id = $1::int8 and not case state
    when 'a' then hold_id is null and hold_expires_at is null and order_id is null
    when 'b' then hold_id is null and hold_expires_at is null and order_id is null
    when 'h' then hold_id is not null and hold_expires_at is not null and order_id is null
    when 's' then order_id is not null and hold_id is not null and hold_expires_at is null
    else true end)"},

    {"block-explained", "Every blocked seat says why, and no other seat does.", R"(
select s.seat_no, 'is blocked, and nothing says why'
from event_seat s left join seat_block b on b.event_id = $1::int8 and b.seat_no = s.seat_no
where s.event_id = $1::int8 and s.state = 'b' and b.seat_no is null
union all
select b.seat_no, 'is said to be blocked for reason ' || b.reason || ', and is '
    || coalesce(s.state::text, 'not in the inventory')
from seat_block b
left join event_seat s on s.event_id = $1::int8 and s.seat_no = b.seat_no
where b.event_id = $1::int8 and s.state is distinct from 'b')"},

    {"channel-exists", "A seat that only one channel sells names a channel of the event.", R"(
select s.seat_no, 'is for channel ' || s.channel_no || ', which is not there'
from event_seat s
left join channel c on c.event_id = $1::int8 and c.channel_no = s.channel_no
where s.event_id = $1::int8 and s.channel_no is not null and c.channel_no is null)"},

    {"channel-kept", "No seat was claimed for another channel than the one it is kept for.", R"(
select s.seat_no, 'is kept for channel ' || s.channel_no || ' and held by channel '
    || h.channel_no
from event_seat s join hold h on h.event_id = $1::int8 and h.hold_id = s.hold_id
where s.event_id = $1::int8 and s.state = 'h' and s.channel_no is not null
    and h.channel_no <> s.channel_no)"},

    {"buyer-limit", "No buyer has more seats, held and bought, than the event allows.", R"(
select null::int4, 'buyer ' || left(encode(b.buyer_key, 'hex'), 12) || '… has ' || sum(b.seats)
    || ' seats; the event allows ' || e.seats_per_buyer_max
from event e
cross join (
    select buyer_key, cardinality(seats)::int8 as seats from hold
    where event_id = $1::int8 and buyer_key is not null and state = 'a'
        and expires_at > $2::timestamptz
    union all
    select o.buyer_key, count(*) from orders o join order_item i using (event_id, order_id)
    where o.event_id = $1::int8 and i.state = 'a' and o.buyer_key is not null
    group by o.event_id, o.order_id, o.buyer_key
) b
where e.event_id = $1::int8 and e.seats_per_buyer_max is not null
group by b.buyer_key, e.seats_per_buyer_max
having sum(b.seats) > e.seats_per_buyer_max)"},

    {"replies-true", "Every success kept for an Idempotency-Key names a hold or order there is.",
     R"sql(
with kept as (
    select key_hash, substring(body from '"hold": ?"([A-Za-z0-9_-]{32})"') as token,
        substring(body from '"code": ?"([^"]*)"') as code
    from idempotency where event_id = $1::int8 and status = 201
)
select null::int4, 'the reply of key ' || left(encode(key_hash, 'hex'), 12) || '… names '
    || coalesce('order ' || code, 'hold ' || token, 'nothing')
from kept
where (code is null and token is null)
    or (code is not null and not exists (
        select from orders o where o.event_id = $1::int8 and o.code = kept.code))
    or (token is not null and not exists (
        select from hold h where h.event_id = $1::int8 and h.state <> 'v' and h.hold_id =
            encode(substring(decode(translate(token, '-_', '+/'), 'base64') from 9), 'hex')
            ::uuid)))sql"},
};

}  // namespace

std::span<const Invariant> seatInvariants() {
    return table;
}

}  // namespace seatlock::store
