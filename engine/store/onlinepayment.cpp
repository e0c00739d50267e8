#include "engine/store/onlinepayment.h"

#include "engine/core/jsonwriter.h"
#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/orderseats.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using sales::OrderAction;
using sales::OrderState;
using sales::PaymentState;

namespace {

constexpr Statement pending_refunds{"pending_refunds", R"(
select r.event_id, o.code, r.refund_no, r.provider, r.amount_minor
from refund r join orders o using (event_id, order_id)
where r.state = 'p' order by r.created_at limit $1::int4)"};

constexpr Statement settle_refund{"settle_refund", R"(
update refund r set state = 's', settled_at = now()
from orders o
where o.event_id = $1::int8 and o.code = $2::text and r.event_id = o.event_id
    and r.order_id = o.order_id and r.refund_no = $3::int2 and r.state = 'p')"};

/// Gives back, through the payment's provider, what is paid beyond what the order costs.
void giveBack(OrderEditing& editing, const PaymentRow& payment, std::int64_t amount,
              const char* why) {
    auto& order = editing.order;
    RefundRow refund;
    refund.refund_no = static_cast<std::int16_t>(order.refunds.size() + 1);
    refund.provider = payment.provider;
    refund.method = payment.method;
    refund.state = PaymentState::pending;
    refund.amount_minor = amount;
    refund.reason = why;
    insertRefund(editing.connection, editing.tx, editing.edit.event, order.id, refund,
                 editing.edit.actor);
    order.refunded_minor += amount;
    order.refunds.push_back(std::move(refund));
}

/// The money is here: what it buys, or whether it goes back.
Result<Done> settled(OrderEditing& editing, const PaymentRow& payment) {
    auto& order = editing.order;
    const bool late = order.state == OrderState::cancelled;
    bool back = false;
    if (late && order.lapsed) {
        const auto again = reinstate(editing);
        if (!again && again.error().code != ErrorCode::seat_unavailable) return again;
        back = again.ok();
    }
    order.paid_minor += payment.amount_minor;
    if (back) {
        // As it was before it lapsed: it owes what this pays.
        auto done = editing.become(OrderAction::reinstate);
        editing.action = "pay-late";
        return done;
    }
    editing.action = "pay-online";
    const auto excess = std::min(payment.amount_minor, -order.balance().due());
    if (excess > 0) {
        giveBack(editing, payment, excess,
                 late ? "the order was cancelled before it was paid" : "paid already");
        editing.action = late ? "pay-too-late" : "pay-twice";
    }
    return editing.become(late || order.state == OrderState::paid ? OrderAction::refund
                                                                  : OrderAction::pay);
}

}  // namespace

Result<Done> conclude(OrderEditing& editing, const std::string& provider, std::int16_t payment_no,
                      bool paid) {
    auto& payments = editing.order.payments;
    const auto at = std::ranges::find(payments, payment_no, &PaymentRow::payment_no);
    if (at == payments.end() || at->provider != provider || at->method != sales::Method::online) {
        return Error{ErrorCode::unknown_payment, "there is no such payment", {}, 0};
    }
    const auto told = paid ? PaymentState::settled : PaymentState::failed;
    if (at->state == PaymentState::settled || at->state == told) {
        editing.unchanged = true;
        return Done{};
    }
    at->state = told;
    concludePayment(editing.connection, editing.tx, editing.edit.event, editing.order.id,
                    payment_no, told);
    editing.details.clear();
    core::JsonWriter(editing.details)
        .beginObject()
        .field("payment", int{payment_no})
        .field("amount_minor", at->amount_minor)
        .endObject();
    if (paid) {
        auto details = editing.details;
        auto done = settled(editing, *at);
        editing.details = std::move(details);
        return done;
    }
    editing.action = "pay-failed";
    return Done{};
}

std::vector<PendingRefund> pendingRefunds(pool::Connection& connection, int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<PendingRefund> out;
    for (const auto& row : run(connection, tx, pending_refunds, limit)) {
        out.push_back({{integer<std::int64_t>(row[0])},
                       std::string(text(row[1])),
                       integer<std::int16_t>(row[2]),
                       std::string(text(row[3])),
                       integer<std::int64_t>(row[4])});
    }
    return out;
}

void settleRefund(pool::Connection& connection, const PendingRefund& refund) {
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, settle_refund, refund.event.value, refund.code, refund.refund_no);
}

}  // namespace seatlock::store
