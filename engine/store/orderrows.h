// What every way of selling writes and reads alike when a hold becomes an order. Worker threads;
// all throw what libpqxx throws.
#pragma once

#include "engine/store/orderstore.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pqxx/pqxx>

namespace seatlock::store {

/// Makes seats of the hold the order's, those whose time is not over.
std::vector<board::SeatFact> sellHeldSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                           const ConfirmRequest& request,
                                           const std::vector<core::SeatNo>& seats);

struct AddedOrder {
    std::size_t items = 0;
    std::int64_t total_minor = 0;
};

/// Inserts the order of these seats and its items.
AddedOrder addOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                    const ConfirmRequest& request, const std::vector<core::SeatNo>& seats);

/// The hold has become an order of that buyer's. False: the event was cancelled meanwhile, and
/// there may be no order.
bool closeSoldHold(pool::Connection& connection, pqxx::transaction_base& tx,
                   const ConfirmRequest& request);

std::optional<OrderRow> readOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                                  core::EventId event, const std::string& code);

}  // namespace seatlock::store
