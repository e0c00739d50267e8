// Orders: a hold becomes sold seats. Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/sales/orderstate.h"
#include "engine/sales/payment.h"
#include "engine/staff/principal.h"
#include "engine/store/idempotencystore.h"
#include "engine/store/staffrows.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct OrderItemRow {
    std::int16_t item_no = 0;
    core::SeatNo seat = 0;
    std::int16_t category_no = 0;
    std::int16_t ticket_type_no = 0;
    std::int64_t price_minor = 0;
    std::int64_t fee_minor = 0;
    bool active = true;                     ///< not given up, nor moved to another item
    std::optional<std::int16_t> from_item;  ///< moved from that one
};

struct PaymentRow {
    std::int16_t payment_no = 0;
    std::string provider;
    sales::Method method = sales::Method::cash;
    sales::PaymentState state = sales::PaymentState::settled;
    std::int64_t amount_minor = 0;
    std::optional<std::int64_t> tendered_minor;
    std::string reference;
    std::string reason;
    std::string actor;
    core::Micros created_at = 0;
};

struct RefundRow {
    std::int16_t refund_no = 0;
    std::string provider;
    sales::Method method = sales::Method::cash;
    sales::PaymentState state = sales::PaymentState::settled;
    std::int64_t amount_minor = 0;
    std::string reason;
    std::string actor;
    core::Micros created_at = 0;
};

/// Columns as the schema explains them.
struct OrderRow {
    core::OrderId id;
    core::HoldId hold;
    std::string code;
    std::string buyer_name;
    std::string buyer_email;
    std::string buyer_phone;
    std::string group_name;
    std::string currency;
    std::int64_t total_minor = 0;
    core::Micros created_at = 0;
    sales::OrderState state = sales::OrderState::paid;
    std::int64_t revision = 1;
    std::int16_t channel_no = 0;
    std::optional<std::string> seller;
    std::optional<core::Micros> pay_until;
    bool lapsed = false;
    std::int64_t fee_minor = 0;
    std::int64_t reduction_minor = 0;
    std::int64_t paid_minor = 0;
    std::int64_t refunded_minor = 0;
    std::string exchanged_from;  ///< code of an order, or empty
    std::string exchanged_to;
    std::vector<OrderItemRow> items;
    std::vector<PaymentRow> payments;  ///< where they were asked for
    std::vector<RefundRow> refunds;

    sales::Balance balance() const { return {total_minor, paid_minor, refunded_minor}; }
    /// What all fees of the active items and the order's own come to.
    std::int64_t fees() const;
};

/// Who sells or changes an order; without a login the engine itself or a buyer.
struct Actor {
    std::string login;
    std::optional<staff::UserId> user;
};

/// What a clerk adds to a sale. Without terms an order is paid at once by whoever sent it.
struct SaleTerms {
    Actor seller;
    std::string buyer_phone;
    std::string group_name;
    /// Until when the rest is to be paid; none: until the event's beginning.
    std::optional<core::Micros> pay_until;
    std::vector<sales::PaymentWish> payments;
    /// The provider that is to take what is owed, and how many seconds it has for that.
    std::string provider{};
    std::int64_t pay_within_s = 0;
};

/// Tickets are issued with the sale, if it is paid.
struct TicketIssue {
    std::int16_t key_no;  ///< that signs them
    core::Random* random;
};

struct ConfirmRequest {
    core::EventId event;
    core::HoldId hold;
    core::OrderId order;  ///< made by the engine before the first try, the same in every try
    std::string code;
    std::string buyer_key;
    std::string buyer_name;
    std::string buyer_email;
    std::optional<std::int32_t> seats_per_buyer_max;
    std::int32_t engine_id = 0;
    std::vector<core::SeatNo> seats;  ///< with a ticket type other than the first
    std::vector<std::int16_t> ticket_types;
    std::optional<IdempotencyKey> key;
    std::optional<SaleTerms> terms;  ///< of the box office
    std::optional<TicketIssue> tickets;
    std::optional<TrailEntry> trail;  ///< committed with it
};

struct Confirmed {
    OrderRow order;
    std::vector<board::SeatFact> facts;
    std::optional<Replay> replay;  ///< set: the answer that was given before; nothing was done
};

/// A code for an order that nobody guesses; it begins with its event's.
std::string newOrderCode(const std::string& event_code, core::Random& random);

/// Sells the seats of a hold in one transaction. `render` makes the reply that an idempotency
/// key keeps. Errors: unknown_hold, hold_expired, hold_closed, limit_reached, contended (another
/// request of the same buyer is running), idempotency_mismatch.
core::Result<Confirmed> confirm(pool::Connection& connection, const ConfirmRequest& request,
                                const std::function<std::string(const OrderRow&)>& render);

std::optional<OrderRow> readOrder(pool::Connection& connection, core::EventId event,
                                  const std::string& code);

}  // namespace seatlock::store
