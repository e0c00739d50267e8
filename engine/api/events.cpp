#include "engine/api/events.h"

#include "engine/api/problems.h"
#include "engine/api/render.h"
#include "engine/core/jsonwriter.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;

namespace {

constexpr int page_max = 100;
constexpr std::size_t availability_bytes_max = 2 << 20;  // the largest event's, and then some

std::string chartTag(const board::EventInfo& info) {
    return "\"" + std::to_string(info.chart.value) + "-" + std::to_string(info.revision) + "\"";
}

/// If-None-Match (RFC 9110 section 13.1.2) by weak comparison.
bool matches(std::string_view field, std::string_view tag) {
    return field == "*" || field.find(tag) != std::string_view::npos;
}

}  // namespace

std::string streamMessage(std::string_view type, std::string_view id, std::string_view data) {
    std::string out;
    out.reserve(type.size() + id.size() + data.size() + 24);
    out.append("event: ").append(type).append("\nid: ").append(id);
    out.append("\ndata: ").append(data).append("\n\n");
    return out;
}

Events::Events(Services& services)
    : services_(services),
      charts_(static_cast<std::size_t>(services.limits.chart_cache_bytes_max)),
      availability_(availability_bytes_max),
      queue_(static_cast<std::size_t>(services.limits.job_queue_max)) {}

void Events::defer(http::Responder responder, std::function<http::Response()> make) {
    // std::function wants to be copied; the responder cannot be.
    auto shared = std::make_shared<http::Responder>(std::move(responder));
    if (queue_.post([shared, make = std::move(make)] { shared->send(make()); })) return;
    shared->send(problemOf({ErrorCode::overloaded, "too many readers at once", {}, 1}));
}

void Events::list(const http::Request& request, http::Responder responder) {
    const auto page = pageLimit(request, page_max);
    if (!page) return responder.send(problemOf(page.error()));
    int limit = *page;
    const auto after = request.query("cursor").value_or("");
    const auto now = services_.database_clock.now();
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key("events").beginArray();
    std::string last;
    bool more = false;
    for (const auto& event : services_.directory.all()) {
        const auto info = event->info();
        if (info->slug <= after || info->status == "draft") continue;
        if (limit-- == 0) {
            more = true;
            break;
        }
        json.raw(renderEvent(*event, now));
        last = info->slug;
    }
    json.endArray().key("next_cursor");
    more ? json.string(last) : json.null();
    json.endObject();
    responder.send(http::Response::json(200, std::move(out)).with("Cache-Control", "no-cache"));
}

void Events::read(std::string_view slug, http::Responder responder) {
    const auto event = eventOf(slug, services_);
    if (!event) return responder.send(problemOf(event.error()));
    responder.send(http::Response::json(200, renderEvent(**event, services_.database_clock.now()))
                       .with("Cache-Control", "no-cache"));
}

void Events::chart(const http::Request& request, std::string_view slug, http::Responder responder) {
    const auto event = eventOf(slug, services_);
    if (!event) return responder.send(problemOf(event.error()));
    const auto info = (*event)->info();
    const auto tag = chartTag(*info);
    if (const auto field = request.header("if-none-match"); field && matches(*field, tag)) {
        return responder.send(http::Response::empty(304)
                                  .with("ETag", tag)
                                  .with("Cache-Control", "no-cache"));  // as 200 would have
    }
    const auto stamp = static_cast<std::uint64_t>(info->revision);
    defer(std::move(responder), [this, event = *event, stamp, tag] {
        return http::Response(200, http::type_json,
                              charts_.get(event->id(), stamp, [&] { return renderChart(*event); }))
            .with("ETag", tag)
            .with("Cache-Control", "no-cache");
    });
}

RenderCache::Body Events::availabilityBody(const board::EventBoard& event) {
    // By its whole version: a board that replaces another counts anew.
    const auto stamp = std::hash<std::string>{}(event.board().changes().version());
    return availability_.get(event.id(), stamp, [&] { return renderAvailability(event); });
}

void Events::availability(const http::Request& request, std::string_view slug,
                          http::Responder responder) {
    const auto event = eventOf(slug, services_);
    if (!event) return responder.send(problemOf(event.error()));
    const auto since = request.query("since");
    const auto number = since ? (*event)->board().changes().parse(*since) : std::nullopt;
    // A version of another engine, or one too old, is answered like none: with everything.
    defer(std::move(responder), [this, event = *event, number] {
        if (number) {
            if (const auto changes = event->board().changes().since(*number)) {
                return http::Response::json(200, renderChanges(*event, *changes))
                    .with("Cache-Control", "no-cache");
            }
        }
        return http::Response(200, http::type_json, availabilityBody(*event))
            .with("Cache-Control", "no-cache");
    });
}

void Events::stream(const http::Request& request, std::string_view slug,
                    http::Responder responder) {
    const auto event = eventOf(slug, services_);
    if (!event) return responder.send(problemOf(event.error()));
    const auto& changes = (*event)->board().changes();
    auto since = request.header("last-event-id");
    if (!since) since = request.query("since");
    const auto number = since ? changes.parse(*since) : std::nullopt;
    // Made here and now on the listener's thread: what is published after it comes after it.
    std::string first;
    if (const auto missed = number ? changes.since(*number) : std::nullopt) {
        first = streamMessage("changes", changes.versionOf(missed->number),
                              renderChanges(**event, *missed));
    } else {
        const auto version = changes.version();
        first = streamMessage("availability", version, *availabilityBody(**event));
    }
    http::Response head(200, http::type_event_stream, std::move(first));
    head.with("Cache-Control", "no-store");
    responder.startStream(static_cast<std::uint64_t>((*event)->id().value), std::move(head));
}

}  // namespace seatlock::api
