#include "engine/store/chartrows.h"

#include "engine/store/draftcheck.h"
#include "engine/store/rows.h"

#include <charconv>
#include <stdexcept>
#include <tuple>

namespace seatlock::store {

namespace {

constexpr char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int code_size = 5;
constexpr int code_tries = 16;  // of 33 million codes

/// The shortest text that reads back as the same number; pqxx goes through a stream and rounds.
std::string number(float value) {
    char buffer[32];
    const auto [end, failure] = std::to_chars(buffer, buffer + sizeof buffer, value);
    if (failure != std::errc{}) throw std::runtime_error("a coordinate has no text form");
    return {buffer, end};
}

/// Five characters that lead from an order code to its event, not used by another.
std::string freeCode(pqxx::transaction_base& tx, core::Random& random) {
    for (int i = 0; i < code_tries; ++i) {
        std::string code;
        for (int k = 0; k < code_size; ++k) code += crockford[random.below(32)];
        if (tx.exec_params("select 1 from event where code = $1", code).empty()) return code;
    }
    throw std::runtime_error("no free event code found");
}

/// Runs `load`, which copies rows in. Where we may, a foreign key of theirs is checked once for all
/// of them, by `orphans_sql` of `id` within the same transaction, instead of by a trigger for each:
/// that takes half of the time of a million seats. Elsewhere the triggers run as ever.
template <class Load>
void loadRows(pqxx::transaction_base& tx, std::int64_t id, const char* orphans_sql, Load load) {
    const bool ours =
        boolean(tx.exec1("select rolsuper from pg_roles where rolname = current_user")[0]);
    if (ours) tx.exec0("set local session_replication_role = replica");
    load();
    if (!ours) return;
    tx.exec0("set local session_replication_role = origin");
    if (!tx.exec_params(orphans_sql, id).empty()) {
        throw std::runtime_error("seats refer to a row or a price category that is not there");
    }
}

constexpr auto seats_without_row =
    "select row_no from (select distinct row_no from seat where chart_id = $1) s "
    "where not exists (select from seat_row r where chart_id = $1 and r.row_no = s.row_no)";

constexpr auto seats_without_category =
    "select category_no from (select distinct category_no from event_seat where event_id = $1) s "
    "where not exists (select from price_category c where event_id = $1 "
    "and c.category_no = s.category_no)";

// One statement, so that all of it is of one moment. What a seat of the copy has is written into
// its history as if staff had done it by hand. Numbers of categories and channels are the copy's.
constexpr auto copy_inventory = R"(
with source as materialized (
    select s.seat_no, c.category_no, k.channel_no, k.slug as channel, b.reason, b.note,
        b.release_at + $3::int8 * interval '1 microsecond' as release_at
    from event_seat s
    join price_category o on o.event_id = s.event_id and o.category_no = s.category_no
    join price_category c on c.event_id = $2::int8 and c.slug = o.slug
    left join channel w on w.event_id = s.event_id and w.channel_no = s.channel_no
    left join channel k on k.event_id = $2::int8 and k.slug = w.slug
    left join seat_block b
        on b.event_id = s.event_id and b.seat_no = s.seat_no and s.state = 'b'
    where s.event_id = $1::int8
), made as (
    insert into event_seat (event_id, seat_no, category_no, channel_no, state, version)
    select $2::int8, seat_no, category_no, channel_no,
        (case when reason is null then 'a' else 'b' end)::"char",
        (channel_no is not null)::int4 + (reason is not null)::int4
    from source
), noted as (
    insert into seat_block (event_id, seat_no, reason, note, actor, release_at)
    select $2::int8, seat_no, reason, note, $4::text, release_at from source
    where reason is not null
), kept as (
    insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                              reason, actor, detail)
    select $2::int8, seat_no, 1, $5::int4, 'a', 'a', 'k', $4::text, channel from source
    where channel_no is not null
)
insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,
                          reason, actor, detail)
