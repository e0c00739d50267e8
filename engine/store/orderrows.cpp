#include "engine/store/orderrows.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement close_sold_hold{"close_sold_hold", R"(
update hold set state = 'c', buyer_key = $3::bytea
where event_id = $1::int8 and hold_id = $2::uuid)"};

// Prices are the database's, at the moment of the sale.
constexpr Statement add_order{"add_order", R"(
with item as (
    select s.seat_no, s.category_no, t.ticket_type_no, t.price_minor,
        (row_number() over (order by s.seat_no))::int2 as item_no
    from event_seat s
    left join unnest($9::int4[], $10::int2[]) as chosen(seat_no, ticket_type_no)
        on chosen.seat_no = s.seat_no
    join ticket_type t on t.event_id = s.event_id and t.category_no = s.category_no
        and t.ticket_type_no = coalesce(chosen.ticket_type_no, 0)
    where s.event_id = $1::int8 and s.seat_no = any($8::int4[])
), placed as (
    insert into orders (event_id, order_id, code, hold_id, channel_no, buyer_key, buyer_name,
                        buyer_email, currency, total_minor, created_at)
    select $1::int8, $2::uuid, $3::text, $4::uuid, h.channel_no, $5::bytea, $6::text, $7::text,
        e.currency, (select sum(price_minor) from item), now()
    from event e, hold h
    where e.event_id = $1::int8 and h.event_id = $1::int8 and h.hold_id = $4::uuid
)
insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,
                        price_minor)
select $1::int8, $2::uuid, item_no, seat_no, category_no, ticket_type_no, price_minor
from item)"};

constexpr Statement read_order{"read_order", R"(
select o.order_id, o.hold_id, o.code, o.buyer_name, o.buyer_email, o.currency, o.total_minor,
    (extract(epoch from o.created_at) * 1000000)::int8,
    i.seat_no, i.category_no, i.ticket_type_no, i.price_minor
from orders o
join order_item i on i.event_id = o.event_id and i.order_id = o.order_id
where o.event_id = $1::int8 and o.code = $2::text
order by i.item_no)"};

}  // namespace

std::size_t addOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                     const ConfirmRequest& request, const std::vector<core::SeatNo>& seats) {
    auto ticket_types = BinaryArray::int2();
    for (const auto type : request.ticket_types) ticket_types.add(type);
    const auto added = run(
        connection, tx, add_order, request.event.value, binary(request.order), request.code,
        binary(request.hold), pqxx::binarystring(request.buyer_key), request.buyer_name,
        request.buyer_email, seatArray(seats), seatArray(request.seats), ticket_types.parameter());
    return added.affected_rows();
}

void closeSoldHold(pool::Connection& connection, pqxx::transaction_base& tx,
                   const ConfirmRequest& request) {
    run(connection, tx, close_sold_hold, request.event.value, binary(request.hold),
        pqxx::binarystring(request.buyer_key));
}

std::optional<OrderRow> readOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                                  core::EventId event, const std::string& code) {
    const auto rows = run(connection, tx, read_order, event.value, code);
    if (rows.empty()) return std::nullopt;
    OrderRow order;
    order.id = uuid<core::OrderId>(rows[0][0]);
    order.hold = uuid<core::HoldId>(rows[0][1]);
    order.code = text(rows[0][2]);
    order.buyer_name = text(rows[0][3]);
    order.buyer_email = text(rows[0][4]);
    order.currency = text(rows[0][5]);
    order.total_minor = integer<std::int64_t>(rows[0][6]);
    order.created_at = integer<core::Micros>(rows[0][7]);
    for (const auto& row : rows) {
        order.items.push_back({integer<core::SeatNo>(row[8]), integer<std::int16_t>(row[9]),
                               integer<std::int16_t>(row[10]), integer<std::int64_t>(row[11])});
    }
    return order;
}

}  // namespace seatlock::store
