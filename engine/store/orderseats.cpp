#include "engine/store/orderseats.h"

#include "engine/core/jsonwriter.h"
#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using core::SeatNo;
using sales::OrderAction;
using sales::OrderState;

namespace {

constexpr Statement cancel_items{"cancel_items", R"(
update order_item set state = 'c'
where event_id = $1::int8 and order_id = $2::uuid and item_no = any($3::int2[]))"};

constexpr Statement free_sold_seats{"free_sold_seats", R"(
with freed as (
    update event_seat s
    set state = 'a', version = s.version + 1, hold_id = null, order_id = null
    where s.event_id = $1::int8 and s.seat_no = any($3::int4[])
        and s.order_id = $2::uuid and s.state = 's'
    returning s.seat_no, s.state, s.version
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id, order_id, actor)
    select $1::int8, seat_no, version, $4::int4, 's', 'a', $5::"char", $6::uuid, $2::uuid,
        nullif($7::text, '')
    from freed
)
select seat_no, state, version, 0 from freed)"};

// As a claim takes seats: what others hold locked is passed over, nobody waits.
constexpr Statement take_seats{"take_seats", R"(
with locked as materialized (
    select s.seat_no, s.state from event_seat s
    where s.event_id = $1::int8 and s.seat_no = any($3::int4[])
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
    for update of s skip locked
), taken as (
    update event_seat s
    set state = 's', version = s.version + 1, hold_id = $6::uuid, hold_expires_at = null,
        order_id = $2::uuid
    from locked l
    where (select count(*) from locked) = cardinality($3::int4[])
        and s.event_id = $1::int8 and s.seat_no = l.seat_no
        and (s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now()))
    returning s.seat_no, s.state, s.version, l.state as from_state
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id, order_id, actor)
    select $1::int8, seat_no, version, $4::int4, from_state, 's', $5::"char", $6::uuid, $2::uuid,
        nullif($7::text, '')
    from taken
)
select seat_no, state, version, 0 from taken)"};

constexpr Statement move_item{"move_item", R"(
insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,
                        price_minor, fee_minor, from_item)
select $1::int8, $2::uuid, $4::int2, s.seat_no, s.category_no, t.ticket_type_no,
    case when $6::bool then t.price_minor else i.price_minor end, i.fee_minor, i.item_no
from order_item i
join ticket_type old on old.event_id = $1::int8 and old.category_no = i.category_no
    and old.ticket_type_no = i.ticket_type_no
join event_seat s on s.event_id = $1::int8 and s.seat_no = $5::int4
join ticket_type t on t.event_id = $1::int8 and t.category_no = s.category_no
where i.event_id = $1::int8 and i.order_id = $2::uuid and i.item_no = $3::int2
order by t.slug = old.slug desc, t.ticket_type_no
limit 1
returning category_no, ticket_type_no, price_minor, fee_minor, (
    select s.label from event e join seat s using (chart_id)
    where e.event_id = $1::int8 and s.seat_no = $5::int4))"};

constexpr Statement lapsed_items{"lapsed_items", R"(
select (jsonb_array_elements(details -> 'items'))::int2 from order_history
where event_id = $1::int8 and order_id = $2::uuid and revision = (
    select max(revision) from order_history
    where event_id = $1::int8 and order_id = $2::uuid and action = 'lapse'))"};

Error unavailable() {
    return {ErrorCode::seat_unavailable, "the seat is not available; nothing was changed", {}, 0};
}

/// The next item of the order, at another seat.
Result<Done> addMoved(OrderEditing& editing, std::int16_t from, SeatNo to, bool reprice) {
    auto& items = editing.order.items;
    std::int16_t number = 0;
    for (const auto& item : items) number = std::max(number, item.item_no);
    ++number;
    const auto rows = run(editing.connection, editing.tx, move_item, editing.edit.event.value,
                          binary(editing.order.id), from, number, to, reprice);
    if (rows.empty()) {
        return Error{ErrorCode::invalid_body, "no ticket type is sold for that seat", {}, 0};
    }
    if (text(rows[0][4]) != editing.edit.label(to)) {
        return Error{ErrorCode::contended, "the event has just moved to another chart", {}, 1};
    }
    items.push_back({number, to, integer<std::int16_t>(rows[0][0]),
                     integer<std::int16_t>(rows[0][1]), integer<std::int64_t>(rows[0][2]),
                     integer<std::int64_t>(rows[0][3]), true, from});
    return Done{};
}

}  // namespace

