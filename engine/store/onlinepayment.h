// What providers tell of payments, within an edit; and refunds that providers have yet to make.
// Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/store/orderedit.h"

#include <string>
#include <vector>

namespace seatlock::store {

/// A provider's word on a payment, however often and in whatever order it comes: that it was paid
/// is final, that it failed is not. Money for an order that lapsed buys its seats if all are free
/// still; money that buys nothing is given back: never both, never neither. Errors:
/// unknown_payment (also when it is another provider's).
core::Result<core::Done> conclude(OrderEditing& editing, const std::string& provider,
                                  std::int16_t payment_no, bool paid);

struct PendingRefund {
    core::EventId event;
    std::string code;
    std::int16_t refund_no = 0;
    std::string provider;
    std::int64_t amount_minor = 0;
};
/// Of all orders, at most `limit`, the oldest first.
std::vector<PendingRefund> pendingRefunds(pool::Connection& connection, int limit);
/// The provider has given it back.
void settleRefund(pool::Connection& connection, const PendingRefund& refund);

}  // namespace seatlock::store
