#include "engine/store/chartsales.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement selling_events{"selling_events", R"(
select c.chart_id, c.version, e.slug, e.name, e.status from chart one
join chart c on c.venue_id = one.venue_id and c.name = one.name
join event e on e.chart_id = c.chart_id
where one.chart_id = $1::int8 and e.status in ('draft', 'on_sale', 'paused')
order by c.version, e.starts_at, e.slug)"};

// A seat that was only blocked or moved to another channel or category was nobody's yet.
constexpr Statement selling_seats{"selling_seats", R"(
select a.label, bool_or(s.state = 's'),
       bool_or(s.state = 'h' and coalesce(s.hold_expires_at > now(), false))
from event e join event_seat s using (event_id)
join seat a on a.chart_id = e.chart_id and a.seat_no = s.seat_no
where e.chart_id = $1::int8 and e.status in ('draft', 'on_sale', 'paused') and s.version > 0
  and (s.event_id, s.seat_no) in (
      select h.event_id, h.seat_no from seat_history h join event o using (event_id)
      where o.chart_id = $1::int8 and h.hold_id is not null)
group by a.seat_no, a.label order by a.seat_no)"};

std::vector<seating::TakenSeat> seatsOf(pool::Connection& connection, pqxx::transaction_base& tx,
                                        core::ChartId chart) {
    std::vector<seating::TakenSeat> out;
    for (const auto& row : run(connection, tx, selling_seats, chart.value)) {
        const bool sold = boolean(row[1]);
        out.push_back({std::string(text(row[0])), sold, !sold && !boolean(row[2])});
    }
    return out;
}

}  // namespace

std::vector<ChartSales> salesOf(pool::Connection& connection, core::ChartId chart) {
    pqxx::read_transaction tx(connection.native());
    std::vector<ChartSales> out;
    for (const auto& row : run(connection, tx, selling_events, chart.value)) {
        const core::ChartId id{integer<std::int64_t>(row[0])};
        if (out.empty() || out.back().chart != id) {
            out.push_back({id, integer<int>(row[1]), {}, {}});
        }
        const auto status = board::parseStatus(text(row[4]));
        out.back().events.push_back({std::string(text(row[2])), std::string(text(row[3])),
                                     status.value_or(board::EventStatus::draft)});
    }
    for (auto& version : out) version.seats = seatsOf(connection, tx, version.chart);
    return out;
}

}  // namespace seatlock::store
