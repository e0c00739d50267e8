#include "engine/store/eventstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement event_revisions{"event_revisions", R"(
select event_id, revision, status = 'draft' from event)"};

constexpr Statement read_event{"read_event", R"(
select e.event_id, e.chart_id, e.slug, e.code, e.name, v.name, v.time_zone,
    (extract(epoch from e.starts_at) * 1000000)::int8,
    coalesce((extract(epoch from e.doors_at) * 1000000)::int8, 0),
    e.status, e.currency, e.hold_s, e.hold_s_max, coalesce(e.seats_per_buyer_max, 0), e.revision,
    e.layout, e.description, e.ticket_text
from event e join venue v using (venue_id) where e.event_id = $1::int8)"};

constexpr Statement read_channels{"read_channels", R"(
select channel_no, slug, (extract(epoch from on_sale_from) * 1000000)::int8,
    (extract(epoch from on_sale_to) * 1000000)::int8, name
from channel where event_id = $1::int8 order by channel_no)"};

constexpr Statement read_categories{"read_categories", R"(
select c.category_no, c.slug, c.name, c.color, t.ticket_type_no, t.slug, t.name, t.price_minor
from price_category c
left join ticket_type t using (event_id, category_no)
where c.event_id = $1::int8 order by c.category_no, t.ticket_type_no)"};

constexpr Statement read_fees{"read_fees", R"(
select name, per = 'order', amount_minor from event_fee where event_id = $1::int8
order by fee_no)"};

constexpr Statement read_chart{"read_chart", R"(
select width, height, focal_x, focal_y from chart where chart_id = $1::int8)"};

constexpr Statement read_sections{"read_sections", R"(
select name, kind = 'general_admission' from section where chart_id = $1::int8
order by section_no)"};

constexpr Statement read_plan{"read_plan", R"(
select s.row_no, r.section_no, r.label, s.label, s.adjacency, s.x, s.y,
    s.accessible, s.companion, s.obstructed, i.category_no
from seat s
join seat_row r on r.chart_id = s.chart_id and r.row_no = s.row_no
join event_seat i on i.event_id = $1::int8 and i.seat_no = s.seat_no
where s.chart_id = $2::int8 and s.seat_no >= $3::int4 and s.seat_no < $4::int4
order by s.seat_no)"};

constexpr Statement snapshot_xmin{"snapshot_xmin", R"(
select pg_snapshot_xmin(pg_current_snapshot())::text)"};

constexpr Statement read_facts{"read_facts", R"(
select seat_no, state, version, coalesce((extract(epoch from hold_expires_at) * 1000000)::int8, 0),
    category_no, coalesce(channel_no, -1)
from event_seat where event_id = $1::int8 and (version > 0 or channel_no is not null))"};

constexpr Statement read_changes{"read_changes", R"(
select s.seat_no, s.state, s.version,
    coalesce((extract(epoch from s.hold_expires_at) * 1000000)::int8, 0), s.category_no,
    coalesce(s.channel_no, -1)
from event_seat s
where s.event_id = $1::int8 and s.seat_no in (
    select h.seat_no from seat_history h
    where h.event_id = $1::int8 and h.xid >= $2::text::xid8 and h.engine_id <> $3::int4))"};

constexpr Statement database_time{"database_time", R"(
select (extract(epoch from clock_timestamp()) * 1000000)::int8)"};

constexpr std::int32_t plan_chunk = 5'000;  // seats read at a time: bounds the memory of a load

void readCategories(pool::Connection& connection, pqxx::transaction_base& tx,
                    board::EventInfo& info) {
    for (const auto& row : run(connection, tx, read_categories, info.id.value)) {
        const auto number = integer<std::int16_t>(row[0]);
        if (info.categories.empty() || info.categories.back().category_no != number) {
            info.categories.push_back({number,
                                       std::string(text(row[1])),
                                       std::string(text(row[2])),
                                       std::string(text(row[3])),
                                       {}});
        }
        if (row[4].is_null()) continue;
        info.categories.back().ticket_types.push_back(
            {integer<std::int16_t>(row[4]), std::string(text(row[5])), std::string(text(row[6])),
             integer<std::int64_t>(row[7])});
    }
}

}  // namespace

std::vector<EventRevision> eventRevisions(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    std::vector<EventRevision> out;
    for (const auto& row : run(connection, tx, event_revisions)) {
        out.push_back(
            {{integer<std::int64_t>(row[0])}, integer<std::int64_t>(row[1]), boolean(row[2])});
    }
    return out;
}

