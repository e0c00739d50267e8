// Orders that have to leave their seats. Desk thread; all throw what libpqxx throws.
#pragma once

#include "engine/store/orderedit.h"
#include "engine/store/orderseats.h"

#include <string>
#include <vector>

namespace seatlock::store {

/// A ticket for one of the seats asked about.
struct SeatedItem {
    std::string code;
    std::string buyer_name;
    std::string buyer_email;
    std::int16_t channel_no = 0;
    std::int16_t item_no = 0;
    core::SeatNo seat = 0;
};

/// Active items of orders at these seats, by order and seat.
std::vector<SeatedItem> itemsAt(pool::Connection& connection, core::EventId event,
                                const std::vector<core::SeatNo>& seats);

/// Moves tickets of one order at the price they had. `block`: the seats they leave are blocked in
/// the same transaction, so that nobody else gets them. `chart` is what the seats are numbered by.
/// Errors: those of editOrder() and moveItems(); contended (the event is being changed just now, or
/// has moved to another chart).
core::Result<EditedOrder> reseatOrder(pool::Connection& connection, const OrderEdit& edit,
                                      core::ChartId chart, const std::vector<Move>& moves,
                                      bool block);

/// Gives back all that was paid and not given back yet, for this reason. The seats stay the
/// order's: the books tell who would have sat there. Errors: those of editOrder() and refund().
core::Result<EditedOrder> refundInFull(pool::Connection& connection, const OrderEdit& edit,
                                       const std::string& reason);

}  // namespace seatlock::store
