// Rows of payments and refunds. Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/store/orderstore.h"

#include <pqxx/pqxx>

namespace seatlock::store {

/// Fills in the payments and refunds of an order, in order of their numbers.
void readMoney(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
               OrderRow& order);

/// With their numbers set by the caller; times are the transaction's.
void insertPayment(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                   core::OrderId order, const PaymentRow& payment, const Actor& actor);
void insertRefund(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                  core::OrderId order, const RefundRow& refund, const Actor& actor);
/// What a provider told of a pending payment.
void concludePayment(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                     core::OrderId order, std::int16_t payment_no, sales::PaymentState state);

}  // namespace seatlock::store
