// Booking's orders: the part of the façade that turns holds into sales.
#include "engine/board/orderevent.h"
#include "engine/booking/booking.h"
#include "engine/booking/jobs.h"
#include "engine/booking/recalljob.h"
#include "engine/store/eventstore.h"

#include <algorithm>

namespace seatlock::booking {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr auto relaxed = std::memory_order_relaxed;

/// Fills in what the database needs to know of the ticket types chosen by label and slug.
std::optional<Error> resolveTicketTypes(const std::map<std::string, std::string>& ticket_types,
                                        const board::EventBoard& event,
                                        store::ConfirmRequest& confirm) {
    const auto info = event.info();
    for (const auto& [label, slug] : ticket_types) {
        const auto seat = event.plan().find(label);
        if (!seat) return Error{ErrorCode::unknown_seat, "there is no such seat", {label}, 0};
        const auto& category =
            info->categories.at(static_cast<std::size_t>(event.board().category(*seat)));
        const auto type = std::ranges::find(category.ticket_types, slug, &board::TicketType::slug);
        if (type == category.ticket_types.end()) {
            return Error{ErrorCode::invalid_body,
                         "ticket type \"" + slug + "\" is not sold for this seat",
                         {label},
                         0};
        }
        confirm.seats.push_back(*seat);
        confirm.ticket_types.push_back(type->ticket_type_no);
    }
    return std::nullopt;
}

/// After a commit whose answer was lost the versions are not known: read them.
void applySold(pool::Connection& connection, board::EventBoard& event,
               const store::Confirmed& confirmed) {
    std::vector<core::SeatNo> unknown;
    for (const auto& fact : confirmed.facts) {
        if (fact.version == 0) unknown.push_back(fact.seat);
    }
    event.committed(unknown.empty() ? confirmed.facts
                                    : store::readSeats(connection, event.id(), unknown));
}

/// The order may be a first run's of this very request, which could not tell the board.
void applyReplayed(pool::Connection& connection, board::EventBoard& event, core::HoldId id) {
    const auto hold = store::readHold(connection, event.id(), id);
    if (hold) event.committed(store::readSeats(connection, event.id(), hold->seats));
}

}  // namespace

Result<PreparedExchange> Booking::prepareExchange(
    const board::EventBoardPtr& to, const std::vector<std::string>& seats,
    const std::map<std::string, std::string>& ticket_types,
    std::vector<sales::PaymentWish> payments) const {
    const auto info = to->info();
    const auto* channel = info->channel("box-office");
    if (channel == nullptr) {
        return Error{ErrorCode::sale_not_open, "that event is not sold at the box office", {}, 0};
    }
    PreparedExchange out;
    out.to = to;
    out.wish.channel_no = channel->channel_no;
    out.wish.chart = info->chart;
    out.wish.hold_s = info->hold_s;
    for (const auto& label : seats) {
        const auto seat = to->plan().find(label);
        if (!seat) return Error{ErrorCode::unknown_seat, "there is no such seat", {label}, 0};
        out.wish.seats.push_back(*seat);
    }
    auto& sale = out.wish.sale;
    sale.event = to->id();
    sale.hold = core::makeUuid<core::HoldId>(random_, database_clock_.now());
    sale.order = core::makeUuid<core::OrderId>(random_, database_clock_.now());
    sale.code = store::newOrderCode(info->code, random_);
    sale.engine_id = engine_id_;
    sale.terms.emplace();
    sale.terms->payments = std::move(payments);
    if (auto wrong = resolveTicketTypes(ticket_types, *to, sale)) return std::move(*wrong);
    return out;
}

Result<PreparedSale> Booking::prepare(OrderRequest request) const {
    auto event = directory_.find(request.hold.event);
    if (!event) return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
    const auto info = event->info();
    PreparedSale sale;
    sale.event = event;
    auto& confirm = sale.confirm;
    confirm.event = event->id();
    confirm.hold = request.hold.hold;
    confirm.order = core::makeUuid<core::OrderId>(random_, database_clock_.now());
    confirm.code = store::newOrderCode(info->code, random_);
    confirm.buyer_key = request.buyer_key;
    confirm.buyer_name = request.buyer_name;
    confirm.buyer_email = request.buyer_email;
    confirm.seats_per_buyer_max = info->seats_per_buyer_max;
    confirm.engine_id = engine_id_;
    confirm.key = request.key;
    confirm.terms = std::move(request.terms);
    if (auto wrong = resolveTicketTypes(request.ticket_types, *event, confirm))
        return std::move(*wrong);
    return sale;
}

Result<OrderAnswer> Booking::confirm(pool::Connection& connection, const PreparedSale& sale,
                                     const OrderRender& render) {
    auto confirmed = store::confirm(connection, sale.confirm, [&](const store::OrderRow& row) {
        return render({sale.event, row});
    });
    if (!confirmed) {
        stats_.refused(confirmed.error().code);
        sale.event->tally().add(confirmed.error().code);
        return confirmed.error();
    }
    if (confirmed->replay) {
        stats_.replays.fetch_add(1, relaxed);
        applyReplayed(connection, *sale.event, sale.confirm.hold);
        return OrderAnswer{{}, std::move(confirmed->replay)};
    }
    applySold(connection, *sale.event, *confirmed);
    stats_.orders.fetch_add(1, relaxed);
    stats_.seats_sold.fetch_add(static_cast<std::int64_t>(confirmed->order.items.size()), relaxed);
    beginPayments(confirmed->order);
    return OrderAnswer{{sale.event, std::move(confirmed->order)}, std::nullopt};
}

/// The order stands: now its providers may ask for the money.
void Booking::beginPayments(const store::OrderRow& order) {
    for (const auto& payment : order.payments) {
        if (payment.state != sales::PaymentState::pending) continue;
        if (auto* taker = provider(payment.provider)) {
            taker->begin({order.code, payment.payment_no, payment.amount_minor, order.currency});
        }
    }
}

void Booking::confirm(OrderRequest request) {
    auto reply = std::move(request.reply);
    auto run = std::make_shared<RunningKeys::Run>(std::move(request.run));
    auto sale = prepare(std::move(request));
    if (!sale) {
        *run = {};
        return reply->answer(sale.error());
    }
    submit(std::make_unique<ReplyJob<OrderAnswer, OrderReply>>(
        std::move(reply),
        [this, sale = std::move(sale).value()](pool::Connection& connection,
                                               const OrderReply& to) -> Result<OrderAnswer> {
            return confirm(connection, sale,
                           [&](const OrderView& order) { return to.render(order); });
        },
        [run] { *run = {}; }));
}

void Booking::readOrder(const std::string& code, std::unique_ptr<OrderReply> reply) {
    const Error unknown{ErrorCode::unknown_order, "there is no such order", {}, 0};
    auto event = board::eventOfOrder(directory_, code);
    if (!event) return reply->answer(unknown);
    submit(std::make_unique<ReplyJob<OrderAnswer, OrderReply>>(
        std::move(reply),
        [event, code, unknown](pool::Connection& connection,
                               const OrderReply&) -> Result<OrderAnswer> {
            auto order = store::readOrder(connection, event->id(), code);
            if (!order) return unknown;
            return OrderAnswer{{event, std::move(*order)}, std::nullopt};
        }));
}

/// A keyed request that the board refuses may be the repeat of one that got these very seats: ask
/// the records first.
void Booking::recall(std::unique_ptr<ClaimItem> item, Error refusal) {
    submit(std::make_unique<RecallJob>(std::move(item), std::move(refusal)));
}

}  // namespace seatlock::booking
