#include "engine/store/books.h"

#include "engine/store/guarded.h"
#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::EventId;
using core::Micros;
using core::Result;
using core::SeatNo;

namespace {

using Snapshot = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

// The statement that takes the snapshot reads the clock, so that no hold that was rightly taken
// over within the snapshot can look active.
constexpr Statement books_event{"books_event", R"(
select event_id, (extract(epoch from clock_timestamp()) * 1000000)::int8
from event where slug = $1::text)"};

constexpr Statement books_seats{"books_seats", R"(
select seat_no, version, state, hold_id, order_id,
    coalesce((extract(epoch from hold_expires_at) * 1000000)::int8, 0)
from event_seat where event_id = $1::int8 order by seat_no)"};

constexpr Statement books_holds{"books_holds", R"(
select hold_id, state, seats, (extract(epoch from created_at) * 1000000)::int8,
    (extract(epoch from expires_at) * 1000000)::int8
from hold where event_id = $1::int8 order by created_at, hold_id)"};

constexpr Statement books_orders{"books_orders", R"(
select o.order_id, o.hold_id, coalesce(
    array_agg(i.seat_no order by i.seat_no) filter (where i.state = 'a'), '{}')
from orders o left join order_item i using (event_id, order_id)
where o.event_id = $1::int8
group by o.order_id, o.hold_id, o.created_at order by o.created_at, o.order_id)"};

// Versions may be there twice, where nothing keeps them unique: then by the time of their making.
constexpr Statement books_history{"books_history", R"(
select seat_no, version, from_state, to_state, reason, hold_id,
    (extract(epoch from at) * 1000000)::int8
from seat_history where event_id = $1::int8 order by seat_no, version, at, hold_id)"};

char letter(const pqxx::field& field) {
    return text(field).empty() ? ' ' : text(field)[0];
}

std::string token(EventId event, const pqxx::field& field) {
    if (field.is_null()) return {};
    return core::HoldToken{event, uuid<core::HoldId>(field)}.text();
}

void readSeats(const pqxx::result& rows, EventId event, Books& books) {
    books.seats.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        books.seats.push_back({integer<SeatNo>(row[0]), integer<std::int32_t>(row[1]),
                               letter(row[2]), token(event, row[3]), std::string(text(row[4])),
                               integer<Micros>(row[5])});
    }
}

void readHolds(const pqxx::result& rows, EventId event, Books& books) {
    books.holds.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        auto seats = seatNumbers(text(row[2]));
        std::ranges::sort(seats);
        books.holds.push_back({token(event, row[0]), letter(row[1]), std::move(seats),
                               integer<Micros>(row[3]), integer<Micros>(row[4])});
    }
}

void readOrders(const pqxx::result& rows, EventId event, Books& books) {
    books.orders.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        books.orders.push_back(
            {std::string(text(row[0])), token(event, row[1]), seatNumbers(text(row[2]))});
    }
}

void readHistory(const pqxx::result& rows, EventId event, Books& books) {
    books.history.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        books.history.push_back({integer<SeatNo>(row[0]), integer<std::int32_t>(row[1]),
                                 letter(row[2]), letter(row[3]), letter(row[4]),
                                 token(event, row[5]), integer<Micros>(row[6])});
    }
}

}  // namespace

Result<Books> readBooks(pool::Connection& connection, const std::string& event) {
    return guarded<Books>(connection, [&]() -> Result<Books> {
        Snapshot tx(connection.native());
        const auto found = run(connection, tx, books_event, event);
        if (found.empty()) return {core::ErrorCode::not_found, "there is no event " + event};
        const EventId id{integer<std::int64_t>(found[0][0])};
        Books books;
        books.now = integer<Micros>(found[0][1]);
        readSeats(run(connection, tx, books_seats, id.value), id, books);
        readHolds(run(connection, tx, books_holds, id.value), id, books);
        readOrders(run(connection, tx, books_orders, id.value), id, books);
        readHistory(run(connection, tx, books_history, id.value), id, books);
        tx.commit();
        return books;
    });
}

}  // namespace seatlock::store
