#include "engine/api/orderbodies.h"

#include "engine/api/requests.h"
#include "engine/config/bounds.h"
#include "engine/sales/limits.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int phone_bytes_max = 40;
constexpr int reference_bytes_max = 100;
constexpr int reason_bytes_max = 500;
constexpr int payments_max = 20;
constexpr int items_max = 1'000;

/// Takes the finish() of a part into the whole.
void close(Fields& part, Fields& whole) {
    if (auto finished = part.finish(); !finished) whole.fail(finished.error().detail);
}

std::optional<sales::Method> method(Fields& fields) {
    const auto named = fields.text("method", 1, 32);
    if (!named) return std::nullopt;
    const auto found = sales::methodNamed(*named);
    if (!found || !sales::isRecorded(*found)) {
        fields.fail("\"method\" must be cash, card, invoice or complimentary");
    }
    return found;
}

sales::PaymentWish payment(Fields& fields) {
    sales::PaymentWish wish;
    fields.require("method");
    wish.method = method(fields).value_or(sales::Method::cash);
    wish.amount_minor = fields.whole("amount_minor", 1, config::money_minor_max);
    wish.tendered_minor = fields.whole("tendered_minor", 1, config::money_minor_max);
    wish.reference = fields.text("reference", 0, reference_bytes_max).value_or("");
    wish.reason = fields.text("reason", 0, reason_bytes_max).value_or("");
    if (wish.method == sales::Method::complimentary && wish.reason.empty()) {
        fields.fail("say the \"reason\" of a complimentary ticket");
    }
    return wish;
}

std::vector<sales::PaymentWish> payments(Fields& fields) {
    std::vector<sales::PaymentWish> out;
    if (auto list = fields.objects("payments", payments_max)) {
        for (auto& one : *list) {
            out.push_back(payment(one));
            close(one, fields);
        }
    }
    return out;
}

std::string email(Fields& fields) {
    auto text = fields.text("email", 0, email_bytes_max).value_or("");
    if (!text.empty() && !isEmail(text)) fields.fail("\"buyer.email\" must be an e-mail address");
    return text;
}

std::map<std::string, std::string> ticketTypes(Fields& fields, int seats_max) {
    auto out = fields.textMap("ticket_types", seats_max, slug_bytes_max)
                   .value_or(std::map<std::string, std::string>());
    if (auto items = fields.objects("items", sales::group_seats_max)) {
        for (auto& item : *items) {
            item.require("seat");
            item.require("ticket_type");
            const auto seat = item.text("seat", 1, config::label_bytes_max).value_or("");
            out[seat] = item.text("ticket_type", 1, slug_bytes_max).value_or("");
            close(item, fields);
        }
    }
    return out;
}

std::vector<std::int16_t> itemNumbers(Fields& fields) {
    std::vector<std::int16_t> out;
    for (const auto number :
         fields.wholes("items", items_max, 1, INT16_MAX).value_or(std::vector<std::int64_t>())) {
        out.push_back(static_cast<std::int16_t>(number));
    }
    return out;
}

std::string reason(Fields& fields) {
    fields.require("reason");
    auto text = fields.text("reason", 1, reason_bytes_max).value_or("");
    if (!text.empty() && text.find_first_not_of(' ') == std::string::npos) {
        fields.fail("\"reason\" is blank");
    }
    return text;
}

/// The body with what `read` makes of it, if all is well.
template <class Body, class Read>
Result<Body> parse(const http::Request& request, Read read) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    Body body;
    read(*fields, body);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return body;
}

}  // namespace

