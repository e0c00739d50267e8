#include "engine/api/outbox.h"

#include "engine/api/page.h"
#include "engine/api/requests.h"
#include "engine/api/wholenumber.h"
#include "engine/board/orderevent.h"
#include "engine/core/isotime.h"
#include "engine/core/token.h"
#include "engine/store/outboxstore.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;
using store::MessageState;

namespace {

constexpr int messages_page_max = 100;
constexpr int detail_bytes_max = 500;

/// "time.order.number".
std::string cursorOf(const store::OutboxMessage& message) {
    return std::to_string(message.created_at) + '.' + core::uuidText(message.order.bytes) + '.' +
           std::to_string(message.number);
}

Result<std::optional<store::OutboxQuery::Place>> placeOf(const Request& request) {
    using Place = store::OutboxQuery::Place;
    const auto text = request.query("cursor");
    if (!text) return std::optional<Place>();
    const auto first = text->find('.');
    const auto last = text->rfind('.');
    if (first != std::string_view::npos && last > first) {
        const auto at = wholeNumber<core::Micros>(text->substr(0, first));
        const auto order = core::parseUuid(text->substr(first + 1, last - first - 1));
        const auto number = wholeNumber<std::int16_t>(text->substr(last + 1));
        if (at && order && number) return std::optional(Place{*at, {*order}, *number});
    }
    return Error{ErrorCode::malformed_request, "cursor is not one of this list", {}, 0};
}

std::string renderMessage(const store::OutboxMessage& message) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("order", message.code).field("message", int{message.number});
    json.field("event", message.event_slug).field("event_name", message.event_name);
    json.field("kind", message.kind).field("to", message.recipient);
    json.field("buyer_name", message.buyer_name).field("by", message.actor);
    json.field("state", store::messageStateName(message.state));
    json.field("created_at", core::isoTime(message.created_at)).key("settled_at");
    message.settled_at ? json.string(core::isoTime(*message.settled_at)) : json.null();
    json.field("detail", message.detail).endObject();
    return out;
}

struct Settlement {
    MessageState state = MessageState::sent;
    std::string detail;
};

Result<Settlement> parseSettlement(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("state");
    Settlement out;
    const auto state = store::messageStateNamed(fields->text("state", 1, 16).value_or(""));
    if (!state || state == MessageState::waiting) {
        fields->fail("\"state\" must be \"sent\" or \"failed\"");
    } else {
        out.state = *state;
    }
    out.detail = fields->text("detail", 0, detail_bytes_max).value_or("");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return out;
}

}  // namespace

void Outbox::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/outbox", "list-messages",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/orders/{code}/messages/{message}", "settle-message",
        [this](const Request& request, const Parameters& at, Responder responder) {
            settle(request, at[0], at[1], std::move(responder));
        });
}

void Outbox::list(const Request& request, Responder responder) {
    const auto parse = [&]() -> Result<store::OutboxQuery> {
        store::OutboxQuery query;
        const auto limit = pageLimit(request, messages_page_max);
        if (!limit) return limit.error();
        query.limit = *limit + 1;
        auto after = placeOf(request);
        if (!after) return after.error();
        query.after = *after;
        const auto state = request.query("state").value_or("");
        query.state = store::messageStateNamed(state);
        if (!state.empty() && !query.state) {
            return {ErrorCode::malformed_request, "state must be waiting, sent or failed"};
        }
        return query;
    };
    StaffCall call{Permission::orders_read};
    call.order.emplace();  // any that are within the principal's reach
    auto work = [query = parse()](pool::Connection& connection,
                                  const staff::Principal& who) -> Result<http::Response> {
        if (!query) return query.error();
        auto whole = *query;
        whole.among = who.events;
        return pageReply("messages", store::listMessages(connection, whole), whole.limit - 1,
                         renderMessage, cursorOf);
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void Outbox::settle(const Request& request, std::string_view code, std::string_view number,
                    Responder responder) {
    StaffCall call{Permission::orders_write};
    call.order = code;
    auto work = [this, code = std::string(code), number = wholeNumber<std::int16_t>(number),
                 settlement = parseSettlement(request)](
                    pool::Connection& connection,
                    const staff::Principal&) -> Result<http::Response> {
        if (!settlement) return settlement.error();
        const auto event = board::eventOfOrder(services_.directory, code);
        if (!event) return {ErrorCode::unknown_order, "there is no such order"};
        auto message = store::settleMessage(connection, event->id(), code, number.value_or(0),
                                            settlement->state, settlement->detail);
        if (!message) return message.error();
        return http::Response::json(200, renderMessage(*message)).with("Cache-Control", "no-store");
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

}  // namespace seatlock::api
