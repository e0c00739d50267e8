#include "engine/store/chartswap.h"

#include "engine/board/eventstatus.h"
#include "engine/config/limits.h"
#include "engine/seating/editrules.h"
#include "engine/store/categorymatch.h"
#include "engine/store/chartconversion.h"
#include "engine/store/chartlibrary.h"
#include "engine/store/chartrows.h"
#include "engine/store/drafts.h"
#include "engine/store/eventlock.h"
#include "engine/store/plannedevents.h"
#include "engine/store/rows.h"
#include "engine/store/seatnumbers.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <unordered_map>

namespace seatlock::store {

using board::EventStatus;
using board::EventStatusRules;
using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t named_max = 100;  // seats in an error

// A seat that was only blocked or moved to another channel or category was nobody's yet.
constexpr Statement touched_seats{"touched_seats", R"(
select a.label, s.state, coalesce(s.hold_expires_at > now(), false), s.category_no
from event_seat s join event e using (event_id)
join seat a on a.chart_id = e.chart_id and a.seat_no = s.seat_no
where s.event_id = $1::int8 and s.version > 0 and s.seat_no in (
    select h.seat_no from seat_history h where h.event_id = $1::int8 and h.hold_id is not null)
order by s.seat_no)"};

constexpr Statement lock_all_seats{"lock_all_seats", R"(
select count(*) from (
    select from event_seat where event_id = $1::int8 order by seat_no for update) s)"};

constexpr Statement seat_categories{"seat_categories", R"(
select a.label, s.category_no from event_seat s
join seat a on a.chart_id = $2::int8 and a.seat_no = s.seat_no where s.event_id = $1::int8)"};

constexpr Statement clear_seats{"clear_seats", R"(
delete from event_seat where event_id = $1::int8)"};

constexpr Statement move_event{"move_event", R"(
update event set chart_id = $2::int8, layout = layout + 1, revision = revision + 1
where event_id = $1::int8)"};

constexpr Statement other_versions{"other_versions", R"(
select e.slug from chart c
join chart o on o.venue_id = c.venue_id and o.name = c.name and o.chart_id <> c.chart_id
join event e on e.chart_id = o.chart_id
where c.chart_id = $1::int8 and e.status <> 'cancelled' order by e.slug)"};

struct Touched {
    std::string label;
    std::string state;  ///< as SwapLoss has it
    std::int16_t category = 0;
};

std::vector<Touched> readTouched(pool::Connection& connection, pqxx::transaction_base& tx,
                                 core::EventId event) {
    std::vector<Touched> out;
    for (const auto& row : run(connection, tx, touched_seats, event.value)) {
        const char state = text(row[1]).front();
        const bool held = state == 'h' && boolean(row[2]);
        out.push_back({std::string(text(row[0])), state == 's' ? "sold" : (held ? "held" : "used"),
                       integer<std::int16_t>(row[3])});
    }
    return out;
}

std::vector<SwapLoss> lossesOf(const seating::Chart& from, const seating::Chart& to,
                               const std::vector<Touched>& touched) {
    std::vector<seating::TakenSeat> taken;
    std::unordered_map<std::string, std::string> states;
    for (const auto& seat : touched) {
        taken.push_back({seat.label, seat.state == "sold", seat.state == "used"});
        states[seat.label] = seat.state;
    }
    std::vector<SwapLoss> out;
    for (const auto& loss : seating::changesAgainst(from, to, taken)) {
        out.push_back({loss.label, states[loss.label], loss.now, seating::describe(loss)});
    }
    return out;
}

Error inUse(const std::vector<SwapLoss>& losses) {
    Error error{ErrorCode::seats_in_use, "", {}, 0};
    for (std::size_t i = 0; i < std::min(losses.size(), named_max); ++i) {
        error.seats.push_back(losses[i].label);
        if (i < 3) error.detail += losses[i].message + " ";
    }
    if (losses.size() > 3) {
        error.detail += "And " + std::to_string(losses.size() - 3) + " more.";
    } else if (!error.detail.empty()) {
        error.detail.pop_back();
    }
    return error;
}

/// Labels of what is sold of a chart, and the slugs of their categories.
std::unordered_map<std::string, std::string> slugsOf(const seating::Chart& chart) {
    std::unordered_map<std::string, std::string> out;
    for (auto& section : toDraft(chart).sections) {
        for (auto& row : section.rows) {
            for (auto& seat : row.seats) {
                if (!chart.isCategory(seat.category_no)) continue;
                out[std::move(seat.label)] =
                    chart.categories[static_cast<std::size_t>(seat.category_no)].slug;
            }
        }
    }
    return out;
}

/// What everything of a swap is decided by.
struct Swap {
    PlannedEvent event;
    seating::Chart from;
    seating::Chart to;
    ChartDraft sold;  ///< of `to`, with the event's category numbers
};

Result<Swap> prepare(pool::Connection& connection, const std::string& slug, core::ChartId to) {
    Swap swap;
    auto event = findPlanned(connection, slug);
    if (!event) return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
    const auto head = findChart(connection, to);
    if (!head) return {ErrorCode::unknown_chart, "there is no such chart"};
    if (!head->published) {
        return {ErrorCode::invalid_body, "the chart is a draft; publish it first"};
    }
    if (head->venue != event->venue) {
        return {ErrorCode::invalid_body, "the chart is of the venue \"" + head->venue +
                                             "\", the event is at \"" + event->venue + "\""};
    }
    auto from = readDrawing(connection, event->info->chart);
    if (!from) return from.error();
    auto drawing = readDrawing(connection, to);
    if (!drawing) return drawing.error();
    auto draft = draftOf(*event->info);
    auto sold = matchCategories(*drawing, draft);
    if (!sold) return sold.error();
    swap.event = std::move(*event);
    swap.from = std::move(from).value();
    swap.to = std::move(drawing).value();
    swap.sold = std::move(sold).value();
    return swap;
}

/// A seat has the category that the new chart gives it, unless the event has moved it away from
/// that of the old chart and both charts give it the same, or it is held or sold.
std::vector<std::int16_t> categoriesAfter(pool::Connection& connection, pqxx::transaction_base& tx,
                                          const Swap& swap, const std::vector<Touched>& touched) {
    const auto before = slugsOf(swap.from);
    const auto after = slugsOf(swap.to);
    std::unordered_map<std::string, std::int16_t> kept;
    const auto& info = *swap.event.info;
    for (const auto& row : run(connection, tx, seat_categories, info.id.value, info.chart.value)) {
        std::string label(text(row[0]));
        const auto was = before.find(label);
        const auto is = after.find(label);
        if (was == before.end() || is == after.end() || was->second != is->second) continue;
        kept[std::move(label)] = integer<std::int16_t>(row[1]);
    }
    for (const auto& seat : touched) {
        if (seat.state != "used") kept[seat.label] = seat.category;
    }
    std::vector<std::int16_t> out;
    for (const auto& section : swap.sold.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                const auto at = kept.find(seat.label);
                out.push_back(at == kept.end() ? seat.category_no : at->second);
            }
        }
    }
    return out;
}

