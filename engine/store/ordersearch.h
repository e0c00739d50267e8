// Finding orders and buyers, and what happened to an order. Worker threads; all throw what libpqxx
// throws.
#pragma once

#include "engine/store/orderstore.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Which orders; what has no value does not matter.
struct OrderQuery {
    std::string text;  ///< of code, name, e-mail, phone or group; a seat's label or a whole code
    std::optional<core::EventId> event;
    std::optional<sales::OrderState> state;
    bool refund_due = false;                          ///< only those to give money back for
    std::optional<std::vector<core::EventId>> among;  ///< only of these events
    std::optional<core::OrderId> before;              ///< only older ones
    int limit = 50;
};

struct FoundOrder {
    core::EventId event;
    std::string event_slug;
    std::string event_name;
    std::string code;
    core::OrderId id;
    sales::OrderState state = sales::OrderState::open;
    std::string buyer_name;
    std::string buyer_email;
    std::string buyer_phone;
    std::string group_name;
    std::string seller;
    core::Micros created_at = 0;
    std::optional<core::Micros> pay_until;
    std::int64_t revision = 1;
    std::string currency;
    sales::Balance balance;
    std::vector<std::string> seats;  ///< labels of the active items
};

/// The latest first.
std::vector<FoundOrder> findOrders(pool::Connection& connection, const OrderQuery& query);

struct KnownBuyer {
    std::string name;
    std::string email;
    std::string phone;
    std::int64_t orders = 0;
};

/// Buyers whose name or e-mail begins with, or whose phone contains, the text; the most frequent
/// first.
std::vector<KnownBuyer> findBuyers(pool::Connection& connection, const std::string& text,
                                   const std::optional<std::vector<core::EventId>>& among,
                                   int limit);

struct HistoryEntry {
    std::int64_t revision = 1;
    std::string action;
    std::string actor;  ///< login; empty: a buyer or the engine
    core::Micros at = 0;
    std::string details;  ///< JSON object
};

/// From the sale on; empty: no such order.
std::vector<HistoryEntry> readHistory(pool::Connection& connection, core::EventId event,
                                      const std::string& code);

struct OverdueOrder {
    core::EventId event;
    std::string code;
};
/// Open orders whose time to be paid is over, at most `limit`.
std::vector<OverdueOrder> overdueOrders(pool::Connection& connection, int limit);

/// The event whose orders begin with that code.
std::optional<core::EventId> findEventOfOrder(pool::Connection& connection,
                                              const std::string& code);

}  // namespace seatlock::store