select $2::int8, seat_no, (channel_no is not null)::int4 + 1, $5::int4, 'a', 'b', 'b', $4::text,
    reason || case when note = '' then '' else ': ' || note end
from source where reason is not null)";

void writeSections(pqxx::transaction_base& tx, core::ChartId id, const ChartDraft& chart) {
    using Columns = std::vector<std::string>;
    pqxx::stream_to sections(tx, "section", Columns{"chart_id", "section_no", "name", "kind"});
    int section_no = 0;
    for (const auto& section : chart.sections) {
        sections << std::make_tuple(id.value, section_no++, section.name,
                                    section.general_admission ? "general_admission" : "seated");
    }
    sections.complete();
    pqxx::stream_to rows(tx, "seat_row", Columns{"chart_id", "row_no", "section_no", "label"});
    int row_no = 0;
    section_no = 0;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            rows << std::make_tuple(id.value, row_no++, section_no, row.label);
        }
        ++section_no;
    }
    rows.complete();
}

void writeSeats(pqxx::transaction_base& tx, core::ChartId id, const ChartDraft& chart) {
    const std::vector<std::string> columns = {"chart_id",   "seat_no",   "row_no",    "label",
                                              "row_seat",   "adjacency", "x",         "y",
                                              "accessible", "companion", "obstructed"};
    pqxx::stream_to seats(tx, "seat", columns);
    core::SeatNo seat_no = 0;
    int row_no = 0;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                seats << std::make_tuple(id.value, seat_no++, row_no, seat.label, seat.row_seat,
                                         seat.adjacency, number(seat.x), number(seat.y),
                                         seat.accessible, seat.companion, seat.obstructed);
            }
            ++row_no;
        }
    }
    seats.complete();
}

void writeChannels(pqxx::transaction_base& tx, core::EventId id, const EventDraft& event) {
    int channel_no = 0;
    for (const auto& channel : event.channels) {
        tx.exec_params(
            "insert into channel (event_id, channel_no, slug, name, on_sale_from, "
            "on_sale_to) values ($1, $2, $3, $4, "
            "timestamptz 'epoch' + $5 * interval '1 microsecond', "
            "timestamptz 'epoch' + $6 * interval '1 microsecond')",
            id.value, channel_no++, channel.slug, channel.name, channel.on_sale_from,
            channel.on_sale_to);
    }
}

}  // namespace

void writePrices(pqxx::transaction_base& tx, core::EventId id, const EventDraft& event) {
    int category_no = 0;
    for (const auto& category : event.categories) {
        tx.exec_params(
            "insert into price_category (event_id, category_no, slug, name, color) "
            "values ($1, $2, $3, $4, $5)",
            id.value, category_no, category.slug, category.name, category.color);
        int type_no = 0;
        for (const auto& type : category.ticket_types) {
            tx.exec_params(
                "insert into ticket_type (event_id, category_no, ticket_type_no, slug, "
                "name, price_minor) values ($1, $2, $3, $4, $5, $6)",
                id.value, category_no, type_no++, type.slug, type.name, type.price_minor);
        }
        ++category_no;
    }
}

void writeInventory(pqxx::transaction_base& tx, core::EventId id,
                    const std::vector<std::int16_t>& categories) {
    loadRows(tx, id.value, seats_without_category, [&] {
        const std::vector<std::string> columns = {"event_id", "seat_no", "category_no"};
        pqxx::stream_to seats(tx, "event_seat", columns);
        core::SeatNo seat_no = 0;
        for (const auto category : categories) {
            seats << std::make_tuple(id.value, seat_no++, category);
        }
        seats.complete();
    });
}

std::int64_t newId(core::Random& random) {
    for (;;) {
        const auto id = static_cast<std::int64_t>(random.next64() >> 1);
        if (id > 0) return id;
    }
}

