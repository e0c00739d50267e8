#include "engine/store/seatnumbers.h"

#include "engine/store/binaryarray.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement numbers_change{"numbers_change", R"(
select exists (
    select from seat a left join seat b on b.chart_id = $2::int8 and b.label = a.label
    where a.chart_id = $1::int8 and b.seat_no is distinct from a.seat_no))"};

// Views and partitions aside.
constexpr Statement tables_of_seats{"tables_of_seats", R"(
select quote_ident(c.relname)
from pg_class c
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    and c.relname <> 'event_seat'
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'event_id')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'seat_no')
order by 1)"};

// Numbers are unique: first all go far beyond those that there are, then to where they belong.
constexpr int beyond = 1 << 30;

constexpr Statement set_categories{"set_categories", R"(
update event_seat s set category_no = c.category_no
from unnest($2::int2[]) with ordinality as c(category_no, number)
where s.event_id = $1::int8 and s.seat_no = c.number - 1 and s.category_no <> c.category_no)"};

constexpr Statement add_seats{"add_seat_numbers", R"(
insert into event_seat (event_id, seat_no, category_no)
select $1::int8, c.number - 1, c.category_no
from unnest($2::int2[]) with ordinality as c(category_no, number)
where not exists (select from event_seat s where s.event_id = $1::int8
                  and s.seat_no = c.number - 1))"};

constexpr Statement renumber_holds{"renumber_holds", R"(
with moved as materialized (
    select a.seat_no as was, b.seat_no as is from seat a
    join seat b on b.chart_id = $3::int8 and b.label = a.label
    where a.chart_id = $2::int8
)
update hold h set seats = n.seats
from (
    select o.hold_id, array_agg(m.is order by l.place) as seats
    from hold o cross join unnest(o.seats) with ordinality as l(seat_no, place)
    join moved m on m.was = l.seat_no
    where o.event_id = $1::int8 group by o.hold_id
) n
where h.event_id = $1::int8 and h.hold_id = n.hold_id and h.seats <> n.seats)"};

void dropVanished(pqxx::transaction_base& tx, const std::string& table, core::EventId event,
                  core::ChartId from, core::ChartId to) {
    tx.exec_params("delete from " + table +
                       " t using seat a where t.event_id = $1 and a.chart_id = $2 "
                       "and a.seat_no = t.seat_no and not exists (select from seat b "
                       "where b.chart_id = $3 and b.label = a.label)",
                   event.value, from.value, to.value);
}

/// In two statements.
void renumberTable(pqxx::transaction_base& tx, const std::string& table, core::EventId event,
                   core::ChartId from, core::ChartId to) {
    const std::string offset = std::to_string(beyond);
    tx.exec_params("update " + table + " t set seat_no = b.seat_no + " + offset +
                       " from seat a join seat b on b.chart_id = $3 and b.label = a.label "
                       "where t.event_id = $1 and a.chart_id = $2 and a.seat_no = t.seat_no "
                       "and a.seat_no <> b.seat_no",
                   event.value, from.value, to.value);
    tx.exec_params("update " + table + " set seat_no = seat_no - " + offset +
                       " where event_id = $1 and seat_no >= " + offset,
                   event.value);
}

pqxx::binarystring arrayOf(const std::vector<std::int16_t>& values) {
    auto array = BinaryArray::int2();
    for (const auto value : values) array.add(value);
    return array.parameter();
}

}  // namespace

bool numbersChange(pool::Connection& connection, pqxx::transaction_base& tx, core::ChartId from,
                   core::ChartId to) {
    return boolean(run(connection, tx, numbers_change, from.value, to.value)[0][0]);
}

std::vector<std::string> tablesOfSeats(pqxx::transaction_base& tx) {
    std::vector<std::string> out;
    for (const auto& row : tx.exec(tables_of_seats.sql)) out.emplace_back(text(row[0]));
    return out;
}

void renumberSeats(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                   core::ChartId from, core::ChartId to,
                   const std::vector<std::int16_t>& categories) {
    if (numbersChange(connection, tx, from, to)) {
        // Order items, say, refer to seats that are between two numbers for a moment.
        tx.exec0("set constraints all deferred");
        tx.exec0("set local seatlock.renumbering = 'on'");  // see schema/007
        auto tables = tablesOfSeats(tx);
        tables.emplace_back("event_seat");
        for (const auto& table : tables) {
            dropVanished(tx, table, event, from, to);
            renumberTable(tx, table, event, from, to);
        }
        run(connection, tx, renumber_holds, event.value, from.value, to.value);
    }
    const auto array = arrayOf(categories);
    run(connection, tx, add_seats, event.value, array);
    run(connection, tx, set_categories, event.value, array);
}

}  // namespace seatlock::store
