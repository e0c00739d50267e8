#include "engine/api/inventory.h"

#include "engine/api/inventorybody.h"
#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/staffevent.h"
#include "engine/core/isotime.h"
#include "engine/store/blockstore.h"

namespace seatlock::api {

using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 1'000;

std::string renderBlock(const store::BlockedSeat& block) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("seat", block.label).field("reason", block.reason);
    json.field("note", block.note).field("by", block.actor);
    json.field("at", core::isoTime(block.blocked_at)).key("release_at");
    block.release_at ? json.string(core::isoTime(*block.release_at)) : json.null();
    json.key("channel");
    block.channel.empty() ? json.null() : json.string(block.channel);
    json.endObject();
    return out;
}

}  // namespace

void Inventory::addRoutes(const RouteTable& add) {
    add(
        Method::post, "/v1/staff/events/{event}/seats", "change-seats",
        [this](const Request& request, const Parameters& at, Responder responder) {
            change(request, at[0], std::move(responder));
        },
        Body::document);
    add(Method::get, "/v1/staff/events/{event}/blocks", "list-blocks",
        [this](const Request& request, const Parameters& at, Responder responder) {
            listBlocks(request, at[0], std::move(responder));
        });
}

void Inventory::change(const Request& request, std::string_view event, Responder responder) {
    auto steps = inventorySteps(request, services_.limits);
    auto key = idempotencyKey(request, services_.limits);
    desk_.run(
        request, Permission::inventory_write, std::string(event), std::move(responder),
        [this, steps, key, slug = std::string(event)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!steps) return steps.error();
            if (!key) return key.error();
            const auto id = staffEvent(connection, slug);
            if (!id) return id.error();
            const store::InventoryChange change{*id, who.login, services_.engine_id, *steps, *key};
            auto outcome = store::changeInventory(connection, change, renderInventory);
            if (!outcome) return outcome.error();
            if (outcome->replay) return replayedOk(std::move(*outcome->replay));
            tellBoard(services_, *id, outcome->facts);
            return http::Response::json(200, renderInventory(*outcome))
                .with("Cache-Control", "no-store");
        });
}

void Inventory::listBlocks(const Request& request, std::string_view event, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const std::string after(request.query("cursor").value_or(""));
    desk_.run(request, Permission::events_read, std::string(event), std::move(responder),
              [limit = *limit, after, slug = std::string(event)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  const auto id = staffEvent(connection, slug);
                  if (!id) return id.error();
                  return pageReply("blocks", store::listBlocks(connection, *id, after, limit + 1),
                                   limit, renderBlock,
                                   [](const store::BlockedSeat& block) { return block.label; });
              });
}

}  // namespace seatlock::api
