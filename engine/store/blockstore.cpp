#include "engine/store/blockstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement list_blocks{"list_blocks", R"(
select s.label, b.reason, b.note, b.actor, (extract(epoch from b.blocked_at) * 1000000)::int8,
    (extract(epoch from b.release_at) * 1000000)::int8, coalesce(c.slug, '')
from event e
join seat_block b on b.event_id = e.event_id
join event_seat i on i.event_id = b.event_id and i.seat_no = b.seat_no
join seat s on s.chart_id = e.chart_id and s.seat_no = b.seat_no
left join channel c on c.event_id = i.event_id and c.channel_no = i.channel_no
where e.event_id = $1::int8 and s.label > $2::text
order by s.label limit $3::int4)"};

// Asked every second; an index of its own tells that there is none.
constexpr Statement ripe_blocks{"ripe_blocks", R"(
select event_id, seat_no from seat_block where release_at <= now()
order by release_at limit $1::int4)"};

constexpr Statement release_blocks{"release_blocks", R"(
with due as materialized (
    select s.seat_no
    from event_seat s join seat_block b using (event_id, seat_no)
    where s.event_id = $1::int8 and s.seat_no = any($2::int4[]) and s.state = 'b'
        and b.release_at <= now()
    for update of s skip locked
), freed as (
    update event_seat s set state = 'a', version = s.version + 1
    from due d
    where s.event_id = $1::int8 and s.seat_no = d.seat_no and s.state = 'b'
    returning s.seat_no, s.state, s.version, s.category_no, s.channel_no
), forgotten as (
    delete from seat_block b using freed f
    where b.event_id = $1::int8 and b.seat_no = f.seat_no
), told as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, detail)
    select $1::int8, seat_no, version, $3::int4, 'b', 'a', 'u', 'release time' from freed
)
select seat_no, state, version, 0, category_no, coalesce(channel_no, -1) from freed)"};

}  // namespace

std::vector<BlockedSeat> listBlocks(pool::Connection& connection, core::EventId event,
                                    const std::string& after, int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<BlockedSeat> out;
    for (const auto& row : run(connection, tx, list_blocks, event.value, after, limit)) {
        BlockedSeat block;
        block.label = text(row[0]);
        block.reason = text(row[1]);
        block.note = text(row[2]);
        block.actor = text(row[3]);
        block.blocked_at = integer<core::Micros>(row[4]);
        if (!row[5].is_null()) block.release_at = integer<core::Micros>(row[5]);
        block.channel = text(row[6]);
        out.push_back(std::move(block));
    }
    return out;
}

std::map<core::EventId, std::vector<board::SeatFact>> releaseDueBlocks(pool::Connection& connection,
                                                                       int limit,
                                                                       std::int32_t engine_id) {
    pqxx::nontransaction tx(connection.native());
    std::map<core::EventId, std::vector<core::SeatNo>> ripe;
    for (const auto& row : run(connection, tx, ripe_blocks, limit)) {
        ripe[{integer<std::int64_t>(row[0])}].push_back(integer<core::SeatNo>(row[1]));
    }
    std::map<core::EventId, std::vector<board::SeatFact>> out;
    for (const auto& [event, seats] : ripe) {
        out[event] =
            facts(run(connection, tx, release_blocks, event.value, seatArray(seats), engine_id));
    }
    return out;
}

}  // namespace seatlock::store
