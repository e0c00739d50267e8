#include "engine/api/orders.h"

#include "engine/api/orderbodies.h"
#include "engine/api/orderrender.h"
#include "engine/api/problems.h"
#include "engine/board/demoevents.h"
#include "engine/sales/limits.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t code_bytes_max = 40;

class OrderResponse final : public booking::OrderReply {
public:
    OrderResponse(http::Responder responder, int status)
        : responder_(std::move(responder)), status_(status) {}

    void answer(Result<booking::OrderAnswer> answer) override {
        if (!answer) return responder_.send(problemOf(answer.error()));
        if (answer->replay) {
            return responder_.send(replayed(std::move(*answer->replay), "code", "/v1/orders/"));
        }
        auto response = http::Response::json(status_, renderOrder(answer->order));
        if (status_ == 201) {
            response.with("Location", "/v1/orders/" + answer->order.order.code);
        } else {
            response.with("Cache-Control", "no-store");  // it names a person
        }
        responder_.send(std::move(response));
    }

    std::string render(const booking::OrderView& order) const override {
        return renderOrder(order);
    }

private:
    http::Responder responder_;
    const int status_;
};

}  // namespace

Result<booking::OrderRequest> Orders::parseCreate(const http::Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    booking::OrderRequest order;
    fields->require("hold");
    fields->require("buyer");
    const auto token = fields->text("hold", 1, 64);
    if (auto buyer = fields->object("buyer")) {
        buyer->require("name");
        buyer->require("email");
        order.buyer_name = buyer->text("name", 1, name_bytes_max).value_or("");
        order.buyer_email = buyer->text("email", 3, email_bytes_max).value_or("");
        if (order.buyer_name.find_first_not_of(' ') == std::string::npos) {
            buyer->fail("\"buyer.name\" is blank");
        }
        if (!order.buyer_email.empty() && !isEmail(order.buyer_email)) {
            buyer->fail("\"buyer.email\" must be an e-mail address");
        }
        if (auto finished = buyer->finish(); !finished) return finished.error();
    }
    if (auto types =
            fields->textMap("ticket_types", static_cast<int>(services_.limits.seats_per_hold_max),
                            slug_bytes_max)) {
        order.ticket_types = std::move(*types);
    }
    if (auto payment = fields->object("payment")) {
        payment->require("provider");
        const auto name = payment->text("provider", 1, slug_bytes_max).value_or("");
        if (!name.empty() && services_.booking.provider(name) == nullptr) {
            payment->fail("there is no payment provider \"" + name + "\"");
        }
        if (auto finished = payment->finish(); !finished) return finished.error();
        order.terms.emplace();
        order.terms->provider = name;
        order.terms->pay_within_s = sales::online_payment_s;
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    const auto hold = holdOf(*token);
    if (!hold) return hold.error();
    order.hold = *hold;
    if (order.terms && order.terms->provider == services_.booking.testProvider().name()) {
        // Whoever pays so gets tickets for nothing; an event may have come since this was allowed.
        const auto event = services_.directory.find(hold->event);
        if (event && !board::isDemoEvent(event->info()->slug)) {
            return {ErrorCode::invalid_body, "this event is not paid by the provider \"test\""};
        }
    }
    order.buyer_key = buyerKey(order.buyer_email);
    auto key = idempotencyKey(request, services_.limits);
    if (!key) return key.error();
    order.key = std::move(key).value();
    return order;
}

void Orders::create(const http::Request& request, http::Responder responder) {
    if (StaffCounter::asksForIt(request)) return desk_.create(request, std::move(responder));
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    auto order = parseCreate(request);
    if (!order) return responder.send(problemOf(order.error()));
    if (order->key) {
        auto run = services_.booking.runningKeys().begin(order->key->key_hash);
        if (!run) {
            return responder.send(
                problemOf({ErrorCode::idempotency_in_progress,
                           "a request with this Idempotency-Key is being served just now",
                           {},
                           1}));
        }
        order->run = std::move(*run);
    }
    order->reply = std::make_unique<OrderResponse>(std::move(responder), 201);
    services_.booking.confirm(std::move(order).value());
}

void Orders::read(const http::Request& request, std::string_view code, http::Responder responder) {
    if (StaffCounter::asksForIt(request)) return desk_.read(request, code, std::move(responder));
    auto reply = std::make_unique<OrderResponse>(std::move(responder), 200);
    if (code.size() > code_bytes_max) {
        return reply->answer(Error{ErrorCode::unknown_order, "there is no such order", {}, 0});
    }
    services_.booking.readOrder(std::string(code), std::move(reply));
}

}  // namespace seatlock::api
