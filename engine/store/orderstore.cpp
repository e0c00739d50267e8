#include "engine/store/orderstore.h"

#include "engine/store/buyerstore.h"
#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/ordermoney.h"
#include "engine/store/orderrows.h"
#include "engine/store/statement.h"
#include "engine/store/ticketstore.h"
#include "engine/store/trailstore.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int order_code_random = 10;  // 50 bits after the event's own part

constexpr Statement lock_hold{"lock_hold_to_sell", R"(
select state, expires_at > now(), seats from hold
where event_id = $1::int8 and hold_id = $2::uuid and state <> 'v' for update)"};

// A statement of its own: it sees what was committed while the lock was waited for.
constexpr Statement order_of_hold{"order_of_hold", R"(
select order_id, code from orders where event_id = $1::int8 and hold_id = $2::uuid)"};

const Error expired{
    ErrorCode::hold_expired, "the hold's time is over; its seats are free again", {}, 0};

/// Nothing: the buyer may have these seats too.
std::optional<Error> overLimit(pool::Connection& connection, pqxx::transaction_base& tx,
                               const ConfirmRequest& request, std::size_t seats) {
    if (!request.seats_per_buyer_max || request.buyer_key.empty()) return std::nullopt;
    const auto counts =
        lockBuyers(connection, tx, request.event, {request.buyer_key}, request.hold);
    if (counts.empty()) {
        return Error{ErrorCode::contended, "another request of this buyer is being served", {}, 1};
    }
    const auto has = counts.begin()->second;
    if (has + static_cast<std::int64_t>(seats) <= *request.seats_per_buyer_max) {
        return std::nullopt;
    }
    return Error{ErrorCode::limit_reached,
                 "at most " + std::to_string(*request.seats_per_buyer_max) +
                     " seats a buyer; this buyer has " + std::to_string(has) + " already",
                 {},
                 0};
}

/// What the box office agreed on with the buyer, and the tickets of what is paid with that. The
/// payments that were made of it, without their time.
Result<std::vector<PaymentRow>> addTerms(pool::Connection& connection, pqxx::transaction_base& tx,
                                         const ConfirmRequest& request, const AddedOrder& added) {
    if (!request.terms) return std::vector<PaymentRow>{};
    OrderRow order;
    order.id = request.order;
    order.total_minor = added.total_minor;
    auto done = applyTerms(connection, tx, request.event, order, *request.terms);
    if (!done) return done.error();
    if (request.tickets && order.state == sales::OrderState::paid) {
        issueTickets(connection, tx, request.event, request.order, added.items,
                     request.tickets->key_no, *request.tickets->random);
    }
    for (auto& payment : order.payments) payment.actor = request.terms->seller.login;
    return std::move(order.payments);
}

/// What became of a hold that is an order already: of an earlier try of ours, which had committed
/// when its connection was lost, or of another request.
Result<Confirmed> soldBefore(pool::Connection& connection, pqxx::transaction_base& tx,
                             const ConfirmRequest& request) {
    const auto sold = run(connection, tx, order_of_hold, request.event.value, binary(request.hold));
    if (sold.empty()) throw std::logic_error("a confirmed hold without its order");
    if (uuid<core::OrderId>(sold[0][0]) != request.order) {
        return Error{ErrorCode::hold_closed,
                     "the hold has become order " + std::string(text(sold[0][1])) + " already",
                     {},
                     0};
    }
    Confirmed again;
    again.order = readOrder(connection, tx, request.event, request.code).value();
    if (request.terms) readMoney(connection, tx, request.event, again.order);
    for (const auto& item : again.order.items) {
        again.facts.push_back({item.seat, board::SeatState::sold, 0, 0});
    }
    return again;
}

/// The seats of the hold, locked, that may be sold. Errors: as confirm().
Result<std::vector<core::SeatNo>> seatsToSell(const pqxx::result& hold,
                                              const ConfirmRequest& request) {
    const char state = text(hold[0][0])[0];
    if (state == 'r') return Error{ErrorCode::hold_closed, "the hold was released", {}, 0};
    if (state == 'e' || !boolean(hold[0][1])) return expired;
    auto seats = seatNumbers(text(hold[0][2]));
    for (const auto chosen : request.seats) {
        if (std::ranges::find(seats, chosen) != seats.end()) continue;
        return Error{
            ErrorCode::invalid_body, "a ticket type is for a seat that is not in this hold", {}, 0};
    }
    return seats;
}

}  // namespace

std::string newOrderCode(const std::string& event_code, core::Random& random) {
    static constexpr char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code = event_code + "-";
    for (int i = 0; i < order_code_random; ++i) {
        if (i == order_code_random / 2) code += '-';  // easier to read out
        code += crockford[random.below(32)];
    }
    return code;
}

Result<Confirmed> confirm(pool::Connection& connection, const ConfirmRequest& request,
                          const std::function<std::string(const OrderRow&)>& render) {
    pqxx::work tx(connection.native());
    const auto event = request.event;
    if (request.key) {
        auto replay = earlierReply(connection, tx, event, *request.key);
        if (!replay) return replay.error();
        if (*replay) return Confirmed{{}, {}, std::move(replay).value()};
    }
    const auto hold = run(connection, tx, lock_hold, event.value, binary(request.hold));
    if (hold.empty()) return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
    if (text(hold[0][0]) == "c") return soldBefore(connection, tx, request);
    const auto seats = seatsToSell(hold, request);
    if (!seats) return seats.error();
    if (auto refusal = overLimit(connection, tx, request, seats->size())) return *refusal;
    Confirmed out;
    out.facts = sellHeldSeats(connection, tx, request, *seats);
    if (out.facts.size() != seats->size()) return expired;
    const auto added = addOrder(connection, tx, request, *seats);
    if (added.items != seats->size()) {
        return Error{ErrorCode::invalid_body, "a ticket type is not sold for its seat", {}, 0};
    }
    if (!closeSoldHold(connection, tx, request)) {
        return Error{ErrorCode::sale_not_open, "the event is cancelled", {}, 0};
    }
    auto payments = addTerms(connection, tx, request, added);
    if (!payments) return payments.error();
    out.order = readOrder(connection, tx, event, request.code).value();
    out.order.payments = std::move(payments).value();
    for (auto& payment : out.order.payments) payment.created_at = out.order.created_at;
    if (request.trail) appendTrail(connection, tx, *request.trail);
    if (request.key) {
        const auto kept = keepReply(connection, tx, event, {*request.key, render(out.order)});
        if (!kept) return kept.error();
    }
    tx.commit();
    return out;
}

std::optional<OrderRow> readOrder(pool::Connection& connection, core::EventId event,
                                  const std::string& code) {
    pqxx::nontransaction tx(connection.native());
    return readOrder(connection, tx, event, code);
}

}  // namespace seatlock::store