core::VenueId takeVenue(pqxx::transaction_base& tx, const VenueDraft& venue, core::Random& random) {
    // Waits for another transaction that is inserting the same slug, then does nothing.
    tx.exec_params(
        "insert into venue (venue_id, slug, name, time_zone, address) "
        "values ($1, $2, $3, $4, $5) on conflict (slug) do nothing",
        newId(random), venue.slug, venue.name, venue.time_zone, venue.address);
    const auto row =
        tx.exec_params1("select venue_id from venue where slug = $1 for no key update", venue.slug);
    return {integer<std::int64_t>(row[0])};
}

void writeFees(pqxx::transaction_base& tx, core::EventId id, const std::vector<FeeDraft>& fees) {
    tx.exec_params("delete from event_fee where event_id = $1", id.value);
    int fee_no = 0;
    for (const auto& fee : fees) {
        tx.exec_params(
            "insert into event_fee (event_id, fee_no, name, per, amount_minor) "
            "values ($1, $2, $3, $4, $5)",
            id.value, fee_no++, fee.name, fee.per_order ? "order" : "ticket", fee.amount_minor);
    }
}

void writeSeatRows(pqxx::transaction_base& tx, core::ChartId id, const ChartDraft& chart) {
    writeSections(tx, id, chart);
    loadRows(tx, id.value, seats_without_row, [&] { writeSeats(tx, id, chart); });
}

core::ChartId writeChart(pqxx::transaction_base& tx, core::VenueId venue, const ChartDraft& chart,
                         core::Random& random) {
    const core::ChartId id{newId(random)};
    tx.exec_params(
        "insert into chart (chart_id, venue_id, name, version, status, width, height, "
        "focal_x, focal_y, seats, places) select $1, $2, $3, coalesce(max(version), 0) + 1, "
        "'published', $4::float4, $5::float4, $6::float4, $7::float4, $8, $9 from chart "
        "where venue_id = $2 and name = $3",
        id.value, venue.value, chart.name, number(chart.width), number(chart.height),
        number(chart.focal_x), number(chart.focal_y), countSeated(chart), countSeats(chart));
    writeSeatRows(tx, id, chart);
    return id;
}

core::EventId writeEventHead(pqxx::transaction_base& tx, core::VenueId venue,
                             core::ChartId chart_id, const EventDraft& event,
                             core::Random& random) {
    const core::EventId id{newId(random)};
    tx.exec_params(
        "insert into event (event_id, slug, code, name, venue_id, chart_id, starts_at, "
        "doors_at, status, currency, hold_s, hold_s_max, seats_per_buyer_max, description, "
        "ticket_text) values "
        "($1, $2, $3, $4, $5, $6, "
        "timestamptz 'epoch' + $7 * interval '1 microsecond', "
        "timestamptz 'epoch' + $8::int8 * interval '1 microsecond', "
        "$9, $10, $11, $12, $13, $14, $15)",
        id.value, event.slug, freeCode(tx, random), event.name, venue.value, chart_id.value,
        event.starts_at, event.doors_at, event.status, event.currency, event.hold_s,
        event.hold_s_max, event.seats_per_buyer_max, event.description, event.ticket_text);
    writeFees(tx, id, event.fees);
    writeChannels(tx, id, event);
    writePrices(tx, id, event);
    return id;
}

std::vector<std::int16_t> categoriesOf(const ChartDraft& chart) {
    std::vector<std::int16_t> out;
    out.reserve(static_cast<std::size_t>(countSeats(chart)));
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) out.push_back(seat.category_no);
        }
    }
    return out;
}

core::EventId writeEvent(pqxx::transaction_base& tx, core::VenueId venue, core::ChartId chart_id,
                         const ChartDraft& chart, const EventDraft& event, core::Random& random) {
    const auto id = writeEventHead(tx, venue, chart_id, event, random);
    writeInventory(tx, id, categoriesOf(chart));
    return id;
}

void copyInventory(pqxx::transaction_base& tx, const InventoryCopy& copy) {
    loadRows(tx, copy.to.value, seats_without_category, [&] {
        tx.exec_params(copy_inventory, copy.from.value, copy.to.value, copy.shift, copy.actor,
                       copy.engine_id);
    });
}

}  // namespace seatlock::store
