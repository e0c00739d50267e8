// Booking's changes of orders: the part of the façade that edits them and tells the boards.
#include "engine/board/orderevent.h"
#include "engine/booking/booking.h"
#include "engine/core/log.h"
#include "engine/store/eventstore.h"
#include "engine/store/onlinepayment.h"

namespace seatlock::booking {

using core::Done;
using core::Result;

namespace {
constexpr auto relaxed = std::memory_order_relaxed;
constexpr int refunds_max = 200;  // a round of bounded length
}  // namespace

Result<OrderAnswer> Booking::edit(pool::Connection& connection, const board::EventBoardPtr& event,
                                  store::OrderEdit edit, const OrderRender& render,
                                  const store::EditWork& work) {
    edit.event = event->id();
    edit.engine_id = engine_id_;
    edit.render = [&](const store::OrderRow& row) { return render({event, row}); };
    edit.label = [&](core::SeatNo seat) { return std::string(event->plan().label(seat)); };
    auto edited = store::editOrder(connection, edit, work);
    if (!edited) {
        stats_.refused(edited.error().code);
        return edited.error();
    }
    if (!edited->replay) {
        if (!edited->facts.empty()) event->committed(edited->facts);
        return OrderAnswer{{event, std::move(edited->order)}, std::nullopt};
    }
    stats_.replays.fetch_add(1, relaxed);
    // It may be a first run's of this very edit, which could not tell the board.
    if (const auto order = store::readOrder(connection, event->id(), edit.code)) {
        std::vector<core::SeatNo> seats;
        for (const auto& item : order->items) seats.push_back(item.seat);
        event->committed(store::readSeats(connection, event->id(), seats));
    }
    return OrderAnswer{{}, std::move(edited->replay)};
}

Result<OrderAnswer> Booking::exchange(pool::Connection& connection,
                                      const board::EventBoardPtr& from, store::OrderEdit edit,
                                      const PreparedExchange& exchange, const OrderRender& render) {
    std::optional<store::Exchanged> fresh;
    auto wish = exchange.wish;
    wish.label = [&](core::SeatNo seat) { return std::string(exchange.to->plan().label(seat)); };
    auto answer = this->edit(
        connection, from, std::move(edit),
        [&](const OrderView& old) {
            return render(fresh ? OrderView{exchange.to, fresh->order} : old);
        },
        [&](store::OrderEditing& editing) -> Result<Done> {
            fresh.reset();
            auto done = store::exchange(editing, wish);
            if (!done) return done.error();
            fresh = std::move(done).value();
            return Done{};
        });
    if (!answer) return answer;
    if (answer->replay) {
        exchange.to->committed(
            store::readSeats(connection, exchange.to->id(), exchange.wish.seats));
        return answer;
    }
    exchange.to->committed(fresh->facts);
    return OrderAnswer{{exchange.to, std::move(fresh->order)}, std::nullopt};
}

Result<OrderAnswer> Booking::conclude(pool::Connection& connection, const std::string& provider,
                                      const ProviderCallback& callback, const OrderRender& render) {
    const auto event = board::eventOfOrder(directory_, callback.order);
    if (!event) return core::Error{core::ErrorCode::unknown_order, "there is no such order", {}, 0};
    store::OrderEdit edit;
    edit.code = callback.order;
    return this->edit(
        connection, event, std::move(edit), render, [&](store::OrderEditing& editing) {
            return store::conclude(editing, provider, callback.payment_no, callback.paid);
        });
}

PaymentProvider* Booking::provider(std::string_view name) {
    if (name == manual_provider_.name()) return &manual_provider_;
    if (name == test_provider_.name() && test_payments_) return &test_provider_;
    return nullptr;
}

void Booking::settlePayments(pool::Connection& connection) {
    for (PaymentProvider* each : {static_cast<PaymentProvider*>(&manual_provider_),
                                  static_cast<PaymentProvider*>(&test_provider_)}) {
        for (const auto& callback : each->collect()) {
            const auto done = conclude(connection, std::string(each->name()), callback, {});
            if (!done) core::logWarning("a payment's callback: " + done.error().detail);
        }
    }
    for (const auto& refund : store::pendingRefunds(connection, refunds_max)) {
        auto* from = provider(refund.provider);
        if (from == nullptr || !from->refund(refund.code, refund.refund_no, refund.amount_minor)) {
            continue;
        }
        store::settleRefund(connection, refund);
    }
}

}  // namespace seatlock::booking
