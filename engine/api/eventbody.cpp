#include "engine/api/eventbody.h"

#include "engine/api/chartrequests.h"
#include "engine/api/requests.h"
#include "engine/config/bounds.h"

#include <algorithm>

namespace seatlock::api {

using core::Result;

namespace {

constexpr core::Micros least_window = 3'600'000'000;

/// Reads each object of a list; what is wrong in one is wrong with the whole.
template <class Item, class Read>
std::optional<std::vector<Item>> readList(Fields& fields, const char* name, int most, Read read) {
    auto objects = fields.objects(name, most);
    if (!objects) return std::nullopt;
    std::vector<Item> out;
    for (auto& object : *objects) {
        out.push_back(read(object));
        if (auto finished = object.finish(); !finished) fields.fail(finished.error().detail);
    }
    return out;
}

store::ChannelDraft readChannel(Fields& fields) {
    for (const char* name : {"slug", "on_sale_from", "on_sale_to"}) fields.require(name);
    store::ChannelDraft out;
    out.slug = fields.text("slug", 1, config::slug_bytes_max).value_or("");
    out.name = fields.text("name", 1, config::name_bytes_max).value_or(out.slug);
    out.on_sale_from = fields.time("on_sale_from").value_or(0);
    out.on_sale_to = fields.time("on_sale_to").value_or(0);
    return out;
}

store::TicketTypeDraft readTicketType(Fields& fields) {
    for (const char* name : {"slug", "price_minor"}) fields.require(name);
    store::TicketTypeDraft out;
    out.slug = fields.text("slug", 1, config::slug_bytes_max).value_or("");
    out.name = fields.text("name", 1, config::name_bytes_max).value_or(out.slug);
    out.price_minor = fields.whole("price_minor", 0, config::money_minor_max).value_or(0);
    return out;
}

store::CategoryDraft readCategory(Fields& fields) {
    for (const char* name : {"slug", "ticket_types"}) fields.require(name);
    store::CategoryDraft out;
    out.slug = fields.text("slug", 1, config::slug_bytes_max).value_or("");
    out.name = fields.text("name", 1, config::name_bytes_max).value_or("");
    out.color = fields.text("color", 7, 7).value_or("");
    auto types = readList<store::TicketTypeDraft>(
        fields, "ticket_types", config::category_ticket_types_max, readTicketType);
    if (types) out.ticket_types = std::move(*types);
    return out;
}

store::FeeDraft readFee(Fields& fields) {
    for (const char* name : {"name", "per", "amount_minor"}) fields.require(name);
    store::FeeDraft out;
    out.name = fields.text("name", 1, config::name_bytes_max).value_or("");
    const auto per = fields.text("per", 1, 16);
    if (per && *per != "ticket" && *per != "order") {
        fields.fail("\"per\" of a fee must be ticket or order");
    }
    out.per_order = per == "order";
    out.amount_minor = fields.whole("amount_minor", 0, config::money_minor_max).value_or(0);
    return out;
}

void readIdentity(Fields& fields, EventBody& body) {
    for (const char* name : {"name", "chart", "starts_at", "categories"}) fields.require(name);
    body.slug = fields.text("slug", 1, config::slug_bytes_max);
    body.venue = fields.text("venue", 1, config::slug_bytes_max);
    if (const auto text = fields.text("chart", 1, 20)) {
        const auto chart = chartIdOf(*text);
        if (chart) {
            body.chart = *chart;
        } else {
            fields.fail("\"chart\" must be the id of a chart");
        }
    }
}

void readTimes(Fields& fields, EventBody& body) {
    body.starts_at = fields.time("starts_at");
    if (fields.takeNull("doors_at")) {
        body.doors_at.emplace();
    } else if (const auto doors = fields.time("doors_at")) {
        body.doors_at.emplace(*doors);
    }
    body.hold_s = fields.whole("hold_s", 1, config::event_hold_s_max);
    body.hold_s_max = fields.whole("hold_s_max", 1, config::event_hold_s_max);
    if (fields.takeNull("seats_per_buyer_max")) {
        body.seats_per_buyer_max.emplace();
    } else if (const auto most = fields.whole("seats_per_buyer_max", 1, config::buyer_seats_max)) {
        body.seats_per_buyer_max.emplace(*most);
    }
}

}  // namespace

Result<EventBody> parseEvent(const http::Request& request, bool create) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    EventBody body;
    if (create) readIdentity(*fields, body);
    body.name = fields->text("name", 1, config::name_bytes_max);
    body.description = fields->prose("description", config::event_text_bytes_max);
    body.ticket_text = fields->prose("ticket_text", config::event_text_bytes_max);
    body.currency = fields->text("currency", 3, 3);
    readTimes(*fields, body);
    body.channels =
        readList<store::ChannelDraft>(*fields, "channels", config::event_channels_max, readChannel);
    body.categories = readList<store::CategoryDraft>(*fields, "categories",
                                                     config::event_categories_max, readCategory);
    body.fees = readList<store::FeeDraft>(*fields, "fees", config::event_fees_max, readFee);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return body;
}

void apply(const EventBody& body, store::EventDraft& event) {
    const auto take = [](const auto& from, auto& to) {
        if (from) to = *from;
    };
    take(body.name, event.name);
    take(body.description, event.description);
    take(body.ticket_text, event.ticket_text);
    take(body.starts_at, event.starts_at);
    take(body.doors_at, event.doors_at);
    take(body.currency, event.currency);
    if (body.hold_s) event.hold_s = static_cast<std::int32_t>(*body.hold_s);
    if (body.hold_s_max) event.hold_s_max = static_cast<std::int32_t>(*body.hold_s_max);
    if (body.seats_per_buyer_max) {
        event.seats_per_buyer_max.reset();
        if (*body.seats_per_buyer_max) {
            event.seats_per_buyer_max = static_cast<std::int32_t>(**body.seats_per_buyer_max);
        }
    }
    take(body.channels, event.channels);
    take(body.categories, event.categories);
    take(body.fees, event.fees);
}

std::vector<store::ChannelDraft> usualChannels(core::Micros now, core::Micros starts_at) {
    const auto until = std::max(starts_at, now + least_window);
    return {{"public", "Public", now, until}, {"box-office", "Box office", now, until}};
}

}  // namespace seatlock::api
