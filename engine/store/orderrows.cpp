#include "engine/store/orderrows.h"

#include "engine/store/holdrows.h"
#include "engine/store/nullable.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement sell_seats{"sell_seats", R"(
with sold as (
    update event_seat s
    set state = 's', version = s.version + 1, order_id = $4::uuid, hold_expires_at = null
    where s.event_id = $1::int8 and s.seat_no = any($3::int4[])
        and s.hold_id = $2::uuid and s.state = 'h' and s.hold_expires_at > now()
    returning s.seat_no, s.state, s.version
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, hold_id, order_id)
    select $1::int8, seat_no, version, $5::int4, 'h', 's', 'c', $2::uuid, $4::uuid from sold
)
select seat_no, state, version, 0 from sold)"};

// The order is in the books by now and its key keeps the event's row: what the status is here, it
// stays until the commit, so that no order slips past a cancellation.
constexpr Statement close_sold_hold{"close_sold_hold", R"(
update hold set state = 'c', buyer_key = $3::bytea
where event_id = $1::int8 and hold_id = $2::uuid
returning (select status <> 'cancelled' from event where event_id = $1::int8))"};

// Prices and fees are the database's, at the moment of the sale. $11: the shop that sends the
// order has taken the money.
constexpr Statement add_order{"add_order", R"(
with fee as materialized (
    select coalesce(sum(amount_minor) filter (where per = 'ticket'), 0)::int8 as of_ticket,
        coalesce(sum(amount_minor) filter (where per = 'order'), 0)::int8 as of_order
    from event_fee where event_id = $1::int8
), item as (
    select s.seat_no, s.category_no, t.ticket_type_no, t.price_minor, fee.of_ticket,
        (row_number() over (order by s.seat_no))::int2 as item_no
    from fee cross join event_seat s
    left join unnest($9::int4[], $10::int2[]) as chosen(seat_no, ticket_type_no)
        on chosen.seat_no = s.seat_no
    join ticket_type t on t.event_id = s.event_id and t.category_no = s.category_no
        and t.ticket_type_no = coalesce(chosen.ticket_type_no, 0)
    where s.event_id = $1::int8 and s.seat_no = any($8::int4[])
), cost as (
    select coalesce((select sum(price_minor + of_ticket) from item), 0)::int8 + of_order as total,
        of_order
    from fee
), placed as (
    insert into orders (event_id, order_id, code, hold_id, channel_no, buyer_key, buyer_name,
                        buyer_email, currency, total_minor, fee_minor, created_at, state,
                        paid_minor)
    select $1::int8, $2::uuid, $3::text, $4::uuid, h.channel_no, $5::bytea, $6::text, $7::text,
        e.currency, cost.total, cost.of_order, now(),
        (case when $11::bool then 'p' else 'o' end)::"char",
        case when $11::bool then cost.total else 0 end
    from event e, hold h, cost
    where e.event_id = $1::int8 and h.event_id = $1::int8 and h.hold_id = $4::uuid
), paid as (
    insert into payment (event_id, order_id, payment_no, provider, method, state, amount_minor,
                         settled_at)
    select $1::int8, $2::uuid, 1, 'manual', 'external', 's', total, now()
    from cost where $11::bool and total > 0
)
insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,
                        price_minor, fee_minor)
select $1::int8, $2::uuid, item_no, seat_no, category_no, ticket_type_no, price_minor, of_ticket
from item
returning (select total from cost))"};

constexpr Statement read_order{"read_order", R"(
select o.order_id, o.hold_id, o.code, o.buyer_name, o.buyer_email, o.currency, o.total_minor,
    (extract(epoch from o.created_at) * 1000000)::int8, o.state, o.revision, o.seller,
    o.buyer_phone, o.group_name, (extract(epoch from o.pay_until) * 1000000)::int8, o.lapsed,
    o.fee_minor, o.reduction_minor, o.paid_minor, o.refunded_minor, o.exchanged_from,
    o.exchanged_to, o.channel_no,
    i.item_no, i.seat_no, i.category_no, i.ticket_type_no, i.price_minor, i.fee_minor, i.state,
    i.from_item
from orders o
join order_item i on i.event_id = o.event_id and i.order_id = o.order_id
where o.event_id = $1::int8 and o.code = $2::text
order by i.item_no)"};

