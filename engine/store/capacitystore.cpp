#include "engine/store/capacitystore.h"

#include "engine/store/holdrows.h"
#include "engine/store/inventoryrows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

// A hold whose time is over is an available place.
constexpr Statement list_areas{"list_areas", R"(
select k.name, count(*), count(*) filter (where b.reason = 'capacity'),
    count(*) filter (where i.state = 'a' or (i.state = 'h' and i.hold_expires_at <= now())),
    count(*) filter (where i.state = 'h' and i.hold_expires_at > now()),
    count(*) filter (where i.state = 's'),
    count(*) filter (where i.state = 'b' and b.reason is distinct from 'capacity')
from event e
join section k using (chart_id)
join seat_row r on r.chart_id = k.chart_id and r.section_no = k.section_no
join seat s on s.chart_id = r.chart_id and s.row_no = r.row_no
join event_seat i on i.event_id = e.event_id and i.seat_no = s.seat_no
left join seat_block b on b.event_id = i.event_id and b.seat_no = i.seat_no
where e.event_id = $1::int8 and k.kind = 'general_admission'
    and ($2::text = '' or k.name = $2::text)
group by k.section_no, k.name order by k.section_no)"};

std::vector<AreaRow> areas(pool::Connection& connection, pqxx::transaction_base& tx,
                           core::EventId event, const std::string& section) {
    std::vector<AreaRow> out;
    for (const auto& row : run(connection, tx, list_areas, event.value, section)) {
        const auto count = [&](int column) { return integer<std::int64_t>(row[column]); };
        out.push_back({std::string(text(row[0])), count(1), count(2), count(3), count(4), count(5),
                       count(6)});
    }
    return out;
}

/// The places to be closed (from the last on) or opened (from the first).
std::vector<core::SeatNo> chosen(const std::unordered_map<core::SeatNo, LockedSeat>& locked,
                                 bool close, std::size_t count) {
    std::vector<core::SeatNo> out;
    for (const auto& [seat, as] : locked) {
        if (close ? !as.blocked : as.blocked && as.reason == "capacity") out.push_back(seat);
    }
    close ? std::ranges::sort(out, std::greater{}) : std::ranges::sort(out);
    if (out.size() > count) out.resize(count);
    return out;
}

Error inUse(const AreaRow& area, std::int64_t wanted) {
    return {ErrorCode::seats_in_use,
            std::to_string(area.held) + " places are held, " + std::to_string(area.sold) +
                " are sold and " + std::to_string(area.blocked) +
                " are blocked for other reasons: the capacity cannot be " + std::to_string(wanted),
            {},
            0};
}

/// Moves the capacity by closing or opening places.
Result<std::vector<board::SeatFact>> move(pool::Connection& connection, pqxx::transaction_base& tx,
                                          const CapacityChange& change) {
    const auto named = seatsOfSection(connection, tx, change.event, change.section);
    std::vector<core::SeatNo> places;
    for (const auto& place : named) places.push_back(*place.seat);
    auto out = expireSeats(connection, tx, change.event, places, change.engine_id);
    const auto locked = lockSeats(connection, tx, change.event, places);
    // Counted under the locks.
    const auto area = areas(connection, tx, change.event, change.section).at(0);
    const bool close = change.capacity < area.capacity();
    const auto count = static_cast<std::size_t>(std::abs(change.capacity - area.capacity()));
    const auto seats = chosen(locked, close, count);
    if (seats.size() < count) return inUse(area, change.capacity);
    if (count == 0) return out;
    const SeatEditor editor{change.event, change.engine_id, change.actor};
    LockedSeat block;
    block.reason = "capacity";
    const auto changed = close ? blockSeats(connection, tx, editor, seats, block)
                               : unblockSeats(connection, tx, editor, seats);
    if (changed.size() != count) throw std::logic_error("a locked place was changed");
    out.insert(out.end(), changed.begin(), changed.end());
    return out;
}

}  // namespace

std::vector<AreaRow> listAreas(pool::Connection& connection, core::EventId event) {
    pqxx::nontransaction tx(connection.native());
    return areas(connection, tx, event, {});
}

Result<CapacityOutcome> changeCapacity(
    pool::Connection& connection, const CapacityChange& change,
    const std::function<std::string(const CapacityOutcome&)>& render) {
    pqxx::work tx(connection.native());
    CapacityOutcome out;
    if (change.key) {
        auto replay = earlierReply(connection, tx, change.event, *change.key);
        if (!replay) return replay.error();
        out.replay = std::move(replay).value();
        if (out.replay) return out;
    }
    holdChart(connection, tx, change.event);
    const auto before = areas(connection, tx, change.event, change.section);
    if (before.empty() || change.section.empty()) {
        return {ErrorCode::not_found,
                "this event has no general-admission area \"" + change.section + "\""};
    }
    out.before = before[0].capacity();
    if (change.capacity > before[0].drawn) {
        return {ErrorCode::invalid_body,
                "only " + std::to_string(before[0].drawn) + " places are drawn in this area"};
    }
    auto moved = move(connection, tx, change);
    if (!moved) return moved.error();
    out.facts = std::move(moved).value();
    out.area = areas(connection, tx, change.event, change.section).at(0);
    if (change.key) {
        const auto kept = keepReply(connection, tx, change.event, {*change.key, render(out), 200});
        if (!kept) return kept.error();
    }
    tx.commit();
    return out;
}

}  // namespace seatlock::store
