#include "engine/api/planrender.h"

#include "engine/api/eventparts.h"
#include "engine/core/isotime.h"

#include <algorithm>

namespace seatlock::api {

using core::isoTime;
using core::JsonWriter;

namespace {

constexpr std::size_t losses_max = 100;  // told of one event

void writeChannels(JsonWriter& json, const board::EventInfo& info) {
    json.key("channels").beginArray();
    for (const auto& channel : info.channels) {
        json.beginObject().field("slug", channel.slug).field("name", channel.name);
        json.field("on_sale_from", isoTime(channel.on_sale_from));
        json.field("on_sale_to", isoTime(channel.on_sale_to)).endObject();
    }
    json.endArray();
}

}  // namespace

std::string renderVenue(const store::Venue& venue) {
    std::string out;
    JsonWriter(out)
        .beginObject()
        .field("slug", venue.facts.slug)
        .field("name", venue.facts.name)
        .field("time_zone", venue.facts.time_zone)
        .field("address", venue.facts.address)
        .field("charts", venue.charts)
        .field("events", venue.events)
        .field("revision", venue.revision)
        .endObject();
    return out;
}

std::string renderChartHead(const store::ChartHead& chart, std::string_view document) {
    std::string out;
    out.reserve(512 + document.size());
    JsonWriter json(out);
    json.beginObject().field("id", std::to_string(chart.id.value)).field("venue", chart.venue);
    json.field("name", chart.name).field("version", chart.version);
    json.field("status", chart.published ? "published" : "draft");
    json.field("seats", chart.seats).field("places", chart.places);
    json.field("revision", chart.revision).field("updated_at", isoTime(chart.updated_at));
    json.key("events").beginArray();
    for (const auto& slug : chart.events) json.string(slug);
    json.endArray();
    if (!document.empty()) json.key("document").raw(document);
    json.endObject();
    return out;
}

std::string renderPlanned(const store::PlannedEvent& event) {
    const auto& info = *event.info;
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("slug", info.slug).field("code", info.code).field("name", info.name);
    json.field("description", info.description).field("ticket_text", info.ticket_text);
    json.field("venue", event.venue).key("chart").beginObject();
    json.field("id", std::to_string(info.chart.value)).field("name", event.chart_name);
    json.field("version", event.chart_version).endObject();
    json.field("time_zone", info.time_zone);
    json.field("starts_at", isoTime(info.starts_at)).key("doors_at");
    info.doors_at ? json.string(isoTime(*info.doors_at)) : json.null();
    json.field("status", info.status).field("currency", info.currency);
    json.field("hold_s", info.hold_s).field("hold_s_max", info.hold_s_max);
    json.key("seats_per_buyer_max");
    info.seats_per_buyer_max ? json.number(std::int64_t{*info.seats_per_buyer_max}) : json.null();
    json.field("revision", info.revision);
    writeChannels(json, info);
    writeCategories(json, info);
    writeFees(json, info);
    json.key("counts").beginObject().field("available", event.counts.available);
    json.field("held", event.counts.held).field("sold", event.counts.sold);
    json.field("blocked", event.counts.blocked).endObject().endObject();
    return out;
}

std::string findingMembers(const seating::Findings& findings, const seating::Chart& chart) {
    std::string out;
    JsonWriter json(out);
    json.key("findings").beginArray();
    for (const auto& finding : findings.list) {
        json.beginObject();
        json.field("severity", finding.severity == seating::Severity::error ? "error" : "warning");
        json.field("place", finding.place).field("message", finding.text);
        json.key("seats").beginArray();
        if (finding.seat && seating::isValid(chart, *finding.seat)) {
            json.string(seating::labelOf(chart, *finding.seat));
        }
        json.endArray().endObject();
    }
    json.endArray().field("more", findings.more());
    return out;
}

std::string lossMembers(const std::vector<store::EventLosses>& events) {
    std::string out;
    JsonWriter json(out);
    json.key("events").beginArray();
    for (const auto& event : events) {
        json.beginObject().field("event", event.event).key("losses").beginArray();
        for (std::size_t i = 0; i < std::min(event.losses.size(), losses_max); ++i) {
            const auto& loss = event.losses[i];
            json.beginObject().field("seat", loss.label).field("state", loss.state).key("now");
            loss.now.empty() ? json.null() : json.string(loss.now);
            json.field("message", loss.message).endObject();
        }
        json.endArray();
        const auto more = event.losses.size() - std::min(event.losses.size(), losses_max);
        json.field("more", static_cast<std::int64_t>(more)).endObject();
    }
    json.endArray();
    return out;
}

std::string renderChartSales(const std::vector<store::ChartSales>& versions) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("versions").beginArray();
    for (const auto& version : versions) {
        json.beginObject().field("chart", std::to_string(version.chart.value));
        json.field("version", version.version).key("events").beginArray();
        for (const auto& event : version.events) {
            json.beginObject().field("slug", event.slug).field("name", event.name);
            json.field("status", board::statusName(event.status)).endObject();
        }
        json.endArray().key("seats").beginArray();
        for (const auto& seat : version.seats) {
            const char* state = seat.sold ? "sold" : (seat.before ? "used" : "held");
            json.beginObject().field("seat", seat.label).field("state", state).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return out;
}

std::string problemMembers(const seating::Imported& imported) {
    std::string out;
    JsonWriter json(out);
    json.key("problems").beginArray();
    for (const auto& problem : imported.problems) {
        json.beginObject().field("place", problem.place).field("message", problem.what);
        json.endObject();
    }
    json.endArray().field("more", imported.more_problems);
    return out;
}

}  // namespace seatlock::api