Result<Done> moveTouched(pool::Connection& connection, pqxx::transaction_base& tx, const Swap& swap,
                         const LockedEvent& event, core::ChartId to) {
    const auto touched = readTouched(connection, tx, event.id);
    if (const auto losses = lossesOf(swap.from, swap.to, touched); !losses.empty()) {
        return inUse(losses);
    }
    const auto open = std::ranges::count(touched, "held", &Touched::state);
    if (numbersChange(connection, tx, event.chart, to) &&
        (event.status == EventStatus::on_sale || open > 0)) {
        return {ErrorCode::wrong_status,
                "seats get other numbers: pause the sale and let the open holds end first (" +
                    std::to_string(open) + " seats are held now)"};
    }
    const auto categories = categoriesAfter(connection, tx, swap, touched);
    renumberSeats(connection, tx, event.id, event.chart, to, categories);
    return Done{};
}

}  // namespace

Result<std::vector<EventLosses>> lossesAgainst(pool::Connection& connection,
                                               const seating::Chart& to,
                                               const std::vector<std::string>& events) {
    std::vector<EventLosses> out;
    for (const auto& slug : events) {
        const auto event = findPlanned(connection, slug);
        if (!event) continue;
        const auto from = readDrawing(connection, event->info->chart);
        if (!from) return from.error();
        pqxx::read_transaction tx(connection.native());
        auto losses = lossesOf(*from, to, readTouched(connection, tx, event->info->id));
        if (!losses.empty()) out.push_back({slug, std::move(losses)});
    }
    return out;
}

std::vector<std::string> eventsOnOtherVersions(pool::Connection& connection, core::ChartId chart) {
    pqxx::nontransaction tx(connection.native());
    std::vector<std::string> out;
    for (const auto& row : run(connection, tx, other_versions, chart.value)) {
        out.emplace_back(text(row[0]));
    }
    return out;
}

Result<Done> swapChart(pool::Connection& connection, const std::string& event,
                       std::optional<std::int64_t> revision, core::ChartId to) {
    const auto swap = prepare(connection, event, to);
    if (!swap) return swap.error();
    pqxx::work tx(connection.native());
    tx.exec0("set local statement_timeout = " +
             std::to_string(config::Limits{}.bulk_statement_ms_max));
    // What was prepared is of this revision.
    const auto locked =
        lockEvent(connection, tx, event, revision.value_or(swap.value().event.info->revision));
    if (!locked) return locked.error();
    if (!EventStatusRules::mayChange(locked->status)) {
        return {ErrorCode::wrong_status, "a cancelled event does not change any more"};
    }
    if (locked->chart == to) return Done{};
    // A claim needs these locks: what is touched now is all that will be.
    run(connection, tx, lock_all_seats, locked->id.value);
    const auto again = lockEvent(connection, tx, event, {});
    if (again->untouched) {
        run(connection, tx, clear_seats, locked->id.value);
        writeInventory(tx, locked->id, categoriesOf(swap.value().sold));
    } else if (auto moved = moveTouched(connection, tx, swap.value(), *locked, to); !moved) {
        return moved;
    }
    run(connection, tx, move_event, locked->id.value, to.value);
    tx.commit();
    return Done{};
}

}  // namespace seatlock::store
