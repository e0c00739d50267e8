#include "engine/store/strategystatements.h"

#include "engine/pool/failure.h"
#include "engine/store/holdrows.h"
#include "engine/store/orderrows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <string>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement lock_event{"strategy_lock_event", "select pg_advisory_xact_lock($1::int8)"};

constexpr Statement change_seats{"strategy_change_seats", R"(
update event_seat s
set state = 'h', version = w.version + 1, hold_id = $2::uuid,
    hold_expires_at = now() + $5::int4 * interval '1 second'
from unnest($3::int4[], $4::int4[]) as w(seat_no, version)
where s.event_id = $1::int8 and s.seat_no = w.seat_no)"};

constexpr Statement change_unchanged_seats{"strategy_change_unchanged_seats", R"(
update event_seat s
set state = 'h', version = w.version + 1, hold_id = $2::uuid,
    hold_expires_at = now() + $5::int4 * interval '1 second'
from unnest($3::int4[], $4::int4[]) as w(seat_no, version)
where s.event_id = $1::int8 and s.seat_no = w.seat_no and s.version = w.version)"};

constexpr Statement insert_hold{"strategy_insert_hold", R"(
insert into hold (event_id, hold_id, state, channel_no, seats, created_at, expires_at,
                  expires_max_at)
values ($1::int8, $2::uuid, 'a', 0, $3::int4[], now(), now() + $4::int4 * interval '1 second',
        now() + $5::int4 * interval '1 second')
returning (extract(epoch from created_at) * 1000000)::int8,
    (extract(epoch from expires_at) * 1000000)::int8)"};

constexpr Statement note_holds{"strategy_note_holds", R"(
insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state, reason,
                          hold_id)
select $1::int8, seat_no, version + 1, $6::int4, from_state::"char", 'h', 'h', $2::uuid
from unnest($3::int4[], $4::int4[], $5::text[]) as w(seat_no, version, from_state))"};

constexpr Statement naive_hold{"strategy_naive_hold", R"(
select state, expires_at > now(), seats from hold
where event_id = $1::int8 and hold_id = $2::uuid and state <> 'v')"};

constexpr Statement naive_sale{"strategy_naive_sale", R"(
update event_seat set state = 's', version = version + 1, order_id = $3::uuid,
    hold_expires_at = null
where event_id = $1::int8 and seat_no = any($2::int4[])
returning seat_no, version)"};

constexpr Statement note_sales{"strategy_note_sales", R"(
insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state, reason,
                          hold_id, order_id)
select $1::int8, seat_no, version, $6::int4, 'h', 's', 'c', $2::uuid, $5::uuid
from unnest($3::int4[], $4::int4[]) as w(seat_no, version))"};

/// Two statements that look at seats: at named ones, and at the first free ones.
struct Look {
    explicit Look(const std::string& key, const std::string& lock)
        : named_name("strategy_look_" + key),
          named_sql(columns + " and seat_no = any($2::int4[]) order by seat_no " + lock),
          best_name("strategy_best_" + key),
          best_sql(columns + " and " + is_free + " order by seat_no limit $2::int4 " + lock) {}

    static inline const std::string is_free =
        "(state = 'a' or (state = 'h' and hold_expires_at <= now()))";
    static inline const std::string columns =
        "select seat_no, version, state, " + is_free + " from event_seat where event_id = $1::int8";
    std::string named_name;
    std::string named_sql;
    std::string best_name;
    std::string best_sql;
};

/// All that the ways differ in.
struct Way {
    std::string_view name;
    const Statement* before;  ///< a lock taken first
    Look look;
    const Statement& change;
};

const Way& wayOf(SellingWay way) {
    // In the order of SellingWay.
    static const Way ways[] = {
        {"naive", nullptr, Look("plain", ""), change_seats},
        {"optimistic", nullptr, Look("plain", ""), change_unchanged_seats},
        // Waits for the one before, then sees the row as that one left it.
        {"for_update", nullptr, Look("for_update", "for update"), change_seats},
        {"nowait", nullptr, Look("nowait", "for update nowait"), change_seats},
        // What is looked at afterwards is from a snapshot of its own, after the lock.
        {"advisory_lock", &lock_event, Look("plain", ""), change_seats},
        {"skip_locked", nullptr, Look("skip_locked", "for update skip locked"), change_seats},
    };
    return ways[static_cast<std::size_t>(way)];
}

struct Seen {
    std::vector<core::SeatNo> seats;
    std::vector<std::int32_t> versions;
    std::vector<std::string> states;
    bool all_free = true;
};

Seen look(pool::Connection& connection, pqxx::transaction_base& tx, const Look& how,
          const SeatWish& wish) {
    const auto rows =
        wish.seats.empty()
            ? run(connection, tx, Statement{how.best_name.c_str(), how.best_sql.c_str()},
                  wish.event.value, wish.quantity)
            : run(connection, tx, Statement{how.named_name.c_str(), how.named_sql.c_str()},
                  wish.event.value, seatArray(wish.seats));
    Seen seen;
    for (const auto& row : rows) {
        seen.seats.push_back(integer<core::SeatNo>(row[0]));
        seen.versions.push_back(integer<std::int32_t>(row[1]));
        seen.states.emplace_back(text(row[2]));
        seen.all_free = seen.all_free && boolean(row[3]);
    }
    return seen;
}

