#include "engine/store/inventoryrows.h"

#include "engine/store/holdrows.h"
#include "engine/store/nullable.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement hold_chart{"hold_chart", R"(
select from event where event_id = $1::int8 for no key update)"};

constexpr Statement seats_of_labels{"seats_of_labels", R"(
select w.label, s.seat_no
from unnest($2::text[]) with ordinality as w(label, place)
left join (event e join seat s using (chart_id)) on e.event_id = $1::int8 and s.label = w.label
order by w.place)"};

constexpr Statement seats_of_section{"seats_of_section", R"(
select s.label, s.seat_no
from event e
join section k using (chart_id)
join seat_row r on r.chart_id = k.chart_id and r.section_no = k.section_no
join seat s on s.chart_id = r.chart_id and s.row_no = r.row_no
where e.event_id = $1::int8 and k.name = $2::text
order by s.seat_no)"};

// In the order of their numbers, so that two of these do not wait for each other.
constexpr Statement lock_free_seats{"lock_free_seats", R"(
select seat_no, state = 'b', coalesce(channel_no, -1), category_no
from event_seat
where event_id = $1::int8 and seat_no = any($2::int4[]) and state in ('a', 'b')
order by seat_no for update)"};

// After the lock, from a snapshot of its own.
constexpr Statement read_blocks_of{"read_blocks_of", R"(
select seat_no, reason, note, (extract(epoch from release_at) * 1000000)::int8
from seat_block where event_id = $1::int8 and seat_no = any($2::int4[]))"};

constexpr Statement block_seats{"block_seats", R"(
with blocked as (
    update event_seat set state = 'b', version = version + 1
    where event_id = $1::int8 and seat_no = any($2::int4[]) and state = 'a'
    returning seat_no, state, version, category_no, channel_no
), noted as (
    insert into seat_block (event_id, seat_no, reason, note, actor, release_at)
    select $1::int8, seat_no, $5::text, $6::text, $4::text,
        to_timestamp($7::int8 / 1000000.0) from blocked
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, actor, detail)
    select $1::int8, seat_no, version, $3::int4, 'a', 'b', 'b', $4::text,
        $5::text || case when $6::text = '' then '' else ': ' || $6::text end
    from blocked
)
select seat_no, state, version, 0, category_no, coalesce(channel_no, -1) from blocked)"};

constexpr Statement unblock_seats{"unblock_seats", R"(
with freed as (
    update event_seat set state = 'a', version = version + 1
    where event_id = $1::int8 and seat_no = any($2::int4[]) and state = 'b'
    returning seat_no, state, version, category_no, channel_no
), forgotten as (
    delete from seat_block b using freed f
    where b.event_id = $1::int8 and b.seat_no = f.seat_no
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, actor)
    select $1::int8, seat_no, version, $3::int4, 'b', 'a', 'u', $4::text from freed
)
select seat_no, state, version, 0, category_no, coalesce(channel_no, -1) from freed)"};

constexpr Statement assign_seats{"assign_seats", R"(
with moved as (
    update event_seat set channel_no = nullif($5::int2, -1), version = version + 1
    where event_id = $1::int8 and seat_no = any($2::int4[]) and state in ('a', 'b')
    returning seat_no, state, version, category_no, channel_no
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, actor, detail)
    select $1::int8, seat_no, version, $3::int4, state, state, 'k', $4::text, $6::text from moved
)
select seat_no, state, version, 0, category_no, coalesce(channel_no, -1) from moved)"};

constexpr Statement categorise_seats{"categorise_seats", R"(
with moved as (
    update event_seat set category_no = $5::int2, version = version + 1
    where event_id = $1::int8 and seat_no = any($2::int4[]) and state in ('a', 'b')
    returning seat_no, state, version, category_no, channel_no
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, actor, detail)
    select $1::int8, seat_no, version, $3::int4, state, state, 'g', $4::text, $6::text from moved
), noticed as (
    update event set revision = revision + 1
    where event_id = $1::int8 and exists (select from moved)
)
select seat_no, state, version, 0, category_no, coalesce(channel_no, -1) from moved)"};

