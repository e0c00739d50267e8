#include "engine/store/seatlog.h"

#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement seat_of_label{"seat_of_label", R"(
select s.seat_no from event e join seat s using (chart_id)
where e.event_id = $1::int8 and s.label = $2::text)"};

constexpr Statement seat_log{"seat_log", R"(
select t.event_id, e.slug, $3::text, t.seat_no, t.version,
    (extract(epoch from t.at) * 1000000)::int8, t.from_state, t.to_state, t.reason,
    coalesce(t.detail, ''), coalesce(t.actor, ''), coalesce(left(t.hold_id::text, 18), ''),
    coalesce(c.slug, ''), coalesce(o.code, ''), coalesce(o.buyer_name, '')
from seat_history t
join event e on e.event_id = t.event_id
left join hold h on h.event_id = t.event_id and h.hold_id = t.hold_id
left join channel c on c.event_id = h.event_id and c.channel_no = h.channel_no
left join orders o on o.event_id = t.event_id and o.order_id = t.order_id
where t.event_id = $1::int8 and t.seat_no = $2::int4 and t.version < $4::int8
order by t.version desc limit $5::int4)"};

// By the holds: each lists its seats, and a seat's history is found by its key.
constexpr Statement person_log{"person_log", R"(
with own as materialized (
    select h.event_id, h.hold_id, h.channel_no, o.order_id, o.code, o.buyer_name,
        coalesce((select array_agg(distinct i.seat_no) from order_item i
                  where i.event_id = o.event_id and i.order_id = o.order_id), h.seats) as seats
    from orders o join hold h on h.event_id = o.event_id and h.hold_id = o.hold_id
    where lower(o.buyer_email) = lower($1::text) or lower(o.buyer_name) = lower($1::text)
        or o.code = upper($1::text)
    union all
    select h.event_id, h.hold_id, h.channel_no, null, null, null, h.seats
    from event e join hold h on h.event_id = e.event_id
        and h.buyer_key = decode($2::text, 'hex') and h.state not in ('c', 'v')
)
select t.event_id, e.slug, s.label, t.seat_no, t.version,
    (extract(epoch from t.at) * 1000000)::int8, t.from_state, t.to_state, t.reason,
    coalesce(t.detail, ''), coalesce(t.actor, ''), coalesce(left(t.hold_id::text, 18), ''),
    coalesce(c.slug, ''), coalesce(own.code, ''), coalesce(own.buyer_name, '')
from own cross join unnest(own.seats) as l(seat_no)
join seat_history t on t.event_id = own.event_id and t.seat_no = l.seat_no
    and (t.hold_id = own.hold_id or t.order_id = own.order_id)
join event e on e.event_id = t.event_id
join seat s on s.chart_id = e.chart_id and s.seat_no = t.seat_no
left join channel c on c.event_id = own.event_id and c.channel_no = own.channel_no
where $3::int8 is null or ((extract(epoch from t.at) * 1000000)::int8, t.event_id, t.seat_no,
    t.version) < ($3::int8, $4::int8, $5::int4, $6::int4)
order by t.at desc, t.event_id desc, t.seat_no desc, t.version desc limit $7::int4)"};

std::vector<SeatLogEntry> entries(const pqxx::result& rows) {
    std::vector<SeatLogEntry> out;
    for (const auto& row : rows) {
        const auto words = [&](int column) { return std::string(text(row[column])); };
        SeatLogEntry entry;
        entry.event.value = integer<std::int64_t>(row[0]);
        entry.event_slug = words(1);
        entry.seat = words(2);
        entry.seat_no = integer<std::int32_t>(row[3]);
        entry.version = integer<std::int32_t>(row[4]);
        entry.at = integer<core::Micros>(row[5]);
        entry.from = text(row[6])[0];
        entry.to = text(row[7])[0];
        entry.reason = text(row[8])[0];
        entry.detail = words(9);
        entry.actor = words(10);
        entry.hold = words(11);
        entry.channel = words(12);
        entry.order = words(13);
        entry.buyer_name = words(14);
        out.push_back(std::move(entry));
    }
    return out;
}

std::string hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char byte : bytes) {
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

std::optional<std::vector<SeatLogEntry>> readSeatLog(pool::Connection& connection,
                                                     core::EventId event, const std::string& label,
                                                     std::int64_t before, int limit) {
    pqxx::nontransaction tx(connection.native());
    const auto seat = run(connection, tx, seat_of_label, event.value, label);
    if (seat.empty()) return std::nullopt;
    return entries(run(connection, tx, seat_log, event.value, integer<std::int32_t>(seat[0][0]),
                       label, before, limit));
}

std::vector<SeatLogEntry> readPersonLog(pool::Connection& connection, const std::string& person,
                                        const std::string& buyer_key,
                                        const std::optional<PersonLogMark>& before, int limit) {
    const auto mark = before.value_or(PersonLogMark{});
    const std::optional<std::int64_t> at = before ? std::optional(mark.at) : std::nullopt;
    pqxx::nontransaction tx(connection.native());
    return entries(run(connection, tx, person_log, person, hex(buyer_key), Nullable(at), mark.event,
                       mark.seat_no, mark.version, limit));
}

}  // namespace seatlock::store
