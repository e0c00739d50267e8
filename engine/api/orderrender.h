// Orders as JSON text. Pure; any thread.
#pragma once

#include "engine/booking/orderrequest.h"
#include "engine/store/ordersearch.h"

#include <string>

namespace seatlock::api {

/// As its buyer sees it.
std::string renderOrder(const booking::OrderView& order);
/// As staff see it: with payments, refunds, who sold it, and its revision.
std::string renderOrderSheet(const booking::OrderView& order);
/// A line of a list.
std::string renderFoundOrder(const store::FoundOrder& order);
std::string renderHistoryEntry(const store::HistoryEntry& entry);
/// That an order's tickets wait to be sent to that address.
std::string renderQueued(const std::string& code, const std::string& address);
std::string renderKnownBuyer(const store::KnownBuyer& buyer);

}  // namespace seatlock::api
