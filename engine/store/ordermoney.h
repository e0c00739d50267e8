// What is done with an order's money, within an edit. Worker threads; all throw what libpqxx
// throws.
#pragma once

#include "engine/store/orderedit.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct RefundWish {
    std::vector<std::int16_t> items;           ///< given up first
    std::optional<std::int64_t> amount_minor;  ///< none: all that is owed back after that
    std::optional<sales::Method> method;       ///< none: as it was paid last
    std::string reason;
};

/// What a clerk tells of a payment, as it is to be kept, while `due` is owed. Errors: nothing_due,
/// invalid_body.
core::Result<PaymentRow> paymentOf(const sales::PaymentWish& wish, std::int64_t due);

/// Of an order that was just placed without being paid: who sold it, what is paid at once, and
/// until when the rest. Errors: as paymentOf().
core::Result<core::Done> applyTerms(pool::Connection& connection, pqxx::transaction_base& tx,
                                    core::EventId event, OrderRow& order, const SaleTerms& terms);

/// Records what is paid, settled. Errors: order_closed, nothing_due (also when it is more than is
/// owed), invalid_body.
core::Result<core::Done> pay(OrderEditing& editing, const std::vector<sales::PaymentWish>& wishes);

/// Gives money back, and the seats of `items`. What is more than is owed back makes the order
/// cheaper. Errors: unknown_item, refund_exceeds_paid.
core::Result<core::Done> refund(OrderEditing& editing, const RefundWish& wish);

/// Gives up seats; none named: all of them, which cancels the order, as giving up the last does.
/// Errors: order_closed, unknown_item.
core::Result<core::Done> giveUp(OrderEditing& editing, const std::vector<std::int16_t>& items,
                                const std::string& reason);

/// The deadline has passed with something owed: the order is cancelled. Errors: nothing_due when
/// it has not, or nothing is owed.
core::Result<core::Done> lapse(OrderEditing& editing);

struct BuyerChange {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> group_name;
    std::optional<core::Micros> pay_until;
};
/// Errors: order_closed.
core::Result<core::Done> changeBuyer(OrderEditing& editing, const BuyerChange& change);

}  // namespace seatlock::store
