#include "engine/api/areas.h"

#include "engine/api/requests.h"
#include "engine/api/staffevent.h"
#include "engine/core/jsonwriter.h"
#include "engine/store/capacitystore.h"

namespace seatlock::api {

using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

void writeArea(core::JsonWriter& json, const store::AreaRow& area) {
    json.beginObject().field("section", area.section).field("capacity", area.capacity());
    json.field("drawn", area.drawn).field("available", area.available);
    json.field("held", area.held).field("sold", area.sold).field("blocked", area.blocked);
}

std::string renderAreas(const std::vector<store::AreaRow>& areas) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key("areas").beginArray();
    for (const auto& area : areas) {
        writeArea(json, area);
        json.endObject();
    }
    json.endArray().endObject();
    return out;
}

std::string renderChange(const store::CapacityOutcome& outcome) {
    std::string out;
    core::JsonWriter json(out);
    writeArea(json, outcome.area);
    json.key("undo").beginObject().field("capacity", outcome.before).endObject().endObject();
    return out;
}

Result<std::int64_t> parseCapacity(const Request& request, const config::Limits& limits) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("capacity");
    const auto capacity = fields->whole("capacity", 0, limits.seats_per_event_max);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return *capacity;
}

}  // namespace

void Areas::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/staff/events/{event}/areas", "list-areas",
        [this](const Request& request, const Parameters& at, Responder responder) {
            list(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/areas/{section}/capacity", "change-capacity",
        [this](const Request& request, const Parameters& at, Responder responder) {
            change(request, at[0], at[1], std::move(responder));
        });
}

void Areas::list(const Request& request, std::string_view event, Responder responder) {
    desk_.run(request, Permission::events_read, std::string(event), std::move(responder),
              [slug = std::string(event)](pool::Connection& connection,
                                          const staff::Principal&) -> Result<http::Response> {
                  const auto id = staffEvent(connection, slug);
                  if (!id) return id.error();
                  return http::Response::json(200, renderAreas(store::listAreas(connection, *id)))
                      .with("Cache-Control", "no-store");
              });
}

void Areas::change(const Request& request, std::string_view event, std::string_view section,
                   Responder responder) {
    const auto capacity = parseCapacity(request, services_.limits);
    auto key = idempotencyKey(request, services_.limits);
    desk_.run(
        request, Permission::inventory_write, std::string(event), std::move(responder),
        [this, capacity, key, slug = std::string(event), name = std::string(section)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!capacity) return capacity.error();
            if (!key) return key.error();
            const auto id = staffEvent(connection, slug);
            if (!id) return id.error();
            auto outcome = store::changeCapacity(
                connection, {*id, who.login, services_.engine_id, name, *capacity, *key},
                renderChange);
            if (!outcome) return outcome.error();
            if (outcome->replay) return replayedOk(std::move(*outcome->replay));
            tellBoard(services_, *id, outcome->facts);
            return http::Response::json(200, renderChange(*outcome))
                .with("Cache-Control", "no-store");
        });
}

}  // namespace seatlock::api
