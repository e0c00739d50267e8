#include "engine/store/orderexchange.h"

#include "engine/core/jsonwriter.h"
#include "engine/store/claimstore.h"
#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/ordermoney.h"
#include "engine/store/orderrows.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using sales::OrderState;

namespace {

constexpr Statement mark_exchanged{"mark_exchanged", R"(
update orders set exchanged_from = $3::text, refunded_minor = $4::int8
where event_id = $1::int8 and order_id = $2::uuid)"};

constexpr Statement seats_still_free{"seats_still_free", R"(
select seat_no from event_seat
where event_id = $1::int8 and seat_no = any($2::int4[])
    and (state = 'a' or (state = 'h' and hold_expires_at <= now()))
    and (channel_no is null or channel_no = $3::int2)
for update skip locked)"};

constexpr Statement queue_message{"queue_message", R"(
insert into order_message (event_id, order_id, message_no, kind, recipient, actor)
select $1::int8, $2::uuid, coalesce(max(message_no), 0) + 1, 'tickets', $3::text,
    nullif($4::text, '')
from order_message where event_id = $1::int8 and order_id = $2::uuid)"};

/// Which of the wanted seats are not to be had. They have been asked for in vain just now; when all
/// are free again, all of them.
Error gone(OrderEditing& editing, const ExchangeWish& wish) {
    std::vector<core::SeatNo> free;
    for (const auto& row : run(editing.connection, editing.tx, seats_still_free,
                               wish.sale.event.value, seatArray(wish.seats), wish.channel_no)) {
        free.push_back(integer<core::SeatNo>(row[0]));
    }
    std::vector<core::SeatNo> lost = wish.seats;
    if (free.size() < lost.size()) {
        std::erase_if(lost, [&](core::SeatNo seat) { return std::ranges::count(free, seat) > 0; });
    }
    Error out{ErrorCode::seat_unavailable, {}, {}, 0};
    for (const auto seat : lost) {
        out.seats.push_back(wish.label(seat));
        out.detail += (out.detail.empty() ? "" : ", ") + out.seats.back();
    }
    out.detail = "not available at the other event: " + out.detail;
    return out;
}

/// Holds the seats and makes them the new order's.
Result<std::vector<board::SeatFact>> buySeats(OrderEditing& editing, const ExchangeWish& wish) {
    const auto& sale = wish.sale;
    const auto claimed = claim(editing.connection, editing.tx,
                               {sale.event,
                                wish.chart,
                                wish.channel_no,
                                wish.hold_s,
                                wish.hold_s,
                                sale.engine_id,
                                {{sale.hold, {}, wish.seats}}});
    if (claimed.other_chart) {
        return Error{
            ErrorCode::contended, "that event has just got another plan; try again", {}, 1};
    }
    if (!claimed.sale_open) {
        return Error{ErrorCode::sale_not_open, "the sale of that event is not open", {}, 0};
    }
    if (claimed.seats.size() != wish.seats.size()) return gone(editing, wish);
    auto sold = sellHeldSeats(editing.connection, editing.tx, sale, wish.seats);
    if (sold.size() != wish.seats.size()) throw std::logic_error("a claimed seat is not held");
    if (addOrder(editing.connection, editing.tx, sale, wish.seats).items != wish.seats.size()) {
        return Error{ErrorCode::invalid_body, "a ticket type is not sold for its seat", {}, 0};
    }
    closeSoldHold(editing.connection, editing.tx, sale);
    return sold;
}

/// What was paid for the old order is paid for the new one.
void takeOver(OrderEditing& editing, OrderRow& fresh, const ExchangeWish& wish) {
    auto& old = editing.order;
    const auto amount = old.balance().refundable();
    if (amount == 0) return;
    const auto& actor = editing.edit.actor;
    PaymentRow payment;
    payment.payment_no = 1;
    payment.provider = "manual";
    payment.method = sales::Method::exchange;
    payment.amount_minor = amount;
    payment.reference = old.code;
    insertPayment(editing.connection, editing.tx, wish.sale.event, fresh.id, payment, actor);
    fresh.payments.push_back(payment);
    fresh.paid_minor += amount;
    RefundRow refund;
    refund.refund_no = static_cast<std::int16_t>(old.refunds.size() + 1);
    refund.provider = "manual";
    refund.method = sales::Method::exchange;
    refund.amount_minor = amount;
    refund.reason = "exchanged for " + fresh.code;
    insertRefund(editing.connection, editing.tx, editing.edit.event, old.id, refund, actor);
    old.refunded_minor += amount;
}

/// What the new seats cost less.
void giveBack(OrderEditing& editing, OrderRow& fresh, const ExchangeWish& wish) {
    const auto owed_back = -fresh.balance().due();
    if (!wish.refund || owed_back <= 0) return;
    RefundRow refund;
    refund.refund_no = 1;
    refund.provider = "manual";
    refund.method = wish.refund_method.value_or(sales::Method::cash);
    refund.amount_minor = owed_back;
    refund.reason = "exchanged from " + editing.order.code;
    insertRefund(editing.connection, editing.tx, wish.sale.event, fresh.id, refund,
                 editing.edit.actor);
    fresh.refunded_minor += owed_back;
}

}  // namespace

Result<Exchanged> exchange(OrderEditing& editing, const ExchangeWish& asked) {
    auto& old = editing.order;
    ExchangeWish wish = asked;
    wish.sale.buyer_name = old.buyer_name;
    wish.sale.buyer_email = old.buyer_email;
    wish.sale.terms->buyer_phone = old.buyer_phone;
    wish.sale.terms->group_name = old.group_name;
    wish.sale.terms->seller = editing.edit.actor;
    if (old.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    Exchanged out;
    auto bought = buySeats(editing, wish);
    if (!bought) return bought.error();
    out.facts = std::move(bought).value();
    const auto& sale = wish.sale;
    out.order = readOrder(editing.connection, editing.tx, sale.event, sale.code).value();
    if (auto given_up = giveUp(editing, {}, {}); !given_up) return given_up.error();
    takeOver(editing, out.order, wish);
    auto done =
        applyTerms(editing.connection, editing.tx, sale.event, out.order, sale.terms.value());
    if (!done) return done.error();
    giveBack(editing, out.order, wish);
    run(editing.connection, editing.tx, mark_exchanged, sale.event.value, binary(out.order.id),
        old.code, out.order.refunded_minor);
    out.order = readOrder(editing.connection, editing.tx, sale.event, sale.code).value();
    readMoney(editing.connection, editing.tx, sale.event, out.order);
    old.exchanged_to = sale.code;
    editing.action = "exchange";
    editing.details.clear();
    core::JsonWriter(editing.details).beginObject().field("to", sale.code).endObject();
    return out;
}

Result<std::string> resend(OrderEditing& editing, const std::string& address) {
    const auto& order = editing.order;
    const auto& to = address.empty() ? order.buyer_email : address;
    if (order.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    if (to.empty()) {
        return Error{ErrorCode::invalid_body, "the order has no e-mail address; say one", {}, 0};
    }
    run(editing.connection, editing.tx, queue_message, editing.edit.event.value, binary(order.id),
        to, editing.edit.actor.login);
    editing.action = "resend";
    editing.details.clear();
    core::JsonWriter(editing.details).beginObject().field("to", to).endObject();
    return to;
}

}  // namespace seatlock::store
