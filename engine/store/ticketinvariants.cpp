// Invariants of tickets and of who came in with them.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"ticket-of-item", "A valid ticket is of an item that its order still has.", R"(
select null::int4, 'ticket ' || t.ticket_id || ' is of order ' || t.order_id
    || ', which has no such item'
from ticket t
left join order_item i on i.event_id = $1::int8 and i.order_id = t.order_id
    and i.item_no = t.item_no and i.state = 'a'
where t.event_id = $1::int8 and t.state = 'v' and i.item_no is null)"},

    {"one-ticket-an-item", "No item has two valid tickets.", R"(
select null::int4, 'item ' || item_no || ' of order ' || order_id || ' has ' || count(*)
    || ' valid tickets'
from ticket where event_id = $1::int8 and state = 'v'
group by order_id, item_no having count(*) > 1)"},

    {"passages-counted", "A ticket's passages are the scans that were let through, each once.", R"(
select null::int4, 'ticket ' || t.ticket_id || ' passed ' || t.passages
    || ' times, its scans ' || coalesce(c.count, 0) || ' times up to number '
    || coalesce(c.last, 0)
from ticket t
left join (select ticket_id, count(*) as count, max(passage) as last from check_in
           where event_id = $1::int8 and result = 'v' group by ticket_id) c
    on c.ticket_id = t.ticket_id
where t.event_id = $1::int8
    and (t.passages <> coalesce(c.count, 0) or t.passages <> coalesce(c.last, 0)))"},

    {"let-in-with-ticket", "Who was let through had a ticket that was valid then.", R"(
select null::int4, 'scan ' || c.scan_id || ' was let through with ticket ' || c.ticket_id || ', '
    || case when t.ticket_id is null then 'which is not there' else 'which was revoked before' end
from check_in c
left join ticket t on t.event_id = $1::int8 and t.ticket_id = c.ticket_id
where c.event_id = $1::int8 and c.result = 'v'
    and (t.ticket_id is null or t.revoked_at < c.recorded_at))"},
};

}  // namespace

std::span<const Invariant> ticketInvariants() {
    return table;
}

}  // namespace seatlock::store