constexpr Statement set_release_time{"set_release_time", R"(
update seat_block set release_at = to_timestamp($3::int8 / 1000000.0)
where event_id = $1::int8 and seat_no = any($2::int4[]))"};

std::vector<NamedSeat> named(const pqxx::result& rows) {
    std::vector<NamedSeat> out;
    out.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) {
        out.push_back({std::string(text(row[0])), std::nullopt});
        if (!row[1].is_null()) out.back().seat = integer<core::SeatNo>(row[1]);
    }
    return out;
}

}  // namespace

void holdChart(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event) {
    // A statement of its own, so that what is read next is from a snapshot after the lock.
    run(connection, tx, hold_chart, event.value);
}

std::vector<NamedSeat> seatsOfLabels(pool::Connection& connection, pqxx::transaction_base& tx,
                                     core::EventId event, const std::vector<std::string>& labels) {
    auto array = BinaryArray::text();
    for (const auto& label : labels) array.add(label);
    return named(run(connection, tx, seats_of_labels, event.value, array.parameter()));
}

std::vector<NamedSeat> seatsOfSection(pool::Connection& connection, pqxx::transaction_base& tx,
                                      core::EventId event, const std::string& section) {
    return named(run(connection, tx, seats_of_section, event.value, section));
}

std::unordered_map<core::SeatNo, LockedSeat> lockSeats(pool::Connection& connection,
                                                       pqxx::transaction_base& tx,
                                                       core::EventId event,
                                                       const std::vector<core::SeatNo>& seats) {
    std::unordered_map<core::SeatNo, LockedSeat> out;
    std::vector<core::SeatNo> blocked;
    for (const auto& row : run(connection, tx, lock_free_seats, event.value, seatArray(seats))) {
        auto& seat = out[integer<core::SeatNo>(row[0])];
        seat.blocked = boolean(row[1]);
        seat.channel_no = integer<std::int16_t>(row[2]);
        seat.category_no = integer<std::int16_t>(row[3]);
        if (seat.blocked) blocked.push_back(integer<core::SeatNo>(row[0]));
    }
    if (blocked.empty()) return out;
    for (const auto& row : run(connection, tx, read_blocks_of, event.value, seatArray(blocked))) {
        auto& seat = out.at(integer<core::SeatNo>(row[0]));
        seat.reason = text(row[1]);
        seat.note = text(row[2]);
        if (!row[3].is_null()) seat.release_at = integer<core::Micros>(row[3]);
    }
    return out;
}

std::vector<board::SeatFact> blockSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                        const SeatEditor& editor,
                                        const std::vector<core::SeatNo>& seats,
                                        const LockedSeat& block) {
    return facts(run(connection, tx, block_seats, editor.event.value, seatArray(seats),
                     editor.engine_id, std::string(editor.actor), block.reason, block.note,
                     Nullable(block.release_at)));
}

std::vector<board::SeatFact> unblockSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                          const SeatEditor& editor,
                                          const std::vector<core::SeatNo>& seats) {
    return facts(run(connection, tx, unblock_seats, editor.event.value, seatArray(seats),
                     editor.engine_id, std::string(editor.actor)));
}

std::vector<board::SeatFact> assignSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                         const SeatEditor& editor,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int16_t channel_no, const std::string& detail) {
    return facts(run(connection, tx, assign_seats, editor.event.value, seatArray(seats),
                     editor.engine_id, std::string(editor.actor), channel_no, detail));
}

std::vector<board::SeatFact> categoriseSeats(pool::Connection& connection,
                                             pqxx::transaction_base& tx, const SeatEditor& editor,
                                             const std::vector<core::SeatNo>& seats,
                                             std::int16_t category_no, const std::string& detail) {
    return facts(run(connection, tx, categorise_seats, editor.event.value, seatArray(seats),
                     editor.engine_id, std::string(editor.actor), category_no, detail));
}

void setReleaseTime(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                    const std::vector<core::SeatNo>& seats,
                    const std::optional<core::Micros>& release_at) {
    run(connection, tx, set_release_time, event.value, seatArray(seats), Nullable(release_at));
}

}  // namespace seatlock::store
