#include "engine/store/seatlist.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement list_seats{"list_seat_states", R"(
select i.seat_no, s.label, k.name, r.label, i.shown_state, c.slug, coalesce(ch.slug, ''),
    coalesce(hc.slug, ''), (extract(epoch from h.created_at) * 1000000)::int8,
    (extract(epoch from i.hold_expires_at) * 1000000)::int8,
    coalesce(o.code, ''), coalesce(o.buyer_name, ''), coalesce(o.buyer_email, ''),
    coalesce(b.reason, ''), coalesce(b.note, '')
from (select *, case when state = 'h' and hold_expires_at <= now() then 'a'::"char" else state end
          as shown_state
      from event_seat where event_id = $1::int8 and seat_no > $2::int8) i
join event e on e.event_id = i.event_id
join seat s on s.chart_id = e.chart_id and s.seat_no = i.seat_no
join seat_row r on r.chart_id = s.chart_id and r.row_no = s.row_no
join section k on k.chart_id = r.chart_id and k.section_no = r.section_no
join price_category c on c.event_id = i.event_id and c.category_no = i.category_no
left join channel ch on ch.event_id = i.event_id and ch.channel_no = i.channel_no
left join hold h on i.shown_state = 'h' and h.event_id = i.event_id and h.hold_id = i.hold_id
left join channel hc on hc.event_id = h.event_id and hc.channel_no = h.channel_no
left join orders o on i.shown_state = 's' and o.event_id = i.event_id and o.order_id = i.order_id
left join seat_block b on b.event_id = i.event_id and b.seat_no = i.seat_no
where ($3::text = '' or i.shown_state = left($3::text, 1)::"char")
    and ($4::text = '' or k.name = $4::text)
    and ($5::text = '' or c.slug = $5::text)
    and ($6::text = '' or ch.slug = $6::text)
    and ($7::text = '' or strpos(lower(concat_ws(' ', s.label, o.code, o.buyer_name,
        o.buyer_email, b.note)), lower($7::text)) > 0)
order by i.seat_no limit $8::int4)"};

std::optional<core::Micros> moment(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return integer<core::Micros>(field);
}

}  // namespace

std::vector<SeatRow> listSeats(pool::Connection& connection, const SeatQuery& query) {
    pqxx::nontransaction tx(connection.native());
    std::vector<SeatRow> out;
    for (const auto& row :
         run(connection, tx, list_seats, query.event.value, query.after, query.state, query.section,
             query.category, query.channel, query.words, query.limit)) {
        const auto words = [&](int column) { return std::string(text(row[column])); };
        SeatRow seat;
        seat.seat_no = integer<std::int64_t>(row[0]);
        seat.label = words(1);
        seat.section = words(2);
        seat.row = words(3);
        seat.state = text(row[4])[0];
        seat.category = words(5);
        seat.channel = words(6);
        if (seat.state == 'h') {
            seat.hold_channel = words(7);
            seat.held_since = moment(row[8]);
            seat.held_until = moment(row[9]);
        }
        seat.order = words(10);
        seat.buyer_name = words(11);
        seat.buyer_email = words(12);
        seat.reason = words(13);
        seat.note = words(14);
        out.push_back(std::move(seat));
    }
    return out;
}

}  // namespace seatlock::store