/// Nothing: what was seen can be given.
std::optional<Error> refusal(const SeatWish& wish, const Seen& seen) {
    const bool best = wish.seats.empty();
    const auto wanted = best ? static_cast<std::size_t>(wish.quantity) : wish.seats.size();
    if (!seen.all_free) {
        return Error{ErrorCode::seat_unavailable, "another buyer has a seat of these", {}, 0};
    }
    if (seen.seats.size() == wanted) return std::nullopt;
    if (best) return Error{ErrorCode::sold_out, "there are not as many seats left", {}, 0};
    return Error{ErrorCode::contended, "another buyer's request has locked a seat of these", {}, 1};
}

pqxx::binarystring versionArray(const std::vector<std::int32_t>& versions) {
    auto array = BinaryArray::int4();
    for (const auto version : versions) array.add(version);
    return array.parameter();
}

/// What `work()` returns; a deadlock, or a lock not had at once, is a refusal like others: an
/// honest application tells the buyer, who may try again.
template <class T, class Work>
Result<T> orContended(pool::Connection& connection, Work work) {
    try {
        return work();
    } catch (const std::exception& failure) {
        const auto kind = pool::classify(failure, connection.isOpen()).kind;
        if (kind != pool::Failure::Kind::transient) throw;
        return Error{ErrorCode::contended, "another buyer's request is in the way", {}, 1};
    }
}

/// An earlier run's order, or why this hold cannot become one.
Result<std::optional<OrderRow>> naivelyOpen(pool::Connection& connection,
                                            pqxx::transaction_base& tx,
                                            const ConfirmRequest& request,
                                            const pqxx::result& hold) {
    if (hold.empty()) return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
    if (text(hold[0][0]) == "c") {
        if (auto order = readOrder(connection, tx, request.event, request.code)) return order;
        return Error{ErrorCode::hold_closed, "the hold has become an order already", {}, 0};
    }
    if (!boolean(hold[0][1])) {
        return Error{ErrorCode::hold_expired, "the hold's time is over", {}, 0};
    }
    return std::optional<OrderRow>();
}

Result<OrderRow> sellNaively(pool::Connection& connection, const ConfirmRequest& request) {
    pqxx::work tx(connection.native());
    const auto hold = run(connection, tx, naive_hold, request.event.value, binary(request.hold));
    auto earlier = naivelyOpen(connection, tx, request, hold);
    if (!earlier) return earlier.error();
    if (*earlier) return std::move(**earlier);
    const auto seats = seatNumbers(text(hold[0][2]));
    std::vector<core::SeatNo> sold;
    std::vector<std::int32_t> versions;
    for (const auto& row : run(connection, tx, naive_sale, request.event.value, seatArray(seats),
                               binary(request.order))) {
        sold.push_back(integer<core::SeatNo>(row[0]));
        versions.push_back(integer<std::int32_t>(row[1]));
    }
    addOrder(connection, tx, request, seats);
    run(connection, tx, note_sales, request.event.value, binary(request.hold), seatArray(sold),
        versionArray(versions), binary(request.order), request.engine_id);
    closeSoldHold(connection, tx, request);
    auto order = readOrder(connection, tx, request.event, request.code).value();
    tx.commit();
    return order;
}

Result<GivenSeats> holdIn(pool::Connection& connection, const Way& way, const SeatWish& wish,
                          const std::function<void()>& looked) {
    pqxx::work tx(connection.native());
    if (way.before != nullptr) run(connection, tx, *way.before, wish.event.value);
    const auto seen = look(connection, tx, way.look, wish);
    if (auto refused = refusal(wish, seen)) return *refused;
    if (looked) looked();
    const auto seats = seatArray(seen.seats);
    const auto versions = versionArray(seen.versions);
    const auto changed = run(connection, tx, way.change, wish.event.value, binary(wish.hold), seats,
                             versions, wish.hold_s);
    if (changed.affected_rows() != seen.seats.size()) {
        return Error{wish.seats.empty() ? ErrorCode::contended : ErrorCode::seat_unavailable,
                     "another buyer was faster",
                     {},
                     0};
    }
    const auto times = run(connection, tx, insert_hold, wish.event.value, binary(wish.hold), seats,
                           wish.hold_s, wish.hold_s_max);
    auto states = BinaryArray::text();
    for (const auto& state : seen.states) states.add(state);
    run(connection, tx, note_holds, wish.event.value, binary(wish.hold), seats, versions,
        states.parameter(), wish.engine_id);
    tx.commit();
    return GivenSeats{seen.seats, integer<core::Micros>(times[0][0]),
                      integer<core::Micros>(times[0][1])};
}

}  // namespace

std::string_view name(SellingWay way) {
    return wayOf(way).name;
}

std::optional<SellingWay> sellingWayOf(std::string_view name_) {
    for (const auto way :
         {SellingWay::naive, SellingWay::optimistic, SellingWay::for_update, SellingWay::nowait,
          SellingWay::advisory_lock, SellingWay::skip_locked}) {
        if (name(way) == name_) return way;
    }
    return std::nullopt;
}

Result<GivenSeats> holdSeats(pool::Connection& connection, SellingWay way, const SeatWish& wish,
                             const std::function<void()>& looked) {
    return orContended<GivenSeats>(connection,
                                   [&] { return holdIn(connection, wayOf(way), wish, looked); });
}

Result<OrderRow> sellSeats(pool::Connection& connection, SellingWay way,
                           const ConfirmRequest& request) {
    return orContended<OrderRow>(connection, [&]() -> Result<OrderRow> {
        if (way == SellingWay::naive) return sellNaively(connection, request);
        auto confirmed = confirm(connection, request, {});
        if (!confirmed) return confirmed.error();
        return std::move(confirmed->order);
    });
}

}  // namespace seatlock::store
