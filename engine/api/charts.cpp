#include "engine/api/charts.h"

#include "engine/api/chartrequests.h"
#include "engine/api/page.h"
#include "engine/api/planrender.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/config/bounds.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/validation.h"
#include "engine/store/chartsales.h"
#include "engine/store/chartswap.h"

#include <charconv>

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 100;

/// "3.Main hall": of a page's last chart.
std::string cursorOf(const store::ChartHead& chart) {
    return std::to_string(chart.version) + "." + chart.name;
}

Result<std::optional<store::ChartCursor>> parseCursor(const Request& request) {
    const auto text = request.query("cursor");
    if (!text) return std::optional<store::ChartCursor>();
    store::ChartCursor out;
    const auto [end, failure] =
        std::from_chars(text->data(), text->data() + text->size(), out.version);
    if (failure != std::errc{} || end == text->data() + text->size() || *end != '.') {
        return {ErrorCode::malformed_request, "cursor is not one of this list"};
    }
    out.name = std::string(end + 1, text->data() + text->size());
    return std::optional(out);
}

/// The drawing of {"name": …, "document": {…}}; a document alone will do if it has a name.
Result<seating::Chart> parseDrawing(std::string_view body, bool create,
                                    const config::Limits& limits) {
    auto fields = Fields::parse(body);
    if (!fields) return fields.error();
    const auto name = fields->text("name", 1, config::name_bytes_max);
    const auto document = fields->json("document");
    if (!create) fields->require("document");
    if (!document) fields->require("name");
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (!document) return seating::blankChart(*name);
    seating::ImportOptions options;
    options.limits = limits;
    auto imported = seating::chartFromJson(*document, options);
    if (!imported.ok()) {
        Error error{ErrorCode::invalid_chart, describe(imported), {}, 0};
        error.members = problemMembers(imported);
        return error;
    }
    if (name) imported.chart->name = *name;
    return std::move(*imported.chart);
}

Error notInOrder(const seating::Findings& findings, const seating::Chart& chart) {
    Error error{ErrorCode::invalid_chart, describe(findings), {}, 0};
    error.members = findingMembers(findings, chart);
    return error;
}

}  // namespace

void Charts::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/venues/{venue}/charts", "list-venue-charts",
        [this](const Request& request, const Parameters& at, Responder responder) {
            list(request, at[0], std::move(responder));
        });
    add(
        Method::post, "/v1/venues/{venue}/charts", "create-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            create(request, at[0], std::move(responder));
        },
        Body::document);
    add(Method::get, "/v1/charts/{chart}", "read-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
    add(
        Method::put, "/v1/charts/{chart}", "save-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            save(request, at[0], std::move(responder));
        },
        Body::document);
    add(Method::del, "/v1/charts/{chart}", "delete-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            remove(request, at[0], std::move(responder));
        });
    addStepRoutes(add);
}

/// From a draft to what is sold, and on to the next draft.
void Charts::addStepRoutes(const RouteTable& add) {
    add(Method::post, "/v1/charts/{chart}/check", "check-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            check(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/charts/{chart}/sales", "read-chart-sales",
        [this](const Request& request, const Parameters& at, Responder responder) {
            sales(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/charts/{chart}/publish", "publish-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            publish(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/charts/{chart}/drafts", "draft-venue-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            draft(request, at[0], std::move(responder));
        });
}

void Charts::list(const Request& request, std::string_view venue, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const auto cursor = parseCursor(request);
    if (!cursor) return responder.send(problemOf(cursor.error()));
    desk_.run(request, Permission::charts_read, {}, std::move(responder),
              [limit = *limit, after = *cursor, venue = std::string(venue)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  auto charts = store::listCharts(connection, venue, after, limit + 1);
                  if (!charts) return charts.error();
                  return pageReply(
                      "charts", std::move(charts).value(), limit,
                      [](const store::ChartHead& chart) { return renderChartHead(chart); },
                      cursorOf);
              });
}

void Charts::create(const Request& request, std::string_view venue, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::charts_write}, std::move(responder),
        [this, venue = std::string(venue), json = saysJson(request),
         body = std::string(request.body())](pool::Connection& connection,
                                             const staff::Principal&) -> Result<http::Response> {
            if (!json) return json.error();
            auto chart = parseDrawing(body, true, services_.limits);
            if (!chart) return chart.error();
            const auto created =
                store::createChart(connection, services_.random, venue, std::move(chart).value());
            if (!created) return created.error();
            return chartReply(201, *created);
        });
}

