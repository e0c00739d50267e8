#include "engine/api/render.h"

#include "engine/api/eventparts.h"
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"

#include <cmath>

namespace seatlock::api {

using board::SeatState;
using core::isoTime;
using core::JsonWriter;
using core::SeatNo;

namespace {

std::string_view holdState(char letter) {
    switch (letter) {
        case 'a':
            return "active";
        case 'r':
            return "released";
        case 'c':
            return "confirmed";
        default:
            return "expired";
    }
}

/// Free, but not for buyers: only another channel sells it.
bool setAside(const board::Board& board, SeatNo seat) {
    return board.state(seat) == SeatState::available && !board.sells(seat, board::public_channel);
}

/// What a buyer is told.
SeatState publicState(const board::Board& board, SeatNo seat) {
    return setAside(board, seat) ? SeatState::blocked : board.state(seat);
}

void writeCounts(JsonWriter& json, const board::Board& board) {
    std::int64_t aside = 0;
    for (SeatNo seat = 0; board.assignedCount() > 0 && seat < board.plan().size(); ++seat) {
        aside += setAside(board, seat);
    }
    json.key("counts").beginObject();
    json.field("available", board.count(SeatState::available) - aside);
    json.field("held", board.count(SeatState::held));
    json.field("sold", board.count(SeatState::sold));
    json.field("blocked", board.count(SeatState::blocked) + aside);
    json.endObject();
}

std::string_view categorySlug(const board::EventInfo& info, std::int16_t number) {
    const auto* category = categoryOf(info, number);
    return category == nullptr ? std::string_view{} : std::string_view(category->slug);
}

void writeSections(JsonWriter& json, const board::SeatPlan& plan) {
    json.key("sections").beginArray();
    std::size_t row = 0;
    for (std::size_t section = 0; section < plan.sections().size(); ++section) {
        json.beginObject().field("name", plan.sections()[section].name);
        json.field("kind",
                   plan.sections()[section].general_admission ? "general_admission" : "seated");
        json.key("rows").beginArray();
        for (; row < plan.rows().size() &&
               plan.rows()[row].section == static_cast<std::int32_t>(section);
             ++row) {
            json.beginObject().field("label", plan.rows()[row].label);
            json.field("first", plan.rows()[row].first).field("count", plan.rows()[row].count);
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

/// One column of the chart: `write(seat)` for each seat.
template <class Write>
void writeColumn(JsonWriter& json, std::string_view name, SeatNo size, Write write) {
    json.key(name).beginArray();
    for (SeatNo seat = 0; seat < size; ++seat) write(seat);
    json.endArray();
}

/// The numbers of the seats that have a property.
template <class Has>
void writeSet(JsonWriter& json, std::string_view name, SeatNo size, Has has) {
    writeColumn(json, name, size, [&](SeatNo seat) {
        if (has(seat)) json.number(std::int64_t{seat});
    });
}

}  // namespace

std::string renderHold(const booking::HoldView& hold) {
    const auto info = hold.event->info();
    const auto& plan = hold.event->plan();
    std::string out;
    out.reserve(320 + 72 * hold.seats.size());
    JsonWriter json(out);
    json.beginObject().field("hold", core::HoldToken{info->id, hold.id}.text());
    json.field("event", info->slug).field("state", holdState(hold.state));
    std::int64_t total = 0;
    json.key("seats").beginArray();
    for (const SeatNo seat : hold.seats) {
        if (seat >= plan.size()) continue;  // of a plan that is just coming
        const auto category = hold.event->board().category(seat);
        const auto price = info->price(category);
        total += price;
        json.beginObject().field("label", plan.label(seat));
        json.field("category", categorySlug(*info, category)).field("price_minor", price);
        json.endObject();
    }
    json.endArray().field("total_minor", total).field("currency", info->currency);
    json.field("created_at", isoTime(hold.created_at));
    json.field("expires_at", isoTime(hold.expires_at));
    json.field("extendable_until", isoTime(hold.expires_max_at)).endObject();
    return out;
}

std::string renderEvent(const board::EventBoard& event, core::Micros now) {
    const auto info = event.info();
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("event", info->slug).field("name", info->name);
    json.field("venue", info->venue).field("time_zone", info->time_zone);
    json.field("starts_at", isoTime(info->starts_at)).key("doors_at");
    info->doors_at ? json.string(isoTime(*info->doors_at)) : json.null();
    json.field("status", info->status).field("currency", info->currency);
    json.field("hold_s", info->hold_s).field("hold_s_max", info->hold_s_max);
    json.key("seats_per_buyer_max");
    info->seats_per_buyer_max ? json.number(std::int64_t{*info->seats_per_buyer_max}) : json.null();
    if (const auto* channel = info->channel("public")) {
        json.field("on_sale", info->onSale(*channel, now));
        json.field("on_sale_from", isoTime(channel->on_sale_from));
        json.field("on_sale_to", isoTime(channel->on_sale_to));
    } else {
        json.field("on_sale", false);
    }
    json.field("seats", std::int64_t{event.plan().size()});
    writeCounts(json, event.board());
    writeCategories(json, *info);
    json.field("description", info->description);
    writeFees(json, *info);
    json.endObject();
    return out;
}

std::string renderChart(const board::EventBoard& event) {
    const auto info = event.info();
    const auto& plan = event.plan();
    const SeatNo size = plan.size();
    std::string out;
    out.reserve(static_cast<std::size_t>(size) * 32 + 4096);
    JsonWriter json(out);
    json.beginObject().field("event", info->slug);
    json.field("width", double{plan.width()}).field("height", double{plan.height()});
    json.key("focal_point").beginObject().field("x", double{plan.focalX()});
    json.field("y", double{plan.focalY()}).endObject();
    writeCategories(json, *info);
    writeSections(json, plan);
    const auto centimetres = [&](float value) { json.number(std::int64_t(std::lround(value))); };
    json.key("seats").beginObject();
    writeColumn(json, "labels", size, [&](SeatNo seat) { json.string(plan.label(seat)); });
    writeColumn(json, "category", size,
                [&](SeatNo seat) { json.number(std::int64_t{event.board().category(seat)}); });
    writeColumn(json, "x", size, [&](SeatNo seat) { centimetres(plan.x(seat)); });
    writeColumn(json, "y", size, [&](SeatNo seat) { centimetres(plan.y(seat)); });
    writeSet(json, "accessible", size, [&](SeatNo seat) { return plan.accessible(seat); });
    writeSet(json, "companion", size, [&](SeatNo seat) { return plan.companion(seat); });
    writeSet(json, "obstructed", size, [&](SeatNo seat) { return plan.obstructed(seat); });
    json.endObject().endObject();
    return out;
}

std::string renderAvailability(const board::EventBoard& event) {
    const auto& board = event.board();
    std::string out;
    out.reserve(static_cast<std::size_t>(event.plan().size()) + 256);
    JsonWriter json(out);
    // The version first: a change during the walk is told again to whoever asks since.
    json.beginObject().field("event", event.info()->slug);
    json.field("version", board.changes().version());
    writeCounts(json, board);
    std::string states;
    states.reserve(static_cast<std::size_t>(event.plan().size()));
    for (SeatNo seat = 0; seat < event.plan().size(); ++seat) {
        states += board::letter(publicState(board, seat));
    }
    json.field("states", states).endObject();
    return out;
}

std::string renderChanges(const board::EventBoard& event, const board::ChangeLog::Since& since) {
    const auto& board = event.board();
    std::string out;
    out.reserve(256 + since.seats.size() * 40);
    JsonWriter json(out);
    json.beginObject().field("event", event.info()->slug);
    json.field("version", board.changes().versionOf(since.number));
    writeCounts(json, board);
    json.key("changes").beginArray();
    for (const SeatNo seat : since.seats) {
        json.beginObject().field("seat", event.plan().label(seat));
        json.field("state", board::name(publicState(board, seat))).endObject();
    }
    json.endArray().endObject();
    return out;
}

}  // namespace seatlock::api
