#include "engine/api/eventcopies.h"

#include "engine/api/eventrequests.h"
#include "engine/api/fields.h"
#include "engine/api/planrender.h"
#include "engine/api/requests.h"
#include "engine/board/eventstatus.h"
#include "engine/config/bounds.h"
#include "engine/core/isotime.h"
#include "engine/core/plaintext.h"
#include "engine/store/drafts.h"

#include <QDateTime>
#include <QTimeZone>

namespace seatlock::api {

using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

struct CloneBody {
    std::optional<std::string> slug;
    std::optional<std::string> name;
    core::Micros starts_at = 0;
};

Result<CloneBody> parseClone(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("starts_at");
    CloneBody body;
    body.slug = fields->text("slug", 1, config::slug_bytes_max);
    body.name = fields->text("name", 1, config::name_bytes_max);
    body.starts_at = fields->time("starts_at").value_or(0);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return body;
}

Result<std::vector<core::Micros>> parseSeries(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("dates");
    const auto texts = fields->texts("dates", config::series_dates_max, 40);
    std::vector<core::Micros> dates;
    for (const auto& text : texts.value_or(std::vector<std::string>())) {
        const auto date = core::parseIsoTime(text);
        if (!date) fields->fail("\"dates\" must hold times like 2026-12-31T19:30:00Z");
        dates.push_back(date.value_or(0));
    }
    if (dates.empty()) fields->fail("\"dates\" must hold at least one time");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return dates;
}

/// Doors and sale windows move with the beginning. `same_opening`: the sale of all dates of a
/// series begins at once, unless it would then end before it begins.
store::EventDraft movedTo(store::EventDraft event, core::Micros starts_at, bool same_opening) {
    const auto shift = starts_at - event.starts_at;
    event.starts_at = starts_at;
    if (event.doors_at) *event.doors_at += shift;
    for (auto& channel : event.channels) {
        channel.on_sale_to += shift;
        if (!same_opening || channel.on_sale_to <= channel.on_sale_from) {
            channel.on_sale_from += shift;
        }
    }
    event.status = board::statusName(board::EventStatus::draft);
    return event;
}

/// "hamlet-2026-12-31", by the calendar of the venue.
std::string datedSlug(const board::EventInfo& info, core::Micros starts_at) {
    const QTimeZone zone(QByteArray::fromStdString(info.time_zone));
    const auto date = QDateTime::fromMSecsSinceEpoch(starts_at / 1000, zone).date();
    return info.slug + "-" + date.toString(Qt::ISODate).toStdString();
}

}  // namespace

void EventCopies::addRoutes(const RouteTable& add) {
    add(Method::post, "/v1/staff/events/{event}/clones", "clone-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            clone(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/series", "create-event-series",
        [this](const Request& request, const Parameters& at, Responder responder) {
            series(request, at[0], std::move(responder));
        });
}

store::CloneSource EventCopies::sourceOf(const store::PlannedEvent& event,
                                         const staff::Principal& who) const {
    return {event.info->slug, event.info->revision, who.login, services_.engine_id};
}

void EventCopies::clone(const Request& request, std::string_view event, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::events_write, std::string(event)}, std::move(responder),
        [this, slug = std::string(event), body = parseClone(request)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!body) return body.error();
            if (who.events) return newEventsAreBeyond();
            const auto source = store::findPlanned(connection, slug);
            if (!source) return unknownEvent(slug);
            auto draft = movedTo(store::draftOf(*source->info), body->starts_at, false);
            draft.name = body->name.value_or(draft.name);
            draft.slug = body->slug
                             ? *body->slug
                             : store::freeEventSlug(
                                   connection, body->name ? core::slugOf(draft.name) : draft.slug);
            const auto made =
                store::cloneEvents(connection, services_.random, sourceOf(*source, who), {draft});
            if (!made) return made.error();
            return plannedReply(201, made.value().front());
        });
}

void EventCopies::series(const Request& request, std::string_view event, Responder responder) {
    desk_.runLong(
        request, StaffCall{Permission::events_write, std::string(event)}, std::move(responder),
        [this, slug = std::string(event), dates = parseSeries(request)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!dates) return dates.error();
            if (who.events) return newEventsAreBeyond();
            const auto source = store::findPlanned(connection, slug);
            if (!source) return unknownEvent(slug);
            std::vector<store::EventDraft> drafts;
            std::vector<std::string> slugs;
            for (const auto date : dates.value()) {
                drafts.push_back(movedTo(store::draftOf(*source->info), date, true));
                slugs.push_back(
                    store::freeEventSlug(connection, datedSlug(*source->info, date), slugs));
                drafts.back().slug = slugs.back();
            }
            const auto made =
                store::cloneEvents(connection, services_.random, sourceOf(*source, who), drafts);
            if (!made) return made.error();
            std::string out;
            core::JsonWriter json(out);
            json.beginObject().key("events").beginArray();
            for (const auto& planned : made.value()) json.raw(renderPlanned(planned));
            json.endArray().endObject();
            return http::Response::json(201, std::move(out)).with("Cache-Control", "no-store");
        });
}

}  // namespace seatlock::api
