#include "engine/api/orderworks.h"

#include "engine/api/orderbodies.h"
#include "engine/api/wholenumber.h"
#include "engine/store/ordermoney.h"
#include "engine/store/orderseats.h"

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// 0: it is no number of an item.
std::int16_t numberOf(std::string_view text) {
    return wholeNumber<std::int16_t>(text).value_or(0);
}

}  // namespace

Result<OrderWork> paymentWork(const http::Request& request) {
    auto wish = parsePayment(request);
    if (!wish) return wish.error();
    return OrderWork([wish = *wish](store::OrderEditing& editing, const board::EventBoard&) {
        return store::pay(editing, {wish});
    });
}

Result<OrderWork> cancelWork(const http::Request& request) {
    auto body = parseCancel(request);
    if (!body) return body.error();
    return OrderWork(
        [body = *body](store::OrderEditing& editing, const board::EventBoard&) -> Result<Done> {
            auto done = store::giveUp(editing, body.items, body.reason);
            if (!done || !body.refund || editing.order.balance().due() >= 0) return done;
            const auto action = editing.action;
            store::RefundWish refund;
            refund.method = body.method;
            refund.reason = body.reason;
            done = store::refund(editing, refund);
            editing.action = action;
            return done;
        });
}

Result<OrderWork> refundWork(const http::Request& request) {
    auto wish = parseRefund(request);
    if (!wish) return wish.error();
    return OrderWork([wish = *wish](store::OrderEditing& editing, const board::EventBoard&) {
        return store::refund(editing, wish);
    });
}

Result<OrderWork> buyerWork(const http::Request& request) {
    auto change = parseBuyer(request);
    if (!change) return change.error();
    return OrderWork([change = *change](store::OrderEditing& editing, const board::EventBoard&) {
        return store::changeBuyer(editing, change);
    });
}

Result<OrderWork> reseatWork(const http::Request& request, std::string_view item) {
    auto body = parseReseat(request);
    if (!body) return body.error();
    return OrderWork([body = *body, item = numberOf(item)](
                         store::OrderEditing& editing,
                         const board::EventBoard& event) -> Result<Done> {
        const auto seat = event.plan().find(body.seat);
        if (!seat) {
            return Error{ErrorCode::unknown_seat, "this event has no such seat", {body.seat}, 0};
        }
        auto done = store::moveItems(editing, {{item, *seat}}, body.reprice);
        if (done || done.error().code != ErrorCode::seat_unavailable) return done;
        auto error = done.error();
        error.seats = {body.seat};
        error.detail = body.seat + " is not available; nothing was changed";
        return error;
    });
}

}  // namespace seatlock::api