/// Null when nobody counts this buyer's seats.
Nullable buyerKey(const ConfirmRequest& request) {
    if (request.buyer_key.empty()) return {};
    return std::optional<std::string>("\\x" + hex(request.buyer_key));
}

OrderItemRow itemOf(const pqxx::row& row) {
    OrderItemRow item;
    item.item_no = integer<std::int16_t>(row[22]);
    item.seat = integer<core::SeatNo>(row[23]);
    item.category_no = integer<std::int16_t>(row[24]);
    item.ticket_type_no = integer<std::int16_t>(row[25]);
    item.price_minor = integer<std::int64_t>(row[26]);
    item.fee_minor = integer<std::int64_t>(row[27]);
    item.active = text(row[28]) == "a";
    if (!row[29].is_null()) item.from_item = integer<std::int16_t>(row[29]);
    return item;
}

OrderRow orderOf(const pqxx::row& row) {
    OrderRow order;
    order.id = uuid<core::OrderId>(row[0]);
    order.hold = uuid<core::HoldId>(row[1]);
    order.code = text(row[2]);
    order.buyer_name = text(row[3]);
    order.buyer_email = text(row[4]);
    order.currency = text(row[5]);
    order.total_minor = integer<std::int64_t>(row[6]);
    order.created_at = integer<core::Micros>(row[7]);
    order.state = sales::orderStateOf(text(row[8])[0]).value();
    order.revision = integer<std::int32_t>(row[9]);
    if (!row[10].is_null()) order.seller = text(row[10]);
    order.buyer_phone = text(row[11]);
    order.group_name = text(row[12]);
    if (!row[13].is_null()) order.pay_until = integer<core::Micros>(row[13]);
    order.lapsed = boolean(row[14]);
    order.fee_minor = integer<std::int64_t>(row[15]);
    order.reduction_minor = integer<std::int64_t>(row[16]);
    order.paid_minor = integer<std::int64_t>(row[17]);
    order.refunded_minor = integer<std::int64_t>(row[18]);
    order.exchanged_from = text(row[19]);
    order.exchanged_to = text(row[20]);
    order.channel_no = integer<std::int16_t>(row[21]);
    return order;
}

}  // namespace

std::int64_t OrderRow::fees() const {
    std::int64_t sum = state == sales::OrderState::cancelled ? 0 : fee_minor;
    for (const auto& item : items) sum += item.active ? item.fee_minor : 0;
    return sum;
}

std::vector<board::SeatFact> sellHeldSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                           const ConfirmRequest& request,
                                           const std::vector<core::SeatNo>& seats) {
    return facts(run(connection, tx, sell_seats, request.event.value, binary(request.hold),
                     seatArray(seats), binary(request.order), request.engine_id));
}

AddedOrder addOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                    const ConfirmRequest& request, const std::vector<core::SeatNo>& seats) {
    auto ticket_types = BinaryArray::int2();
    for (const auto type : request.ticket_types) ticket_types.add(type);
    const auto added =
        run(connection, tx, add_order, request.event.value, binary(request.order), request.code,
            binary(request.hold), buyerKey(request), request.buyer_name, request.buyer_email,
            seatArray(seats), seatArray(request.seats), ticket_types.parameter(), !request.terms);
    if (added.empty()) return {};
    return {added.size(), integer<std::int64_t>(added[0][0])};
}

bool closeSoldHold(pool::Connection& connection, pqxx::transaction_base& tx,
                   const ConfirmRequest& request) {
    const auto rows = run(connection, tx, close_sold_hold, request.event.value,
                          binary(request.hold), buyerKey(request));
    return rows.empty() || boolean(rows[0][0]);
}

std::optional<OrderRow> readOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                                  core::EventId event, const std::string& code) {
    const auto rows = run(connection, tx, read_order, event.value, code);
    if (rows.empty()) return std::nullopt;
    OrderRow order = orderOf(rows[0]);
    for (const auto& row : rows) order.items.push_back(itemOf(row));
    return order;
}

}  // namespace seatlock::store
