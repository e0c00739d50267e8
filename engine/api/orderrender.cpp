#include "engine/api/orderrender.h"

#include "engine/api/eventparts.h"
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"

namespace seatlock::api {

using core::isoTime;
using core::JsonWriter;

namespace {

void writeItems(JsonWriter& json, const booking::OrderView& view, bool names) {
    const auto info = view.event->info();
    const auto& plan = view.event->plan();
    json.key("items").beginArray();
    for (const auto& item : view.order.items) {
        const auto* category = categoryOf(*info, item.category_no);
        json.beginObject().field("item", int{item.item_no});
        json.field("seat", plan.label(item.seat));
        json.field("category", category == nullptr ? std::string_view() : category->slug);
        if (category != nullptr) {
            if (names) json.field("category_name", category->name);
            for (const auto& type : category->ticket_types) {
                if (type.ticket_type_no == item.ticket_type_no) {
                    json.field("ticket_type", type.slug);
                    if (names) json.field("ticket_type_name", type.name);
                }
            }
        }
        json.field("price_minor", item.price_minor);
        json.field("state", item.active ? "active" : "cancelled");
        if (item.from_item) json.field("from_item", int{*item.from_item});
        json.endObject();
    }
    json.endArray();
}

void writeTime(JsonWriter& json, const char* name, const std::optional<core::Micros>& time) {
    json.key(name);
    time ? json.string(isoTime(*time)) : json.null();
}

void writeMoney(JsonWriter& json, const sales::Balance& balance, const std::string& currency) {
    json.field("total_minor", balance.total_minor).field("paid_minor", balance.paid_minor);
    json.field("refunded_minor", balance.refunded_minor).field("due_minor", balance.due());
    json.field("currency", currency);
}

void writePayments(JsonWriter& json, const store::OrderRow& order) {
    json.key("payments").beginArray();
    for (const auto& payment : order.payments) {
        json.beginObject().field("id", std::to_string(payment.payment_no));
        json.field("provider", payment.provider).field("method", sales::name(payment.method));
        json.field("state", sales::name(payment.state));
        json.field("amount_minor", payment.amount_minor);
        if (payment.tendered_minor) {
            json.field("tendered_minor", *payment.tendered_minor);
            json.field("change_minor", *payment.tendered_minor - payment.amount_minor);
        }
        json.field("reference", payment.reference).field("reason", payment.reason);
        json.field("by", payment.actor).field("at", isoTime(payment.created_at)).endObject();
    }
    json.endArray().key("refunds").beginArray();
    for (const auto& refund : order.refunds) {
        json.beginObject().field("id", std::to_string(refund.refund_no));
        json.field("provider", refund.provider).field("method", sales::name(refund.method));
        json.field("state", sales::name(refund.state));
        json.field("amount_minor", refund.amount_minor).field("reason", refund.reason);
        json.field("by", refund.actor).field("at", isoTime(refund.created_at)).endObject();
    }
    json.endArray();
}

std::string render(const booking::OrderView& view, bool sheet) {
    const auto info = view.event->info();
    const auto& order = view.order;
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("code", order.code).field("event", info->slug);
    json.field("hold", core::HoldToken{info->id, order.hold}.text());
    json.field("state", sales::name(order.state)).key("buyer").beginObject();
    json.field("name", order.buyer_name).field("email", order.buyer_email);
    if (sheet) json.field("phone", order.buyer_phone);
    json.endObject();
    writeItems(json, view, sheet);
    json.field("fees_minor", order.fees());
    writeMoney(json, order.balance(), order.currency);
    json.field("created_at", isoTime(order.created_at));
    writeTime(json, "pay_until", order.pay_until);
    if (sheet) {
        json.field("event_name", info->name).field("time_zone", info->time_zone);
        json.field("revision", order.revision).field("group", order.group_name);
        json.key("seller");
        order.seller ? json.string(*order.seller) : json.null();
        json.field("reduction_minor", order.reduction_minor).field("lapsed", order.lapsed);
        json.field("exchanged_from", order.exchanged_from);
        json.field("exchanged_to", order.exchanged_to);
        writePayments(json, order);
    }
    json.endObject();
    return out;
}

}  // namespace

std::string renderOrder(const booking::OrderView& order) {
    return render(order, false);
}

std::string renderOrderSheet(const booking::OrderView& order) {
    return render(order, true);
}

std::string renderFoundOrder(const store::FoundOrder& order) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("code", order.code).field("event", order.event_slug);
    json.field("event_name", order.event_name).field("state", sales::name(order.state));
    json.key("buyer").beginObject().field("name", order.buyer_name);
    json.field("email", order.buyer_email).field("phone", order.buyer_phone).endObject();
    json.field("group", order.group_name).field("seller", order.seller).key("seats").beginArray();
    for (const auto& seat : order.seats) json.string(seat);
    json.endArray();
    writeMoney(json, order.balance, order.currency);
    json.field("created_at", isoTime(order.created_at));
    writeTime(json, "pay_until", order.pay_until);
    json.field("revision", order.revision).endObject();
    return out;
}

std::string renderHistoryEntry(const store::HistoryEntry& entry) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("revision", entry.revision).field("action", entry.action);
    json.field("by", entry.actor).field("at", isoTime(entry.at));
    json.key("details").raw(entry.details).endObject();
    return out;
}

std::string renderQueued(const std::string& code, const std::string& address) {
    std::string out;
    JsonWriter(out)
        .beginObject()
        .field("code", code)
        .field("to", address)
        .field("state", "waiting")
        .field("detail",
               "kept in the outbox for whoever delivers the house's mail; nothing is sent by "
               "the engine itself")
        .endObject();
    return out;
}

std::string renderKnownBuyer(const store::KnownBuyer& buyer) {
    std::string out;
    JsonWriter(out)
        .beginObject()
        .field("name", buyer.name)
        .field("email", buyer.email)
        .field("phone", buyer.phone)
        .field("orders", buyer.orders)
        .endObject();
    return out;
}

}  // namespace seatlock::api