void cancelItems(OrderEditing& editing, const std::vector<std::int16_t>& items) {
    auto array = BinaryArray::int2();
    for (const auto item : items) array.add(item);
    run(editing.connection, editing.tx, cancel_items, editing.edit.event.value,
        binary(editing.order.id), array.parameter());
}

void freeSoldSeats(OrderEditing& editing, const std::vector<SeatNo>& seats, char reason) {
    const auto freed =
        facts(run(editing.connection, editing.tx, free_sold_seats, editing.edit.event.value,
                  binary(editing.order.id), seatArray(seats), editing.edit.engine_id,
                  std::string(1, reason), binary(editing.order.hold), editing.edit.actor.login));
    if (freed.size() != seats.size()) {
        throw std::logic_error("an order's item whose seat is not its own");
    }
    editing.facts.insert(editing.facts.end(), freed.begin(), freed.end());
}

std::vector<SeatNo> takeSeats(OrderEditing& editing, const std::vector<SeatNo>& seats,
                              char reason) {
    const auto taken =
        facts(run(editing.connection, editing.tx, take_seats, editing.edit.event.value,
                  binary(editing.order.id), seatArray(seats), editing.edit.engine_id,
                  std::string(1, reason), binary(editing.order.hold), editing.edit.actor.login));
    editing.facts.insert(editing.facts.end(), taken.begin(), taken.end());
    std::vector<SeatNo> missing;
    for (const SeatNo seat : seats) {
        if (std::ranges::find(taken, seat, &board::SeatFact::seat) == taken.end()) {
            missing.push_back(seat);
        }
    }
    return missing;
}

Result<Done> moveItems(OrderEditing& editing, const std::vector<Move>& moves, bool reprice) {
    if (editing.order.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    std::string details;
    core::JsonWriter json(details);
    json.beginObject().key("moves").beginArray();
    std::vector<SeatNo> from;
    std::vector<SeatNo> to;
    std::vector<std::int16_t> left;
    for (const Move& move : moves) {
        const auto item = editing.item(move.item_no);
        if (!item) return item.error();
        (*item)->active = false;
        left.push_back(move.item_no);
        from.push_back((*item)->seat);
        to.push_back(move.to);
        json.beginObject().field("item", int{move.item_no});
        json.field("from", editing.edit.label(from.back()));
        json.field("to", editing.edit.label(move.to)).endObject();
    }
    json.endArray().endObject();
    cancelItems(editing, left);
    if (!takeSeats(editing, to, 'm').empty()) return unavailable();
    freeSoldSeats(editing, from, 'm');
    for (const Move& move : moves) {
        if (auto added = addMoved(editing, move.item_no, move.to, reprice); !added) return added;
    }
    editing.action = "reseat";
    editing.details = std::move(details);
    return editing.become(OrderAction::change);
}

Result<Done> reinstate(OrderEditing& editing) {
    auto& order = editing.order;
    if (!order.lapsed) return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    std::vector<Move> again;
    std::vector<SeatNo> seats;
    for (const auto& row : run(editing.connection, editing.tx, lapsed_items,
                               editing.edit.event.value, binary(order.id))) {
        const auto number = integer<std::int16_t>(row[0]);
        const auto item = std::ranges::find(order.items, number, &OrderItemRow::item_no);
        if (item == order.items.end()) throw std::logic_error("a lapsed item that is not there");
        again.push_back({number, item->seat});
        seats.push_back(item->seat);
    }
    if (seats.empty() || !takeSeats(editing, seats, 'i').empty()) return unavailable();
    for (const Move& move : again) {
        if (auto added = addMoved(editing, move.item_no, move.to, false); !added) return added;
    }
    return Done{};
}

}  // namespace seatlock::store
