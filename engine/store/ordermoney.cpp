#include "engine/store/ordermoney.h"

#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/nullable.h"
#include "engine/store/orderseats.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::JsonWriter;
using core::Result;
using sales::OrderAction;
using sales::OrderState;

namespace {

constexpr Statement sale_terms{"sale_terms", R"(
update orders o set seller = nullif($3::text, ''), buyer_phone = $4::text, group_name = $5::text,
    paid_minor = $6::int8, state = $7::"char",
    pay_until = case when $7::"char" = 'o'
        then coalesce(to_timestamp($8::int8 / 1000000.0),
            case when $9::int8 > 0 then now() + $9::int8 * interval '1 second' end,
            e.starts_at) end
from event e
where e.event_id = $1::int8 and o.event_id = $1::int8 and o.order_id = $2::uuid)"};

constexpr Statement is_overdue{"is_overdue", R"(
select coalesce(pay_until <= now(), false) from orders
where event_id = $1::int8 and order_id = $2::uuid)"};

Error wrong(std::string detail) {
    return {ErrorCode::invalid_body, std::move(detail), {}, 0};
}

std::vector<std::int16_t> activeItems(const OrderRow& order) {
    std::vector<std::int16_t> out;
    for (const auto& item : order.items) {
        if (item.active) out.push_back(item.item_no);
    }
    return out;
}

/// Frees the seats of these items and marks them as given up.
Result<Done> freeItems(OrderEditing& editing, const std::vector<std::int16_t>& items) {
    std::vector<core::SeatNo> seats;
    for (const auto number : items) {
        const auto item = editing.item(number);
        if (!item) return item.error();
        (*item)->active = false;
        seats.push_back((*item)->seat);
    }
    cancelItems(editing, items);
    freeSoldSeats(editing, seats, 'x');
    return Done{};
}

void writeItems(JsonWriter& json, const OrderEditing& editing,
                const std::vector<std::int16_t>& items) {
    json.key("items").beginArray();
    for (const auto item : items) json.number(std::int64_t{item});
    json.endArray().key("seats").beginArray();
    for (const auto& item : editing.order.items) {
        if (std::ranges::find(items, item.item_no) != items.end()) {
            json.string(editing.edit.label(item.seat));
        }
    }
    json.endArray();
}

std::string detailsOf(const OrderEditing& editing, const std::vector<std::int16_t>& items,
                      const std::string& reason) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeItems(json, editing, items);
    if (!reason.empty()) json.field("reason", reason);
    json.endObject();
    return out;
}

sales::Method lastMethod(const OrderRow& order) {
    sales::Method method = sales::Method::cash;
    for (const auto& payment : order.payments) {
        if (payment.state == sales::PaymentState::settled) method = payment.method;
    }
    return method;
}

}  // namespace

Result<PaymentRow> paymentOf(const sales::PaymentWish& wish, std::int64_t due) {
    PaymentRow payment;
    payment.provider = "manual";
    payment.method = wish.method;
    payment.amount_minor = wish.amount_minor.value_or(due);
    payment.tendered_minor = wish.tendered_minor;
    payment.reference = wish.reference;
    payment.reason = wish.reason;
    if (payment.amount_minor <= 0 || payment.amount_minor > due) {
        return Error{ErrorCode::nothing_due,
                     "the payment is of " + std::to_string(payment.amount_minor) + "; " +
                         std::to_string(due) + " is owed",
                     {},
                     0};
    }
    if (wish.method == sales::Method::complimentary && wish.reason.empty()) {
        return wrong("say the reason of a complimentary ticket");
    }
    if (wish.tendered_minor && wish.method != sales::Method::cash) {
        return wrong("only cash is tendered");
    }
    if (wish.tendered_minor && *wish.tendered_minor < payment.amount_minor) {
        return wrong("less is tendered than is paid");
    }
    return payment;
}

