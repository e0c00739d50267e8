#include "engine/store/shiftstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement insert_shift{"insert_shift", R"(
insert into shift (shift_id, user_id, login, desk, currency, float_minor)
values ($1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::int8)
on conflict (user_id) where closed_at is null do nothing)"};

constexpr Statement select_shifts{"select_shifts", R"(
select shift_id, user_id, login, desk, currency, float_minor,
    (extract(epoch from opened_at) * 1000000)::int8,
    (extract(epoch from closed_at) * 1000000)::int8, coalesce(closed_by, ''), counted_minor,
    expected_minor, note
from shift
where ($1::uuid is null or shift_id = $1::uuid) and ($2::uuid is null or user_id = $2::uuid)
    and ($3::bool is null or (closed_at is null) = $3::bool)
    and ($4::uuid is null or shift_id < $4::uuid)
order by shift_id desc limit $5::int4)"};

constexpr Statement sums_by_method{"sums_by_method", R"(
select shift_id, method, count(*) filter (where taken), sum(amount_minor) filter (where taken),
    count(*) filter (where not taken), sum(amount_minor) filter (where not taken)
from (select shift_id, method, amount_minor, true as taken from payment
      where shift_id = any($1::uuid[]) and state = 's'
      union all
      select shift_id, method, amount_minor, false from refund
      where shift_id = any($1::uuid[]) and state = 's') moved
group by shift_id, method order by shift_id, method)"};

constexpr Statement sums_by_event{"sums_by_event", R"(
select e.slug, e.name, count(*), sum(p.paid)::int8, sum(i.tickets)::int8
from (select event_id, order_id, sum(amount_minor) as paid from payment
      where shift_id = $1::uuid and state = 's' group by event_id, order_id) p
join event e on e.event_id = p.event_id
cross join lateral (select count(*) as tickets from order_item i
    where i.event_id = p.event_id and i.order_id = p.order_id and i.state = 'a') i
group by e.slug, e.name order by e.slug)"};

constexpr Statement lock_shift{"lock_shift", R"(
select closed_at is not null from shift
where shift_id = $1::uuid and ($2::uuid is null or user_id = $2::uuid) for update)"};

constexpr Statement close_shift{"close_shift", R"(
update shift set closed_at = clock_timestamp(), closed_by = $2::text, counted_minor = $3::int8,
    expected_minor = $4::int8, note = $5::text
where shift_id = $1::uuid)"};

std::int64_t sumOf(const pqxx::field& field) {
    return field.is_null() ? 0 : integer<std::int64_t>(field);
}

/// What is in the till.
std::int64_t cashIn(const Shift& shift) {
    std::int64_t cash = shift.float_minor;
    for (const auto& method : shift.methods) {
        if (method.method == "cash") cash += method.amount_minor - method.refunds_minor;
    }
    return cash;
}

void addSums(pool::Connection& connection, pqxx::transaction_base& tx, std::vector<Shift>& shifts) {
    auto ids = BinaryArray::uuid();
    for (const auto& shift : shifts) ids.add(shift.id);
    for (const auto& row : run(connection, tx, sums_by_method, ids.parameter())) {
        const auto shift = std::ranges::find(shifts, uuid<ShiftId>(row[0]), &Shift::id);
        shift->methods.push_back({std::string(text(row[1])), integer<std::int64_t>(row[2]),
                                  sumOf(row[3]), integer<std::int64_t>(row[4]), sumOf(row[5])});
    }
    for (auto& shift : shifts) {
        if (!shift.closed_at) shift.expected_minor = cashIn(shift);
    }
}

void addEvents(pool::Connection& connection, pqxx::transaction_base& tx, Shift& shift) {
    for (const auto& row : run(connection, tx, sums_by_event, binary(shift.id))) {
        shift.events.push_back({std::string(text(row[0])), std::string(text(row[1])),
                                integer<std::int64_t>(row[2]), integer<std::int64_t>(row[4]),
                                integer<std::int64_t>(row[3])});
    }
}

std::vector<Shift> select(pool::Connection& connection, pqxx::transaction_base& tx,
                          const ShiftQuery& query, std::optional<ShiftId> only = std::nullopt) {
    std::vector<Shift> out;
    for (const auto& row : run(connection, tx, select_shifts, Nullable(only), Nullable(query.user),
                               Nullable(query.open), Nullable(query.before), query.limit)) {
        Shift shift;
        shift.id = uuid<ShiftId>(row[0]);
        shift.user = uuid<staff::UserId>(row[1]);
        shift.login = text(row[2]);
        shift.desk = text(row[3]);
        shift.currency = text(row[4]);
        shift.float_minor = integer<std::int64_t>(row[5]);
        shift.opened_at = integer<core::Micros>(row[6]);
        if (!row[7].is_null()) shift.closed_at = integer<core::Micros>(row[7]);
        shift.closed_by = text(row[8]);
        if (!row[9].is_null()) shift.counted_minor = integer<std::int64_t>(row[9]);
        shift.expected_minor = sumOf(row[10]);
        shift.note = text(row[11]);
        out.push_back(std::move(shift));
    }
    if (!out.empty()) addSums(connection, tx, out);
    return out;
}

std::optional<Shift> read(pool::Connection& connection, pqxx::transaction_base& tx, ShiftId id,
                          std::optional<staff::UserId> only) {
    auto found = select(connection, tx, {only, {}, {}, 1}, id);
    if (found.empty()) return std::nullopt;
    addEvents(connection, tx, found.front());
    return std::move(found.front());
}

}  // namespace

Result<Shift> openShift(pool::Connection& connection, const NewShift& shift) {
    pqxx::work tx(connection.native());
    const auto opened = run(connection, tx, insert_shift, binary(shift.id), binary(shift.user),
                            shift.login, shift.desk, shift.currency, shift.float_minor);
    if (opened.affected_rows() == 0) {
        return {ErrorCode::shift_open, "you have a shift open; close it first"};
    }
    auto out = read(connection, tx, shift.id, std::nullopt);
    tx.commit();
    return std::move(*out);
}

Result<Shift> closeShift(pool::Connection& connection, ShiftId shift,
                         std::optional<staff::UserId> only, const ShiftCount& count) {
    pqxx::work tx(connection.native());
    const auto locked = run(connection, tx, lock_shift, binary(shift), Nullable(only));
    if (locked.empty()) return {ErrorCode::unknown_shift, "there is no such shift"};
    if (boolean(locked[0][0])) return {ErrorCode::shift_closed, "this shift is closed already"};
    const auto now = read(connection, tx, shift, std::nullopt);
    run(connection, tx, close_shift, binary(shift), count.closed_by, count.counted_minor,
        now->expected_minor, count.note);
    auto out = read(connection, tx, shift, std::nullopt);
    tx.commit();
    return std::move(*out);
}

std::optional<Shift> readShift(pool::Connection& connection, ShiftId shift,
                               std::optional<staff::UserId> only) {
    pqxx::nontransaction tx(connection.native());
    return read(connection, tx, shift, only);
}

std::vector<Shift> listShifts(pool::Connection& connection, const ShiftQuery& query) {
    pqxx::nontransaction tx(connection.native());
    return select(connection, tx, query);
}

}  // namespace seatlock::store