void Charts::read(const Request& request, std::string_view chart, Responder responder) {
    desk_.run(request, Permission::charts_read, {}, std::move(responder),
              [chart = std::string(chart)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
                  const auto head = matchedChart(connection, chart);
                  if (!head) return head.error();
                  const auto document = store::readDocument(connection, head->id);
                  if (!document) return document.error();
                  return chartReply(200, *head, *document);
              });
}

void Charts::save(const Request& request, std::string_view chart, Responder responder) {
    const auto needed = IfMatch::of(request);
    const auto match = needed ? Result(std::optional(*needed)) : needed.error();
    desk_.runLong(
        request, StaffCall{Permission::charts_write}, std::move(responder),
        [this, chart = std::string(chart), match, json = saysJson(request),
         body = std::string(request.body())](pool::Connection& connection,
                                             const staff::Principal&) -> Result<http::Response> {
            const auto before = matchedChart(connection, chart, match);
            if (!before) return before.error();
            if (!json) return json.error();
            auto drawing = parseDrawing(body, false, services_.limits);
            if (!drawing) return drawing.error();
            const auto saved = store::saveChart(connection, before->id, before->revision,
                                                std::move(drawing).value());
            if (!saved) return lostChart(connection, before->id, saved.error());
            return chartReply(200, *saved);
        });
}

void Charts::remove(const Request& request, std::string_view chart, Responder responder) {
    const auto needed = IfMatch::of(request);
    const auto match = needed ? Result(std::optional(*needed)) : needed.error();
    desk_.run(request, Permission::charts_write, {}, std::move(responder),
              [chart = std::string(chart), match](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  const auto before = matchedChart(connection, chart, match);
                  if (!before) return before.error();
                  const auto gone = store::deleteChart(connection, before->id, before->revision);
                  if (!gone) return lostChart(connection, before->id, gone.error());
                  return http::Response::empty(204);
              });
}

void Charts::check(const Request& request, std::string_view chart, Responder responder) {
    StaffCall call{Permission::charts_read};
    desk_.runLong(
        request, std::move(call), std::move(responder),
        [this, chart = std::string(chart)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
            const auto id = chartIdOf(chart);
            if (!id) return id.error();
            const auto drawing = store::readDrawing(connection, *id);
            if (!drawing) return drawing.error();
            const auto findings = seating::validate(*drawing, services_.limits);
            const auto losses = store::lossesAgainst(connection, *drawing,
                                                     store::eventsOnOtherVersions(connection, *id));
            if (!losses) return losses.error();
            return http::Response::json(200, "{" + findingMembers(findings, *drawing) + "," +
                                                 lossMembers(*losses) + "}")
                .with("Cache-Control", "no-store");
        });
}

void Charts::sales(const Request& request, std::string_view chart, Responder responder) {
    desk_.run(request, Permission::charts_read, {}, std::move(responder),
              [chart = std::string(chart)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
                  const auto head = matchedChart(connection, chart);
                  if (!head) return head.error();
                  return http::Response::json(
                             200, renderChartSales(store::salesOf(connection, head->id)))
                      .with("Cache-Control", "no-store");
              });
}

void Charts::publish(const Request& request, std::string_view chart, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::charts_write}, std::move(responder),
        [this, chart = std::string(chart), match = optionalMatch(request)](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            const auto before = matchedChart(connection, chart, match);
            if (!before) return before.error();
            const auto drawing = store::readDrawing(connection, before->id);
            if (!drawing) return drawing.error();
            const auto findings = seating::validate(*drawing, services_.limits);
            if (!before->published && !findings.publishable()) {
                return notInOrder(findings, *drawing);
            }
            const auto published =
                store::publishChart(connection, before->id, before->revision, *drawing);
            if (!published) return lostChart(connection, before->id, published.error());
            return chartReply(200, *published);
        });
}

void Charts::draft(const Request& request, std::string_view chart, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::charts_write}, std::move(responder),
        [this, chart = std::string(chart)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
            const auto id = chartIdOf(chart);
            if (!id) return id.error();
            const auto made = store::draftChart(connection, services_.random, *id);
            if (!made) return made.error();
            return chartReply(201, *made);
        });
}

}  // namespace seatlock::api
