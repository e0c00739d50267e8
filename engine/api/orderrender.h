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
std::string renderKnownBuyer(const store::KnownBuyer& buyer);

}  // namespace seatlock::api
