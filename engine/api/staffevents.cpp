#include "engine/api/staffevents.h"

#include "engine/api/eventbody.h"
#include "engine/api/eventrequests.h"
#include "engine/api/page.h"
#include "engine/api/planrender.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/core/plaintext.h"
#include "engine/store/chartswap.h"
#include "engine/store/drafts.h"
#include "engine/store/eventchanges.h"

namespace seatlock::api {

using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 100;

Result<board::EventStatus> parseStatusBody(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("status");
    const auto name = fields->text("status", 1, 16).value_or("");
    const auto status = board::parseStatus(name);
    if (!status) fields->fail("\"status\" must be draft, on_sale, paused or closed");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return *status;
}

/// Categories without name or colour keep theirs.
void nameAsBefore(const board::EventInfo& before, store::EventDraft& wanted) {
    for (auto& category : wanted.categories) {
        const auto* old = before.category(category.slug);
        if (category.name.empty()) category.name = old ? old->name : category.slug;
        if (category.color.empty()) category.color = old ? old->color : "#888888";
    }
}

Result<core::ChartId> parseChartBody(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("chart");
    const auto chart = chartIdOf(fields->text("chart", 1, 20).value_or("1"));
    if (auto finished = fields->finish(); !finished) return finished.error();
    return chart;
}

}  // namespace

void StaffEvents::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/staff/events", "list-staff-events",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/staff/events", "create-event",
        [this](const Request& request, const Parameters&, Responder responder) {
            create(request, std::move(responder));
        });
    add(Method::get, "/v1/staff/events/{event}", "read-staff-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
    add(Method::patch, "/v1/staff/events/{event}", "change-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            change(request, at[0], std::move(responder));
        });
    add(Method::del, "/v1/staff/events/{event}", "delete-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            remove(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/status", "set-event-status",
        [this](const Request& request, const Parameters& at, Responder responder) {
            setStatus(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/chart", "move-event-to-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            moveToChart(request, at[0], std::move(responder));
        });
}

void StaffEvents::list(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const std::string after(request.query("cursor").value_or(""));
    desk_.run(request, Permission::events_read, {}, std::move(responder),
              [limit = *limit, after](pool::Connection& connection,
                                      const staff::Principal& who) -> Result<http::Response> {
                  return pageReply(
                      "events", store::listPlanned(connection, after, limit + 1, who.events), limit,
                      renderPlanned,
                      [](const store::PlannedEvent& event) { return event.info->slug; });
              });
}

void StaffEvents::create(const Request& request, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::events_write}, std::move(responder),
        [this, body = parseEvent(request, true)](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            if (!body) return body.error();
            const auto chart = store::findChart(connection, *body->chart);
            if (!chart) return {ErrorCode::unknown_chart, "there is no such chart"};
            if (body->venue && *body->venue != chart->venue) {
                return {ErrorCode::invalid_body,
                        "the chart is of the venue \"" + chart->venue + "\", not of this one"};
            }
            store::EventDraft event;
            event.status = board::statusName(board::EventStatus::draft);
            event.channels = usualChannels(services_.database_clock.now(), *body->starts_at);
            apply(*body, event);
            event.slug = body->slug ? *body->slug
                                    : store::freeEventSlug(connection, core::slugOf(event.name));
            const auto planned = store::planEvent(connection, services_.random, *body->chart,
                                                  std::move(event), services_.limits);
            if (!planned) return planned.error();
            return plannedReply(201, *planned);
        });
}

void StaffEvents::read(const Request& request, std::string_view event, Responder responder) {
    desk_.run(request, Permission::events_read, std::string(event), std::move(responder),
              [slug = std::string(event)](pool::Connection& connection, const staff::Principal&)
                  -> Result<http::Response> { return plannedNow(connection, 200, slug); });
}

void StaffEvents::change(const Request& request, std::string_view event, Responder responder) {
    const auto needed = IfMatch::of(request);
    const auto match = needed ? Result(std::optional(*needed)) : needed.error();
    desk_.run(request, Permission::events_write, std::string(event), std::move(responder),
              [slug = std::string(event), body = parseEvent(request, false), match](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  const auto before = matchedEvent(connection, slug, match);
                  if (!before) return before.error();
                  if (!body) return body.error();
                  auto wanted = store::draftOf(*before->info);
                  apply(*body, wanted);
                  nameAsBefore(*before->info, wanted);
                  const auto done = store::changeEvent(connection, wanted, before->info->revision);
                  if (!done) return lostEvent(connection, slug, done.error());
                  return plannedNow(connection, 200, slug);
              });
}

void StaffEvents::remove(const Request& request, std::string_view event, Responder responder) {
    const auto needed = IfMatch::of(request);
    const auto match = needed ? Result(std::optional(*needed)) : needed.error();
    desk_.runLong(
        request, StaffCall{Permission::events_write, std::string(event)}, std::move(responder),
        [slug = std::string(event), match](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
            const auto before = matchedEvent(connection, slug, match);
            if (!before) return before.error();
            const auto gone = store::deleteDraft(connection, slug, before->info->revision);
            if (!gone) return lostEvent(connection, slug, gone.error());
            return http::Response::empty(204);
        });
}

void StaffEvents::setStatus(const Request& request, std::string_view event, Responder responder) {
    desk_.run(request, Permission::events_write, std::string(event), std::move(responder),
              [slug = std::string(event), status = parseStatusBody(request),
               match = optionalMatch(request)](pool::Connection& connection,
                                               const staff::Principal&) -> Result<http::Response> {
                  const auto before = matchedEvent(connection, slug, match);
                  if (!before) return before.error();
                  if (!status) return status.error();
                  if (*status == board::EventStatus::cancelled) {
                      return {ErrorCode::wrong_status,
                              "an event is cancelled with POST /v1/staff/events/" + slug +
                                  "/cancel, which also marks its orders for refund"};
                  }
                  const auto revision = before->info->revision;
                  const auto done = store::setEventStatus(connection, slug, *status, revision);
                  if (!done) return lostEvent(connection, slug, done.error());
                  return plannedNow(connection, 200, slug);
              });
}

void StaffEvents::moveToChart(const Request& request, std::string_view event, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::events_write, std::string(event)}, std::move(responder),
        [slug = std::string(event), chart = parseChartBody(request),
         match = optionalMatch(request)](pool::Connection& connection,
                                         const staff::Principal&) -> Result<http::Response> {
            const auto before = matchedEvent(connection, slug, match);
            if (!before) return before.error();
            if (!chart) return chart.error();
            const auto revision = before->info->revision;
            const auto done = store::swapChart(connection, slug, revision, chart.value());
            if (!done) return lostEvent(connection, slug, done.error());
            return plannedNow(connection, 200, slug);
        });
}

}  // namespace seatlock::api
