#include "engine/api/reportrender.h"

#include "engine/api/csvtable.h"
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"

#include <cmath>

namespace seatlock::api {

using core::JsonWriter;
using store::Places;
using store::SaleReport;

namespace {

constexpr double day_us = 86'400e6;

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

/// From then until the event starts; negative after it has.
double daysBefore(const SaleReport& report, core::Micros at) {
    return rounded(static_cast<double>(report.starts_at - at) / day_us, 1'000);
}

void writePlaces(JsonWriter& json, const Places& places) {
    json.field("places", places.all()).field("available", places.available);
    json.field("held", places.held).field("sold", places.sold).field("blocked", places.blocked);
    json.field("occupancy", rounded(places.occupancy(), 10'000));
}

void writeHead(JsonWriter& json, const SaleReport& report) {
    json.field("event", report.event).field("name", report.name).field("venue", report.venue);
    json.field("time_zone", report.time_zone).field("status", report.status);
    json.field("starts_at", core::isoTime(report.starts_at));
    json.field("currency", report.currency).field("made_at", core::isoTime(report.now));
    json.key("summary").beginObject();
    writePlaces(json, report.places);
    json.field("orders", report.orders).field("cancelled_orders", report.cancelled);
    json.field("buyers", report.buyers).field("revenue_minor", report.revenue_minor);
    json.field("tickets_minor", report.tickets_minor).field("fees_minor", report.fees_minor);
    json.field("paid_minor", report.paid_minor).field("refunds_minor", report.refunds_minor);
    json.endObject();
}

void writeGroups(JsonWriter& json, const char* name, const std::vector<SaleReport::Group>& groups) {
    json.key(name).beginArray();
    for (const auto& group : groups) {
        json.beginObject();
        if (!group.key.empty()) json.field("category", group.key);
        json.field("name", group.name);
        writePlaces(json, group.places);
        json.field("tickets_minor", group.tickets_minor).endObject();
    }
    json.endArray();
}

void writeSales(JsonWriter& json, const SaleReport& report) {
    json.key("sales_by_day").beginArray();
    for (const auto& day : report.days) {
        json.beginObject().field("day", day.day).field("orders", day.orders);
        json.field("seats", day.seats).field("tickets_minor", day.tickets_minor).endObject();
    }
    json.endArray();
    writeGroups(json, "by_category", report.categories);
    writeGroups(json, "by_section", report.sections);
    json.key("by_channel").beginArray();
    for (const auto& channel : report.channels) {
        json.beginObject().field("channel", channel.slug).field("name", channel.name);
        json.field("orders", channel.orders).field("seats", channel.seats);
        json.field("tickets_minor", channel.tickets_minor).field("kept", channel.kept).endObject();
    }
    json.endArray().key("by_price").beginArray();
    for (const auto& price : report.prices) {
        json.beginObject().field("category", price.category);
        json.field("ticket_type", price.ticket_type);
        json.field("category_name", price.category_name);
        json.field("ticket_type_name", price.ticket_type_name);
        json.field("price_minor", price.price_minor);
        json.field("seats", price.seats).field("tickets_minor", price.tickets_minor).endObject();
    }
    json.endArray();
}

void writeCurve(JsonWriter& json, const SaleReport& report) {
    json.key("curve").beginArray();
    for (const auto& point : report.curve) {
        json.beginObject().field("at", core::isoTime(point.at));
        json.field("days_before", daysBefore(report, point.at)).field("seats", point.seats);
        json.endObject();
    }
    json.endArray();
}

void writeDemand(JsonWriter& json, const SaleReport& report) {
    json.key("holds").beginObject().field("converted", report.holds.converted);
    json.field("expired", report.holds.expired).field("released", report.holds.released);
    json.field("active", report.holds.active).endObject();
    json.key("refusals").beginObject();
    for (const auto& refusal : report.refusals) json.field(refusal.reason, refusal.refusals);
    json.endObject();
}

std::string csvSummary(const SaleReport& report) {
    CsvTable table{"figure", "value"};
    const auto line = [&](std::string_view name, auto value) {
        table.cell(name).cell(value).endLine();
    };
    line("event", std::string_view(report.event));
    line("name", std::string_view(report.name));
    line("venue", std::string_view(report.venue));
    line("starts_at", std::string_view(core::isoTime(report.starts_at)));
    line("made_at", std::string_view(core::isoTime(report.now)));
    line("currency", std::string_view(report.currency));
    line("places", report.places.all());
    line("available", report.places.available);
    line("held", report.places.held);
    line("sold", report.places.sold);
    line("blocked", report.places.blocked);
    line("occupancy", report.places.occupancy());
    line("orders", report.orders);
    line("cancelled_orders", report.cancelled);
    line("buyers", report.buyers);
    line("revenue_minor", report.revenue_minor);
    line("tickets_minor", report.tickets_minor);
    line("fees_minor", report.fees_minor);
    line("paid_minor", report.paid_minor);
    line("refunds_minor", report.refunds_minor);
    return table.take();
}

std::string csvDays(const SaleReport& report) {
    CsvTable table{"day", "orders", "seats", "tickets_minor"};
    for (const auto& day : report.days) {
        table.cell(day.day).cell(day.orders).cell(day.seats).cell(day.tickets_minor).endLine();
    }
    return table.take();
}

std::string csvGroups(const std::vector<SaleReport::Group>& groups) {
    CsvTable table{"slug", "name",    "places",    "available",    "held",
                   "sold", "blocked", "occupancy", "tickets_minor"};
    for (const auto& group : groups) {
        const auto& places = group.places;
        table.cell(group.key).cell(group.name).cell(places.all()).cell(places.available);
        table.cell(places.held).cell(places.sold).cell(places.blocked).cell(places.occupancy());
        table.cell(group.tickets_minor).endLine();
    }
    return table.take();
}

std::string csvChannels(const SaleReport& report) {
    CsvTable table{"slug", "name", "orders", "seats", "tickets_minor", "kept"};
    for (const auto& channel : report.channels) {
        table.cell(channel.slug).cell(channel.name).cell(channel.orders).cell(channel.seats);
        table.cell(channel.tickets_minor).cell(channel.kept).endLine();
    }
    return table.take();
}

std::string csvPrices(const SaleReport& report) {
    CsvTable table{"category", "ticket_type", "price_minor", "seats", "tickets_minor"};
    for (const auto& price : report.prices) {
        table.cell(price.category).cell(price.ticket_type).cell(price.price_minor);
        table.cell(price.seats).cell(price.tickets_minor).endLine();
    }
    return table.take();
}

std::string csvHolds(const SaleReport& report) {
    CsvTable table{"outcome", "holds"};
    table.cell("converted").cell(report.holds.converted).endLine();
    table.cell("expired").cell(report.holds.expired).endLine();
    table.cell("released").cell(report.holds.released).endLine();
    table.cell("active").cell(report.holds.active).endLine();
    return table.take();
}

std::string csvRefusals(const SaleReport& report) {
    CsvTable table{"reason", "refusals"};
    for (const auto& refusal : report.refusals) {
        table.cell(refusal.reason).cell(refusal.refusals).endLine();
    }
    return table.take();
}

std::string csvCurve(const SaleReport& report) {
    CsvTable table{"at", "days_before", "seats"};
    for (const auto& point : report.curve) {
        table.cell(core::isoTime(point.at)).cell(daysBefore(report, point.at));
        table.cell(point.seats).endLine();
    }
    return table.take();
}

}  // namespace

std::string renderReport(const SaleReport& report, const SaleReport* other) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeHead(json, report);
    writeSales(json, report);
    writeDemand(json, report);
    writeCurve(json, report);
    json.key("compared_with");
    if (other == nullptr) {
        json.null();
    } else {
        json.beginObject();
        writeHead(json, *other);
        writeCurve(json, *other);
        json.endObject();
    }
    json.endObject();
    return out;
}

std::optional<std::string> renderReportCsv(const SaleReport& report, std::string_view table) {
    if (table == "summary") return csvSummary(report);
    if (table == "days") return csvDays(report);
    if (table == "sections") return csvGroups(report.sections);
    if (table == "categories") return csvGroups(report.categories);
    if (table == "channels") return csvChannels(report);
    if (table == "prices") return csvPrices(report);
    if (table == "holds") return csvHolds(report);
    if (table == "refusals") return csvRefusals(report);
    if (table == "curve") return csvCurve(report);
    return std::nullopt;
}

}  // namespace seatlock::api
