// Invariants of the seats' histories.
#include "engine/store/invariant.h"

namespace seatlock::store {

namespace {

constexpr Invariant table[] = {
    {"history-has-seat", "There is no history without its seat.", R"(
select distinct t.seat_no, 'has a history and is not in the inventory'
from seat_history t
left join event_seat s on s.event_id = $1::int8 and s.seat_no = t.seat_no
where t.event_id = $1::int8 and s.seat_no is null)"},

    {"history-gapless", "A seat's history has every version from 1 to its last, each once.", R"(
select seat_no, 'has ' || count(*) || ' entries from version ' || min(version) || ' to '
    || max(version)
from seat_history where event_id = $1::int8
group by seat_no
having min(version) <> 1 or count(*) <> max(version)
    or sum(version) * 2 <> count(*) * (count(*) + 1))"},

    {"history-chains", "Each change of a seat begins where the one before ended.", R"(
select seat_no, 'goes from ' || from_state::text || ' in version 1, before it was a'
from seat_history where event_id = $1::int8 and version = 1 and from_state <> 'a'
union all
select t.seat_no, 'goes from ' || t.from_state::text || ' in version ' || t.version
    || ', before it was ' || p.to_state::text
from seat_history t
join seat_history p on p.event_id = $1::int8 and p.seat_no = t.seat_no
    and p.version = t.version - 1
where t.event_id = $1::int8 and t.version > 1 and t.from_state <> p.to_state)"},

    {"history-ends-at-seat", "A seat is in the state and version that its history ends in.", R"(
select s.seat_no, 'is ' || s.state::text || ' in version ' || s.version || ', its history '
    || coalesce('goes on to ' || n.to_state::text || ' in version ' || n.version,
                'has ' || t.to_state::text || ' in that version', 'does not have that version')
from event_seat s
left join seat_history t on t.event_id = $1::int8 and t.seat_no = s.seat_no
    and t.version = s.version
left join seat_history n on n.event_id = $1::int8 and n.seat_no = s.seat_no
    and n.version = s.version + 1
where s.event_id = $1::int8
    and (n.version is not null
        or coalesce(t.to_state, case s.version when 0 then 'a'::"char" end)
            is distinct from s.state))"},

    {"history-owner", "A seat's owner is the one that its history ends with.", R"(
select s.seat_no, 'belongs to ' || coalesce('order ' || s.order_id, 'hold ' || s.hold_id)
    || ', by its history to ' || coalesce('order ' || t.order_id, 'hold ' || t.hold_id, 'nobody')
from event_seat s
join seat_history t on t.event_id = $1::int8 and t.seat_no = s.seat_no
    and t.version = s.version and t.to_state = s.state
where s.event_id = $1::int8 and s.state in ('h', 's')
    and (t.hold_id is distinct from s.hold_id or t.order_id is distinct from s.order_id))"},

    {"history-reasons",
     "Every change is one that can be: available to held; held to available, sold or to "
     "another hold; available to blocked and back; a free or blocked seat to another channel or "
     "category; sold to available, and to where a ticket moves; and says who made it.",
     R"(
select seat_no, 'goes from ' || from_state::text || ' to ' || to_state::text
    || ' for reason ' || reason::text
    || ' in version ' || version
from seat_history
where event_id = $1::int8
    and (case reason
            when 'h' then from_state in ('a', 'h') and to_state = 'h'
            when 'r' then from_state = 'h' and to_state = 'a'
            when 'e' then from_state = 'h' and to_state = 'a'
            when 'd' then from_state = 'h' and to_state = 'a'
            when 'c' then from_state = 'h' and to_state = 's'
            when 'b' then from_state = 'a' and to_state = 'b'
            when 'u' then from_state = 'b' and to_state = 'a'
            when 'k' then from_state in ('a', 'b') and to_state = from_state
            when 'g' then from_state in ('a', 'b') and to_state = from_state
            when 'x' then from_state = 's' and to_state = 'a'
            when 'm' then (from_state in ('a', 'h') and to_state = 's')
                or (from_state = 's' and to_state = 'a')
            when 'i' then from_state in ('a', 'h') and to_state = 's'
            else false end
        and case when reason in ('b', 'u', 'k', 'g') then true else hold_id is not null end
        and case when reason in ('c', 'x', 'm', 'i') then order_id is not null else true end)
        is not true)"},

    // The heart of it: what two owners of one seat would look like.
    {"one-owner-at-a-time",
     "A seat leaves a hold only by that hold's own release, expiry or order, or for another hold "
     "after the first one's time was over.",
     R"(
select t.seat_no, 'was taken from hold ' || p.hold_id || ' in version ' || t.version
    || case when t.hold_id = p.hold_id or t.reason in ('h', 'm', 'i')
            then ' before its time was over'
            else ' in the name of ' || coalesce(t.hold_id::text, 'nobody') end
from seat_history t
join seat_history p on p.event_id = $1::int8 and p.seat_no = t.seat_no
    and p.version = t.version - 1 and p.to_state = 'h'
join hold h on h.event_id = $1::int8 and h.hold_id = p.hold_id
where t.event_id = $1::int8 and t.from_state = 'h' and t.version > 1
    and case t.reason
        when 'h' then t.hold_id = p.hold_id or t.at < h.expires_at
        when 'm' then t.hold_id = p.hold_id or t.at < h.expires_at
        when 'i' then t.hold_id = p.hold_id or t.at < h.expires_at
        when 'e' then t.hold_id is distinct from p.hold_id or t.at < h.expires_at
        else t.hold_id is distinct from p.hold_id end)"},
};

}  // namespace

std::span<const Invariant> historyInvariants() {
    return table;
}

}  // namespace seatlock::store
