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
};

}  // namespace

std::span<const Invariant> shiftInvariants() {
    return table;
}

}  // namespace seatlock::store
