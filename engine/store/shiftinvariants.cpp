// Invariants of tills.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"through-own-till",
     "What went through a till was its user's doing, in its currency, and before it was counted.",
     R"(
select null::int4, m.what || ' of order ' || o.code || ' went through till ' || m.shift_id || ', '
    || case when s.shift_id is null then 'which is not there'
            when s.user_id is distinct from m.user_id then 'which is another''s'
            when s.currency <> o.currency then 'which is for ' || s.currency
            else 'which was closed before' end
from (select 'payment ' || payment_no as what, order_id, shift_id, user_id, created_at
      from payment where event_id = $1::int8 and shift_id is not null
      union all
      select 'refund ' || refund_no, order_id, shift_id, user_id, created_at
      from refund where event_id = $1::int8 and shift_id is not null) m
join orders o on o.event_id = $1::int8 and o.order_id = m.order_id
left join shift s on s.shift_id = m.shift_id
where s.shift_id is null or s.user_id is distinct from m.user_id or s.currency <> o.currency
    or s.closed_at < m.created_at)"},

    {"closed-till-adds-up",
     "What was to be in a till when it was counted is its float and the cash that went through it.",
     R"(
select null::int4, 'the till of ' || s.login || ' closed at ' || s.closed_at || ' was to hold '
    || s.expected_minor || ', its float and cash are ' || m.cash
from shift s
cross join lateral (
    select s.float_minor
        + (select coalesce(sum(amount_minor), 0) from payment
           where shift_id = s.shift_id and method = 'cash' and state = 's')
        - (select coalesce(sum(amount_minor), 0) from refund
           where shift_id = s.shift_id and method = 'cash' and state = 's') as cash
) m
where s.closed_at is not null and s.expected_minor <> m.cash
    and (exists (select from payment where shift_id = s.shift_id and event_id = $1::int8)
        or exists (select from refund where shift_id = s.shift_id and event_id = $1::int8)
        or not exists (select from payment where shift_id = s.shift_id
                       union all select from refund where shift_id = s.shift_id)))"},
};

}  // namespace

std::span<const Invariant> shiftInvariants() {
    return table;
}

}  // namespace seatlock::store
