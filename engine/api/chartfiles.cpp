#include "engine/api/chartfiles.h"

#include "engine/api/chartrequests.h"
#include "engine/api/planrender.h"
#include "engine/core/plaintext.h"
#include "engine/seating/chartcsv.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/pretixplan.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

// Content types as static text.
constexpr std::string_view type_csv = "text/csv; charset=utf-8; header=present";

enum class Format { any, seatlock, pretix, csv };

/// Without the parameter: whichever it is.
Result<Format> formatOf(const Request& request, Format without) {
    const auto name = request.query("format");
    if (!name) return without;
    if (*name == "seatlock") return Format::seatlock;
    if (*name == "pretix") return Format::pretix;
    if (*name == "csv") return Format::csv;
    return {ErrorCode::malformed_request, "format must be seatlock, pretix or csv"};
}

seating::Imported read(std::string_view file, Format format,
                       const seating::ImportOptions& options) {
    switch (format) {
        case Format::seatlock:
            return seating::chartFromJson(file, options);
        case Format::pretix:
            return seating::chartFromPretix(file, options);
        case Format::csv:
            return seating::chartFromCsv(file, options);
        case Format::any:
            break;
    }
    return seating::importChart(file, options);
}

Result<seating::Chart> chartOf(std::string_view file, const Result<Format>& format,
                               const std::string& name, const config::Limits& limits) {
    if (!format) return format.error();
    seating::ImportOptions options;
    options.limits = limits;
    auto imported = read(file, format.value(), options);
    if (!imported.ok()) {
        Error error{ErrorCode::invalid_chart, "nothing was imported: " + describe(imported), {}, 0};
        error.members = problemMembers(imported);
        return error;
    }
    if (!name.empty()) imported.chart->name = name;
    if (imported.chart->name.empty()) imported.chart->name = "Imported chart";
    return std::move(*imported.chart);
}

http::Response fileReply(const seating::Chart& chart, Format format) {
    auto name = core::slugOf(chart.name);
    if (name.empty()) name = "chart";
    http::Response reply(200, http::type_json, std::string());
    if (format == Format::csv) {
        reply = http::Response(200, type_csv, seating::toCsv(chart));
        name += ".csv";
    } else {
        const bool pretix = format == Format::pretix;
        reply =
            http::Response::json(200, pretix ? seating::toPretix(chart) : seating::toJson(chart));
        name += pretix ? "-pretix.json" : ".json";
    }
    reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    reply.with("Cache-Control", "no-store");
    return reply;
}

}  // namespace

void ChartFiles::addRoutes(const RouteTable& add) {
    add(
        Method::post, "/v1/venues/{venue}/chart-imports", "import-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            take(request, at[0], std::move(responder));
        },
        Body::document);
    add(Method::get, "/v1/charts/{chart}/export", "export-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            give(request, at[0], std::move(responder));
        });
}

void ChartFiles::take(const Request& request, std::string_view venue, Responder responder) {
    // The body is a file, of which the trail keeps the size only.
    StaffCall call{Permission::charts_write};
    call.details = "{\"file_bytes\":" + std::to_string(request.body().size()) + "}";
    desk_.runLong(
        request, std::move(call), std::move(responder),
        [this, venue = std::string(venue), file = std::string(request.body()),
         format = formatOf(request, Format::any),
         name = std::string(request.query("name").value_or(""))](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            auto chart = chartOf(file, format, name, services_.limits);
            if (!chart) return chart.error();
            const auto created =
                store::createChart(connection, services_.random, venue, std::move(chart).value());
            if (!created) return created.error();
            return chartReply(201, *created);
        });
}

void ChartFiles::give(const Request& request, std::string_view chart, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::charts_read}, std::move(responder),
        [chart = std::string(chart), format = formatOf(request, Format::seatlock)](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            const auto id = chartIdOf(chart);
            if (!id) return id.error();
            if (!format) return format.error();
            const auto drawing = store::readDrawing(connection, *id);
            if (!drawing) return drawing.error();
            return fileReply(*drawing, format.value());
        });
}

}  // namespace seatlock::api
