#include "engine/store/drafts.h"

#include "engine/store/eventstore.h"
#include "engine/store/guarded.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement draft_heads{"draft_heads", R"(
select e.event_id, v.slug, v.name, v.time_zone, c.name
from event e join venue v using (venue_id) join chart c using (chart_id)
where e.slug = $1::text)"};

// What readPlan() leaves out, as engines have no use for it.
constexpr Statement draft_places{"draft_places", R"(
select row_seat, adjacency from seat where chart_id = $1::int8 order by seat_no)"};

constexpr Statement draft_blocked{"draft_blocked", R"(
select seat_no from event_seat where event_id = $1::int8 and state = 'b' order by seat_no)"};

ChartDraft chartDraft(const board::SeatPlan& plan, const pqxx::result& places) {
    ChartDraft chart;
    chart.width = plan.width();
    chart.height = plan.height();
    chart.focal_x = plan.focalX();
    chart.focal_y = plan.focalY();
    for (const auto& section : plan.sections()) {
        chart.sections.push_back({section.name, section.general_admission, {}});
    }
    for (const auto& row : plan.rows()) {
        RowDraft draft{row.label, {}};
        for (auto seat = row.first; seat < row.first + row.count; ++seat) {
            const auto place = places.at(static_cast<pqxx::result::size_type>(seat));
            draft.seats.push_back({std::string(plan.label(seat)), std::string(text(place[0])),
                                   integer<std::int32_t>(place[1]), plan.x(seat), plan.y(seat),
                                   plan.accessible(seat), plan.companion(seat),
                                   plan.obstructed(seat), plan.category(seat)});
        }
        chart.sections.at(static_cast<std::size_t>(row.section)).rows.push_back(std::move(draft));
    }
    return chart;
}

}  // namespace

EventDraft draftOf(const board::EventInfo& info) {
    EventDraft event;
    event.slug = info.slug;
    event.name = info.name;
    event.starts_at = info.starts_at;
    event.doors_at = info.doors_at;
    event.status = info.status;
    event.currency = info.currency;
    event.hold_s = info.hold_s;
    event.hold_s_max = info.hold_s_max;
    event.seats_per_buyer_max = info.seats_per_buyer_max;
    event.description = info.description;
    event.ticket_text = info.ticket_text;
    for (const auto& category : info.categories) {
        event.categories.push_back({category.slug, category.name, category.color, {}});
        for (const auto& type : category.ticket_types) {
            event.categories.back().ticket_types.push_back(
                {type.slug, type.name, type.price_minor});
        }
    }
    for (const auto& channel : info.channels) {
        event.channels.push_back(
            {channel.slug, channel.name, channel.on_sale_from, channel.on_sale_to});
    }
    for (const auto& fee : info.fees) {
        event.fees.push_back({fee.name, fee.per_order, fee.amount_minor});
    }
    return event;
}

Result<Drafts> readDrafts(pool::Connection& connection, const std::string& slug) {
    return guarded<Drafts>(connection, [&]() -> Result<Drafts> {
        const auto heads = [&] {
            pqxx::nontransaction tx(connection.native());
            return run(connection, tx, draft_heads, slug);
        }();
        if (heads.empty()) {
            return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
        }
        const core::EventId id{integer<std::int64_t>(heads[0][0])};
        const auto info = readEvent(connection, id);
        const auto plan = info ? readPlan(connection, id, info->chart) : nullptr;
        if (!plan) return {ErrorCode::unknown_event, "the event \"" + slug + "\" has just gone"};
        pqxx::nontransaction tx(connection.native());
        Drafts out;
        out.venue = {std::string(text(heads[0][1])), std::string(text(heads[0][2])),
                     std::string(text(heads[0][3]))};
        out.event = draftOf(*info);
        out.chart = chartDraft(*plan, run(connection, tx, draft_places, info->chart.value));
        out.chart.name = text(heads[0][4]);
        for (const auto& row : run(connection, tx, draft_blocked, id.value)) {
            out.blocked.push_back(integer<core::SeatNo>(row[0]));
        }
        return out;
    });
}

}  // namespace seatlock::store
