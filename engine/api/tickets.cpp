#include "engine/api/tickets.h"

#include "engine/api/poolwork.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/ticketrender.h"
#include "engine/api/wholenumber.h"
#include "engine/board/orderevent.h"
#include "engine/core/jsonwriter.h"
#include "engine/store/ticketstore.h"

#include <algorithm>
#include <limits>

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

constexpr std::size_t code_bytes_max = 40;
constexpr int tickets_max = 1'000;
constexpr int id_bytes_max = 20;

const Error unknown_order{ErrorCode::unknown_order, "there is no such order", {}, 0};

std::optional<core::TicketId> ticketId(std::string_view text) {
    const auto number = wholeNumber<std::int64_t>(text);
    return number ? std::optional(core::TicketId{*number}) : std::nullopt;
}

/// The tickets named in a body; all, when there is none.
Result<std::vector<core::TicketId>> parsePrints(const Request& request) {
    std::vector<core::TicketId> out;
    if (request.body().empty()) return out;
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    if (const auto ids = fields->texts("tickets", tickets_max, id_bytes_max)) {
        for (const auto& text : *ids) {
            const auto id = ticketId(text);
            if (!id) fields->fail("\"tickets\" must be a list of ids of tickets");
            if (id) out.push_back(*id);
        }
        if (ids->empty()) fields->fail("\"tickets\" is empty");
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

/// The number of the key that is to sign no more.
Result<tickets::KeyNo> parseReplace(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("replaces");
    const auto number =
        fields->whole("replaces", 1, std::numeric_limits<tickets::KeyNo>::max()).value_or(0);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return static_cast<tickets::KeyNo>(number);
}

http::Response keysReply(int status, const gate::Keys& keys) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key("keys").beginArray();
    for (const auto& [number, key] : keys.public_keys) {
        json.beginObject().field("key", static_cast<int>(number));
        json.field("public_key", key.text()).endObject();
    }
    json.endArray().field("signs", static_cast<int>(keys.current)).endObject();
    auto reply = http::Response::json(status, std::move(out));
    reply.with("Cache-Control", "no-store");
    return reply;
}

board::EventBoardPtr eventOfOrder(const Services& services, std::string_view order) {
    if (order.size() > code_bytes_max) return nullptr;
    return board::eventOfOrder(services.directory, order);
}

}  // namespace

void Tickets::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/orders/{code}/tickets", "list-tickets",
        [this](const Request& request, const Parameters& at, Responder responder) {
            list(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/orders/{code}/tickets/prints", "count-prints",
        [this](const Request& request, const Parameters& at, Responder responder) {
            countPrints(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/orders/{code}/tickets/{ticket}/reissue", "reissue-ticket",
        [this](const Request& request, const Parameters& at, Responder responder) {
            reissue(request, at[0], at[1], std::move(responder));
        });
    add(Method::get, "/v1/ticket-keys", "list-ticket-keys",
        [this](const Request& request, const Parameters&, Responder responder) {
            listKeys(request, std::move(responder));
        });
    add(Method::post, "/v1/ticket-keys", "replace-ticket-key",
        [this](const Request& request, const Parameters&, Responder responder) {
            replaceKey(request, std::move(responder));
        });
}

Result<http::Response> Tickets::reply(pool::Connection& connection, const board::EventBoard& event,
                                      const Result<std::vector<store::TicketRow>>& tickets) {
    if (!tickets) return tickets.error();
    auto keys = keys_.keys(connection);
    const bool known = std::ranges::all_of(*tickets, [&](const store::TicketRow& ticket) {
        return keys->secrets.contains(ticket.key_no);
    });
    if (!known) keys = keys_.keysAnew(connection);
    auto body = renderTickets(event, *tickets, *keys);
    if (!body) return body.error();
    // They let in whoever has them.
    return http::Response::json(200, std::move(body).value()).with("Cache-Control", "no-store");
}

void Tickets::list(const Request& request, std::string_view order, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    auto event = eventOfOrder(services_, order);
    if (!event) return responder.send(problemOf(unknown_order));
    const auto share = counter_.shareOf(request);
    runOnPool(
        services_, std::move(responder),
        [this, event,
         code = std::string(order)](pool::Connection& connection) -> Result<http::Response> {
            const auto key = keys_.keys(connection)->current;
            return reply(connection, *event,
                         store::ticketsOf(connection, event->id(), code, key, services_.random));
        },
        share);
}

StaffCall Tickets::callFor(std::string_view order) const {
    StaffCall call{Permission::orders_write};
    if (const auto event = eventOfOrder(services_, order)) call.event = event->info()->slug;
    return call;
}

void Tickets::countPrints(const Request& request, std::string_view order, Responder responder) {
    const auto wanted = parsePrints(request);
    const auto key = idempotencyKey(request, services_.limits);
    desk_.run(
        request, callFor(order), std::move(responder),
        [this, wanted, key, event = eventOfOrder(services_, order), code = std::string(order)](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            if (!wanted) return wanted.error();
            if (!key) return key.error();
            if (!event) return unknown_order;
            return reply(connection, *event,
                         store::countPrints(connection, event->id(), code, *wanted, *key));
        });
}

void Tickets::reissue(const Request& request, std::string_view order, std::string_view ticket,
                      Responder responder) {
    desk_.run(request, callFor(order), std::move(responder),
              [this, id = ticketId(ticket), event = eventOfOrder(services_, order),
               code = std::string(order)](pool::Connection& connection,
                                          const staff::Principal&) -> Result<http::Response> {
                  if (!event) return unknown_order;
                  if (!id) return {ErrorCode::unknown_ticket, "there is no such ticket"};
                  const auto key = keys_.keys(connection)->current;
                  return reply(
                      connection, *event,
                      store::reissue(connection, event->id(), code, *id, key, services_.random));
              });
}

void Tickets::listKeys(const Request& request, Responder responder) {
    desk_.run(
        request, Permission::events_read, {}, std::move(responder),
        [this](pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            return keysReply(200, *keys_.read(connection));
        });
}

void Tickets::replaceKey(const Request& request, Responder responder) {
    const auto current = parseReplace(request);
    desk_.run(request, Permission::users_manage, {}, std::move(responder),
              [this, current](pool::Connection& connection,
                              const staff::Principal&) -> Result<http::Response> {
                  if (!current) return current.error();
                  const auto made = keys_.replace(connection, *current);
                  if (!made) return made.error();
                  return keysReply(*made ? 201 : 200, *keys_.read(connection));
              });
}

}  // namespace seatlock::api