Result<Done> pay(OrderEditing& editing, const std::vector<sales::PaymentWish>& wishes) {
    auto& order = editing.order;
    if (order.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    std::string payments;
    JsonWriter json(payments);
    json.beginObject().key("payments").beginArray();
    for (const auto& wish : wishes) {
        auto payment = paymentOf(wish, order.balance().due());
        if (!payment) return payment.error();
        payment->payment_no = static_cast<std::int16_t>(order.payments.size() + 1);
        insertPayment(editing.connection, editing.tx, editing.edit.event, order.id, *payment,
                      editing.edit.actor);
        order.paid_minor += payment->amount_minor;
        json.beginObject().field("method", sales::name(payment->method));
        json.field("amount_minor", payment->amount_minor).endObject();
        order.payments.push_back(std::move(*payment));
    }
    json.endArray().endObject();
    editing.action = "pay";
    editing.details = std::move(payments);
    return editing.become(OrderAction::pay);
}

Result<Done> applyTerms(pool::Connection& connection, pqxx::transaction_base& tx,
                        core::EventId event, OrderRow& order, const SaleTerms& terms) {
    for (const auto& wish : terms.payments) {
        auto payment = paymentOf(wish, order.balance().due());
        if (!payment) return payment.error();
        payment->payment_no = static_cast<std::int16_t>(order.payments.size() + 1);
        insertPayment(connection, tx, event, order.id, *payment, terms.seller);
        order.paid_minor += payment->amount_minor;
        order.payments.push_back(std::move(*payment));
    }
    order.state = order.balance().due() > 0 ? OrderState::open : OrderState::paid;
    if (!terms.provider.empty() && order.state == OrderState::open) {
        PaymentRow payment;
        payment.payment_no = static_cast<std::int16_t>(order.payments.size() + 1);
        payment.provider = terms.provider;
        payment.method = sales::Method::online;
        payment.state = sales::PaymentState::pending;
        payment.amount_minor = order.balance().due();
        insertPayment(connection, tx, event, order.id, payment, terms.seller);
        order.payments.push_back(std::move(payment));
    }
    run(connection, tx, sale_terms, event.value, binary(order.id), terms.seller.login,
        terms.buyer_phone, terms.group_name, order.paid_minor,
        std::string(1, sales::letter(order.state)), Nullable(terms.pay_until), terms.pay_within_s);
    return Done{};
}

Result<Done> giveUp(OrderEditing& editing, const std::vector<std::int16_t>& items,
                    const std::string& reason) {
    auto& order = editing.order;
    if (order.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    const auto all = activeItems(order);
    const auto& given_up = items.empty() ? all : items;
    if (auto freed = freeItems(editing, given_up); !freed) return freed;
    const bool whole = activeItems(order).empty();
    editing.action = whole ? "cancel" : "give-up";
    editing.details = detailsOf(editing, given_up, reason);
    return editing.become(whole ? OrderAction::cancel : OrderAction::change);
}

Result<Done> refund(OrderEditing& editing, const RefundWish& wish) {
    auto& order = editing.order;
    if (!wish.items.empty()) {
        if (auto given_up = giveUp(editing, wish.items, wish.reason); !given_up) return given_up;
    }
    const auto owed_back = std::max<std::int64_t>(0, -order.balance().due());
    const auto amount = wish.amount_minor.value_or(owed_back);
    if (amount <= 0 || amount > order.balance().refundable()) {
        return Error{ErrorCode::refund_exceeds_paid,
                     "at most " + std::to_string(order.balance().refundable()) +
                         " can be given back; " + std::to_string(owed_back) + " is owed back",
                     {},
                     0};
    }
    order.reduction_minor += order.balance().reductionBy(amount);
    RefundRow row;
    row.refund_no = static_cast<std::int16_t>(order.refunds.size() + 1);
    row.provider = "manual";
    row.method = wish.method.value_or(lastMethod(order));
    row.amount_minor = amount;
    row.reason = wish.reason;
    insertRefund(editing.connection, editing.tx, editing.edit.event, order.id, row,
                 editing.edit.actor);
    order.refunded_minor += amount;
    std::string details;
    JsonWriter json(details);
    json.beginObject().field("amount_minor", amount).field("method", sales::name(row.method));
    json.field("reason", wish.reason);
    if (!wish.items.empty()) writeItems(json, editing, wish.items);
    json.endObject();
    order.refunds.push_back(std::move(row));
    editing.action = "refund";
    editing.details = std::move(details);
    return editing.become(OrderAction::refund);
}

Result<Done> lapse(OrderEditing& editing) {
    auto& order = editing.order;
    const bool due = boolean(run(editing.connection, editing.tx, is_overdue,
                                 editing.edit.event.value, binary(order.id))[0][0]);
    if (!due || order.state != OrderState::open) {
        return Error{ErrorCode::nothing_due, "the deadline has not passed", {}, 0};
    }
    const auto all = activeItems(order);
    if (auto freed = freeItems(editing, all); !freed) return freed;
    editing.action = "lapse";
    editing.details = detailsOf(editing, all, {});
    return editing.become(OrderAction::lapse);
}

Result<Done> changeBuyer(OrderEditing& editing, const BuyerChange& change) {
    auto& order = editing.order;
    std::string details;
    JsonWriter json(details);
    json.beginObject();
    const auto set = [&](const char* name, std::string& field,
                         const std::optional<std::string>& value) {
        if (!value || *value == field) return;
        json.key(name).beginArray().string(field).string(*value).endArray();
        field = *value;
    };
    set("name", order.buyer_name, change.name);
    set("email", order.buyer_email, change.email);
    set("phone", order.buyer_phone, change.phone);
    set("group", order.group_name, change.group_name);
    if (change.pay_until && change.pay_until != order.pay_until) {
        json.key("pay_until").beginArray();
        json.string(order.pay_until ? core::isoTime(*order.pay_until) : "");
        json.string(core::isoTime(*change.pay_until)).endArray();
        order.pay_until = change.pay_until;
    }
    json.endObject();
    editing.action = "change-buyer";
    editing.details = std::move(details);
    return editing.become(OrderAction::change);
}

}  // namespace seatlock::store
