// Exchanging an order for one of another event, and telling buyers again; within an edit. Worker
// threads; all throw what libpqxx throws.
#pragma once

#include "engine/store/orderedit.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// The order to come, of the same buyer. `sale.terms` has what is paid beside what was paid before.
struct ExchangeWish {
    ConfirmRequest sale;
    std::vector<core::SeatNo> seats;
    core::ChartId chart;  ///< that the seat numbers are of
    std::int16_t channel_no = 0;
    std::int32_t hold_s = 0;
    bool refund = false;                         ///< what is owed back then is given back at once
    std::optional<sales::Method> refund_method;  ///< none: cash
    std::function<std::string(core::SeatNo)> label;  ///< of a seat there, for who is refused
};

struct Exchanged {
    OrderRow order;  ///< the new one, with payments
    std::vector<board::SeatFact> facts;
};

/// Buys the seats of the other event, takes what was paid over, and cancels this order: all or
/// nothing. What is left to pay or to give back is so for the new order. Errors: order_closed,
/// sale_not_open, seat_unavailable (those that are gone), contended, invalid_body,
/// nothing_due.
core::Result<Exchanged> exchange(OrderEditing& editing, const ExchangeWish& wish);

/// Puts the tickets into the outbox once more, to the buyer's own address where none is given.
/// Errors: order_closed, invalid_body when there is no address. The address.
core::Result<std::string> resend(OrderEditing& editing, const std::string& address);

}  // namespace seatlock::store