std::shared_ptr<const board::EventInfo> readEvent(pool::Connection& connection, core::EventId id) {
    pqxx::read_transaction tx(connection.native());
    const auto rows = run(connection, tx, read_event, id.value);
    if (rows.empty()) return nullptr;
    const auto& row = rows[0];
    auto info = std::make_shared<board::EventInfo>();
    info->id = id;
    info->chart.value = integer<std::int64_t>(row[1]);
    info->slug = text(row[2]);
    info->code = text(row[3]);
    info->name = text(row[4]);
    info->venue = text(row[5]);
    info->time_zone = text(row[6]);
    info->starts_at = integer<core::Micros>(row[7]);
    if (const auto doors = integer<core::Micros>(row[8]); doors != 0) info->doors_at = doors;
    info->status = text(row[9]);
    info->currency = text(row[10]);
    info->hold_s = integer<std::int32_t>(row[11]);
    info->hold_s_max = integer<std::int32_t>(row[12]);
    if (const auto most = integer<std::int32_t>(row[13]); most > 0) {
        info->seats_per_buyer_max = most;
    }
    info->revision = integer<std::int64_t>(row[14]);
    info->layout = integer<std::int64_t>(row[15]);
    info->description = text(row[16]);
    info->ticket_text = text(row[17]);
    for (const auto& channel : run(connection, tx, read_channels, id.value)) {
        info->channels.push_back({integer<std::int16_t>(channel[0]), std::string(text(channel[1])),
                                  integer<core::Micros>(channel[2]),
                                  integer<core::Micros>(channel[3]),
                                  std::string(text(channel[4]))});
    }
    for (const auto& fee : run(connection, tx, read_fees, id.value)) {
        info->fees.push_back(
            {std::string(text(fee[0])), boolean(fee[1]), integer<std::int64_t>(fee[2])});
    }
    readCategories(connection, tx, *info);
    return info;
}

std::unique_ptr<const board::SeatPlan> readPlan(pool::Connection& connection, core::EventId event,
                                                core::ChartId chart) {
    pqxx::read_transaction tx(connection.native());
    const auto head = run(connection, tx, read_chart, chart.value);
    if (head.empty()) return nullptr;
    auto plan = std::make_unique<board::SeatPlan>(head[0][0].as<float>(), head[0][1].as<float>(),
                                                  head[0][2].as<float>(), head[0][3].as<float>());
    for (const auto& row : run(connection, tx, read_sections, chart.value)) {
        plan->addSection(std::string(text(row[0])), boolean(row[1]));
    }
    std::int32_t last_row = -1;
    for (std::int32_t from = 0;; from += plan_chunk) {
        const auto rows =
            run(connection, tx, read_plan, event.value, chart.value, from, from + plan_chunk);
        if (rows.empty()) break;
        for (const auto& row : rows) {
            if (const auto row_no = integer<std::int32_t>(row[0]); row_no != last_row) {
                plan->addRow(integer<std::int32_t>(row[1]), std::string(text(row[2])));
                last_row = row_no;
            }
            plan->addSeat({text(row[3]), 0, integer<std::int32_t>(row[4]), integer<float>(row[5]),
                           integer<float>(row[6]), boolean(row[7]), boolean(row[8]),
                           boolean(row[9]), integer<std::int16_t>(row[10])});
        }
    }
    plan->finish();
    return plan;
}

std::vector<board::SeatFact> readFacts(pool::Connection& connection, core::EventId event,
                                       ChangeCursor& cursor) {
    pqxx::nontransaction tx(connection.native());
    // The cursor first: what commits in between is read twice, never missed.
    cursor.xmin = text(run(connection, tx, snapshot_xmin)[0][0]);
    return facts(run(connection, tx, read_facts, event.value));
}

std::vector<board::SeatFact> readChanges(pool::Connection& connection, core::EventId event,
                                         std::int32_t engine_id, ChangeCursor& cursor) {
    pqxx::nontransaction tx(connection.native());
    std::string next(text(run(connection, tx, snapshot_xmin)[0][0]));
    auto out = facts(run(connection, tx, read_changes, event.value, cursor.xmin, engine_id));
    cursor.xmin = std::move(next);
    return out;
}

std::vector<board::SeatFact> readSeats(pool::Connection& connection, core::EventId event,
                                       const std::vector<core::SeatNo>& seats) {
    pqxx::nontransaction tx(connection.native());
    return seatFacts(connection, tx, event, seats);
}

void learnTime(pool::Connection& connection, core::DatabaseClock& clock) {
    pqxx::nontransaction tx(connection.native());
    const auto sent = clock.machine();
    const auto told = integer<core::Micros>(run(connection, tx, database_time)[0][0]);
    clock.learn(told, sent, clock.machine());
}

}  // namespace seatlock::store