bool isEmail(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

Result<SaleBody> parseSale(const http::Request& request) {
    return parse<SaleBody>(request, [&](Fields& fields, SaleBody& sale) {
        fields.require("hold");
        sale.hold = fields.text("hold", 1, 64).value_or("");
        fields.text("channel", 1, slug_bytes_max);  // the hold's own counts
        if (auto buyer = fields.object("buyer")) {
            sale.buyer_name = buyer->text("name", 0, name_bytes_max).value_or("");
            sale.buyer_email = email(*buyer);
            sale.terms.buyer_phone = buyer->text("phone", 0, phone_bytes_max).value_or("");
            close(*buyer, fields);
        }
        sale.ticket_types = ticketTypes(fields, sales::group_seats_max);
        sale.terms.group_name = fields.text("group", 0, name_bytes_max).value_or("");
        sale.terms.pay_until = fields.time("pay_until");
        sale.terms.payments = payments(fields);
    });
}

Result<sales::PaymentWish> parsePayment(const http::Request& request) {
    return parse<sales::PaymentWish>(
        request, [](Fields& fields, sales::PaymentWish& wish) { wish = payment(fields); });
}

Result<CancelBody> parseCancel(const http::Request& request) {
    return parse<CancelBody>(request, [](Fields& fields, CancelBody& body) {
        body.reason = reason(fields);
        body.items = itemNumbers(fields);
        if (auto refund = fields.object("refund")) {
            body.refund = true;
            body.method = method(*refund);
            close(*refund, fields);
        }
    });
}

Result<store::RefundWish> parseRefund(const http::Request& request) {
    return parse<store::RefundWish>(request, [](Fields& fields, store::RefundWish& wish) {
        wish.reason = reason(fields);
        wish.items = itemNumbers(fields);
        wish.amount_minor = fields.whole("amount_minor", 1, config::money_minor_max);
        wish.method = method(fields);
    });
}

Result<store::BuyerChange> parseBuyer(const http::Request& request) {
    return parse<store::BuyerChange>(request, [](Fields& fields, store::BuyerChange& change) {
        change.name = fields.text("name", 0, name_bytes_max);
        if (fields.has("email")) change.email = email(fields);
        change.phone = fields.text("phone", 0, phone_bytes_max);
        change.group_name = fields.text("group", 0, name_bytes_max);
        change.pay_until = fields.time("pay_until");
    });
}

Result<booking::ProviderCallback> parseCallback(const http::Request& request) {
    return parse<booking::ProviderCallback>(
        request, [](Fields& fields, booking::ProviderCallback& callback) {
            for (const char* name : {"order", "payment", "outcome"}) fields.require(name);
            callback.order = fields.text("order", 1, 40).value_or("");
            callback.payment_no =
                static_cast<std::int16_t>(fields.whole("payment", 1, INT16_MAX).value_or(1));
            const auto outcome = fields.text("outcome", 1, 16).value_or("");
            callback.paid = outcome == "paid";
            if (!callback.paid && outcome != "failed") {
                fields.fail("\"outcome\" must be paid or failed");
            }
        });
}

Result<std::string> parseResend(const http::Request& request) {
    return parse<std::string>(
        request, [](Fields& fields, std::string& address) { address = email(fields); });
}

Result<ReseatBody> parseReseat(const http::Request& request) {
    return parse<ReseatBody>(request, [](Fields& fields, ReseatBody& body) {
        fields.require("seat");
        body.seat = fields.text("seat", 1, config::label_bytes_max).value_or("");
        body.reprice = fields.boolean("reprice").value_or(false);
    });
}

Result<ExchangeBody> parseExchange(const http::Request& request) {
    return parse<ExchangeBody>(request, [&](Fields& fields, ExchangeBody& body) {
        fields.require("event");
        fields.require("seats");
        body.event = fields.text("event", 1, slug_bytes_max).value_or("");
        body.seats = fields.texts("seats", sales::group_seats_max, config::label_bytes_max)
                         .value_or(std::vector<std::string>());
        body.ticket_types = ticketTypes(fields, sales::group_seats_max);
        body.payments = payments(fields);
        if (auto refund = fields.object("refund")) {
            body.refund = true;
            body.method = method(*refund);
            close(*refund, fields);
        }
    });
}

}  // namespace seatlock::api
