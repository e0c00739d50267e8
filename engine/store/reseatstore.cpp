#include "engine/store/reseatstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/inventoryrows.h"
#include "engine/store/ordermoney.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Done;
using core::Result;

namespace {

constexpr Statement items_at{"items_at", R"(
select o.code, o.buyer_name, o.buyer_email, o.channel_no, i.item_no, i.seat_no
from order_item i join orders o using (event_id, order_id)
where i.event_id = $1::int8 and i.seat_no = any($2::int4[]) and i.state = 'a'
order by o.code, i.seat_no)"};

// Not waited for: whoever changes the event may be waiting for this order.
constexpr Statement same_chart{"same_chart", R"(
select from event where event_id = $1::int8 and chart_id = $2::int8 for share skip locked)"};

/// Seats that the order has just left.
void blockLeft(OrderEditing& editing, const std::vector<core::SeatNo>& seats) {
    LockedSeat block;
    block.reason = "technical";
    block.note = "reseated";
    const SeatEditor editor{editing.edit.event, editing.edit.engine_id, editing.edit.actor.login};
    const auto blocked = blockSeats(editing.connection, editing.tx, editor, seats, block);
    editing.facts.insert(editing.facts.end(), blocked.begin(), blocked.end());
}

}  // namespace

std::vector<SeatedItem> itemsAt(pool::Connection& connection, core::EventId event,
                                const std::vector<core::SeatNo>& seats) {
    pqxx::nontransaction tx(connection.native());
    std::vector<SeatedItem> out;
    for (const auto& row : run(connection, tx, items_at, event.value, seatArray(seats))) {
        out.push_back({std::string(text(row[0])), std::string(text(row[1])),
                       std::string(text(row[2])), integer<std::int16_t>(row[3]),
                       integer<std::int16_t>(row[4]), integer<core::SeatNo>(row[5])});
    }
    return out;
}

Result<EditedOrder> reseatOrder(pool::Connection& connection, const OrderEdit& edit,
                                core::ChartId chart, const std::vector<Move>& moves, bool block) {
    return editOrder(connection, edit, [&](OrderEditing& editing) -> Result<Done> {
        if (run(connection, editing.tx, same_chart, edit.event.value, chart.value).empty()) {
            return core::Error{
                core::ErrorCode::contended,
                "the event is being changed just now; look again where the seats are",
                {},
                1};
        }
        std::vector<core::SeatNo> left;
        for (const Move& move : moves) {
            const auto item = editing.item(move.item_no);
            if (!item) return item.error();
            left.push_back((*item)->seat);
        }
        if (auto moved = moveItems(editing, moves, false); !moved) return moved;
        if (block) blockLeft(editing, left);
        return Done{};
    });
}

Result<EditedOrder> refundInFull(pool::Connection& connection, const OrderEdit& edit,
                                 const std::string& reason) {
    return editOrder(connection, edit, [&](OrderEditing& editing) -> Result<Done> {
        RefundWish wish;
        wish.amount_minor = editing.order.paid_minor - editing.order.refunded_minor;
        wish.reason = reason;
        return refund(editing, wish);
    });
}

}  // namespace seatlock::store
