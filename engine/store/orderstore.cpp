#include "engine/store/orderstore.h"

#include "engine/store/buyerstore.h"
#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/ordermoney.h"
#include "engine/store/orderrows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int order_code_random = 10;  // 50 bits after the event's own part

constexpr Statement order_hold{"order_hold", R"(
select h.state, h.expires_at > now(), h.seats, o.order_id, o.code
from hold h left join orders o on o.event_id = h.event_id and o.hold_id = h.hold_id
where h.event_id = $1::int8 and h.hold_id = $2::uuid and h.state <> 'v')"};

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

/// What the box office agreed on with the buyer.
Result<core::Done> addTerms(pool::Connection& connection, pqxx::transaction_base& tx,
                            const ConfirmRequest& request, OrderRow& order) {
    if (!request.terms) return core::Done{};
    auto done = applyTerms(connection, tx, request.event, order, *request.terms);
    if (!done) return done;
    order = readOrder(connection, tx, request.event, request.code).value();
    readMoney(connection, tx, request.event, order);
    return done;
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
    lockHold(connection, tx, event, request.hold);
    const auto rows = run(connection, tx, order_hold, event.value, binary(request.hold));
    if (rows.empty()) return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
    const char state = text(rows[0][0])[0];
    if (state == 'c' && uuid<core::OrderId>(rows[0][3]) == request.order) {
        // An earlier try of ours had committed when its connection was lost.
        auto order = readOrder(connection, tx, event, request.code);
        if (!order) throw std::logic_error("a confirmed hold without its order");
        if (request.terms) readMoney(connection, tx, event, *order);
        Confirmed again{std::move(*order), {}, std::nullopt};
        for (const auto& item : again.order.items) {
            again.facts.push_back({item.seat, board::SeatState::sold, 0, 0});
        }
        return again;
    }
    if (state == 'c') {
        return Error{ErrorCode::hold_closed,
                     "the hold has become order " + std::string(text(rows[0][4])) + " already",
                     {},
                     0};
    }
    if (state == 'r') return Error{ErrorCode::hold_closed, "the hold was released", {}, 0};
    if (state == 'e' || !boolean(rows[0][1])) return expired;

    const auto seats = seatNumbers(text(rows[0][2]));
    for (const auto chosen : request.seats) {
        if (std::ranges::find(seats, chosen) != seats.end()) continue;
        return Error{
            ErrorCode::invalid_body, "a ticket type is for a seat that is not in this hold", {}, 0};
    }
    if (auto refusal = overLimit(connection, tx, request, seats.size())) return *refusal;
    Confirmed out;
    out.facts = sellHeldSeats(connection, tx, request, seats);
    if (out.facts.size() != seats.size()) return expired;
    if (addOrder(connection, tx, request, seats) != seats.size()) {
        return Error{ErrorCode::invalid_body, "a ticket type is not sold for its seat", {}, 0};
    }
    if (!closeSoldHold(connection, tx, request)) {
        return Error{ErrorCode::sale_not_open, "the event is cancelled", {}, 0};
    }
    out.order = readOrder(connection, tx, event, request.code).value();
    if (auto done = addTerms(connection, tx, request, out.order); !done) return done.error();
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
