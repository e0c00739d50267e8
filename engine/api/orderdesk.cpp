#include "engine/api/orderdesk.h"

#include "engine/api/orderbodies.h"
#include "engine/api/orderrender.h"
#include "engine/api/page.h"
#include "engine/api/preconditions.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/board/orderevent.h"
#include "engine/core/token.h"
#include "engine/store/ordersearch.h"
#include "engine/store/staffsessionstore.h"

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

constexpr int orders_page_max = 100;
constexpr int buyers_max = 10;
constexpr std::size_t query_bytes_max = 200;

const Error unknown_order{ErrorCode::unknown_order, "there is no such order", {}, 0};

store::Actor actorOf(const staff::Principal& who) {
    return {who.login, who.user};
}

std::string orderPath(const std::string& code) {
    return "/v1/orders/" + code;
}

http::Response sheetReply(int status, booking::OrderAnswer answer) {
    if (answer.replay) return replayed(std::move(*answer.replay), "code", "/v1/orders/");
    const auto& order = answer.order.order;
    auto reply = http::Response::json(status, renderOrderSheet(answer.order))
                     .with("ETag", revisionTag(order.revision))
                     .with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", orderPath(order.code));
    return reply;
}

}  // namespace

Result<store::IdempotencyKey> OrderDesk::keyOf(const Request& request) const {
    auto key = idempotencyKey(request, services_.limits);
    if (!key) return key.error();
    if (*key) return std::move(**key);
    const auto once = core::makeUuid<core::OrderId>(services_.random, services_.clock.wall());
    return store::IdempotencyKey{core::hash32(core::uuidText(once.bytes)),
                                 core::hash32(request.body())};
}

void OrderDesk::create(const Request& request, Responder responder) {
    const auto key = keyOf(request);
    StaffCall call{Permission::orders_write};
    const auto prepare = [&]() -> Result<booking::PreparedSale> {
        auto body = parseSale(request);
        if (!body) return body.error();
        const auto token = holdOf(body->hold);
        if (!token) return token.error();
        if (const auto event = services_.directory.find(token->event)) {
            call.event = event->info()->slug;
        }
        booking::OrderRequest order;
        order.hold = *token;
        order.buyer_name = std::move(body->buyer_name);
        order.buyer_email = std::move(body->buyer_email);
        order.ticket_types = std::move(body->ticket_types);
        order.terms = std::move(body->terms);
        if (!key) return key.error();
        order.key = *key;
        return services_.booking.prepare(std::move(order));
    };
    auto sale = prepare();
    auto work = [this, sale](pool::Connection& connection, const staff::Principal& who,
                             StaffWork& asked) -> Result<http::Response> {
        if (!sale) return sale.error();
        auto whole = *sale;
        auto& confirm = whole.confirm;
        confirm.terms->seller = actorOf(who);
        confirm.tickets = {keys_.keys(connection)->current, &services_.random};
        confirm.trail = asked.trailEntry(who, 201, orderPath(confirm.code));
        auto answer = services_.booking.confirm(connection, whole, renderOrderSheet);
        if (!answer) return answer.error();
        return sheetReply(201, std::move(answer).value());
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void OrderDesk::read(const Request& request, std::string_view code, Responder responder) {
    StaffCall call{Permission::orders_read};
    call.order = code;
    auto work = [this, code = std::string(code)](
                    pool::Connection& connection,
                    const staff::Principal&) -> Result<http::Response> {
        const auto event = board::eventOfOrder(services_.directory, code);
        if (!event) return unknown_order;
        auto order = store::readOrderSheet(connection, event->id(), code);
        if (!order) return unknown_order;
        return sheetReply(200, {{event, std::move(*order)}, std::nullopt});
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void OrderDesk::runEdit(const Request& request, std::string_view code, Responder responder,
                        Edit how, Editor editor) {
    StaffCall call{Permission::orders_write};
    call.order = code;
    const auto key = keyOf(request);
    std::optional<Result<IfMatch>> match;
    if (how.must_match || request.header("if-match")) match = IfMatch::of(request);
    auto work = [this, code = std::string(code), key, match, how, editor = std::move(editor)](
                    pool::Connection& connection, const staff::Principal& who,
                    StaffWork& asked) -> Result<http::Response> {
        const auto event = board::eventOfOrder(services_.directory, code);
        if (!event) return unknown_order;
        if (match && !*match) return match->error();
        if (!key) return key.error();
        store::OrderEdit edit;
        edit.code = code;
        edit.actor = actorOf(who);
        edit.key = *key;
        edit.status = how.status;
        edit.trail = asked.trailEntry(who, how.status, how.status == 201 ? orderPath(code) : "");
        if (match) {
            edit.expected = [match = **match](std::int64_t revision) {
                return match.holds(revision);
            };
        }
        return editor(connection, who, event, std::move(edit));
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void OrderDesk::edit(const Request& request, std::string_view code, Responder responder,
                     Result<OrderWork> work, Edit how) {
    auto editor = [this, how, work = std::move(work)](
                      pool::Connection& connection, const staff::Principal&,
                      const board::EventBoardPtr& event,
                      store::OrderEdit edit) -> Result<http::Response> {
        if (!work) return work.error();
        auto answer = services_.booking.edit(
            connection, event, std::move(edit), renderOrderSheet,
            [&](store::OrderEditing& editing) { return (*work)(editing, *event); });
        if (!answer) return answer.error();
        return sheetReply(how.status, std::move(answer).value());
    };
    runEdit(request, code, std::move(responder), how, std::move(editor));
}

void OrderDesk::exchange(const Request& request, std::string_view code, Responder responder) {
    const auto prepare = [&]() -> Result<booking::PreparedExchange> {
        auto body = parseExchange(request);
        if (!body) return body.error();
        const auto to = eventOf(body->event, services_);
        if (!to) return to.error();
        auto prepared = services_.booking.prepareExchange(*to, body->seats, body->ticket_types,
                                                          std::move(body->payments));
        if (prepared) {
            prepared->wish.refund = body->refund;
            prepared->wish.refund_method = body->method;
        }
        return prepared;
    };
    auto work = [this, prepared = prepare()](pool::Connection& connection,
                                             const staff::Principal& who,
                                             const board::EventBoardPtr& event,
                                             store::OrderEdit edit) -> Result<http::Response> {
        if (!prepared) return prepared.error();
        if (!who.may(Permission::orders_write, prepared->to->id())) {
            return {ErrorCode::forbidden, "your rights do not extend to that event"};
        }
        if (prepared->to->info()->currency != event->info()->currency) {
            return {ErrorCode::invalid_body, "that event is sold in another currency"};
        }
        auto answer = services_.booking.exchange(connection, event, std::move(edit), *prepared,
                                                 renderOrderSheet);
        if (!answer) return answer.error();
        return sheetReply(200, std::move(answer).value());
    };
    runEdit(request, code, std::move(responder), {200, false}, std::move(work));
}

void OrderDesk::resend(const Request& request, std::string_view code, Responder responder) {
    auto work = [this, address = parseResend(request)](
                    pool::Connection& connection, const staff::Principal&,
                    const board::EventBoardPtr& event,
                    store::OrderEdit edit) -> Result<http::Response> {
        if (!address) return address.error();
        std::string to;
        const auto render = [&](const booking::OrderView& order) {
            return to.empty() ? renderOrderSheet(order) : renderQueued(order.order.code, to);
        };
        auto answer =
            services_.booking.edit(connection, event, std::move(edit), render,
                                   [&](store::OrderEditing& editing) -> Result<core::Done> {
                                       auto queued = store::resend(editing, *address);
                                       if (!queued) return queued.error();
                                       to = *queued;
                                       return core::Done{};
                                   });
        if (!answer) return answer.error();
        if (answer->replay) {
            return replayed(std::move(*answer->replay), "code", "/v1/orders/");
        }
        return http::Response::json(202, render(answer->order)).with("Cache-Control", "no-store");
    };
    runEdit(request, code, std::move(responder), {202, false}, std::move(work));
}

void OrderDesk::callback(const Request& request, std::string_view provider, Responder responder) {
    StaffCall call{Permission::orders_write};
    auto body = parseCallback(request);
    if (body) call.order = body->order;
    if (services_.booking.provider(provider) == nullptr) {
        body = Error{ErrorCode::unknown_payment, "there is no such payment provider", {}, 0};
    }
    auto work = [this, body, provider = std::string(provider)](
                    pool::Connection& connection,
                    const staff::Principal&) -> Result<http::Response> {
        if (!body) return body.error();
        auto answer = services_.booking.conclude(connection, provider, *body, renderOrderSheet);
        if (!answer) return answer.error();
        return sheetReply(200, std::move(answer).value());
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void OrderDesk::addRoutes(const RouteTable& add) {
    addReads(add);
    addEdits(add);
}

void OrderDesk::addEdits(const RouteTable& add) {
    add(Method::post, "/v1/orders/{code}/payments", "add-payment",
        [this](const Request& request, const Parameters& at, Responder responder) {
            edit(request, at[0], std::move(responder), paymentWork(request), {201, false});
        });
    add(Method::post, "/v1/orders/{code}/cancel", "cancel-order",
        [this](const Request& request, const Parameters& at, Responder responder) {
            edit(request, at[0], std::move(responder), cancelWork(request), {200, false});
        });
    add(Method::post, "/v1/orders/{code}/refunds", "refund-order",
        [this](const Request& request, const Parameters& at, Responder responder) {
            edit(request, at[0], std::move(responder), refundWork(request), {201, false});
        });
    add(Method::post, "/v1/orders/{code}/items/{item}/reseat", "reseat-item",
        [this](const Request& request, const Parameters& at, Responder responder) {
            edit(request, at[0], std::move(responder), reseatWork(request, at[1]), {200, false});
        });
    add(Method::post, "/v1/orders/{code}/exchange", "exchange-order",
        [this](const Request& request, const Parameters& at, Responder responder) {
            exchange(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/orders/{code}/resend", "resend-order",
        [this](const Request& request, const Parameters& at, Responder responder) {
            resend(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/payments/{provider}/callbacks", "conclude-payment",
        [this](const Request& request, const Parameters& at, Responder responder) {
            callback(request, at[0], std::move(responder));
        });
    add(Method::patch, "/v1/orders/{code}/buyer", "change-order-buyer",
        [this](const Request& request, const Parameters& at, Responder responder) {
            edit(request, at[0], std::move(responder), buyerWork(request), {200, true});
        });
}

void OrderDesk::addReads(const RouteTable& add) {
    add(Method::get, "/v1/orders", "list-orders",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::get, "/v1/orders/{code}/history", "read-order-history",
        [this](const Request& request, const Parameters& at, Responder responder) {
            history(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/staff/buyers", "list-buyers",
        [this](const Request& request, const Parameters&, Responder responder) {
            buyers(request, std::move(responder));
        });
}

void OrderDesk::list(const Request& request, Responder responder) {
    const auto parse = [&]() -> Result<store::OrderQuery> {
        store::OrderQuery query;
        const auto limit = pageLimit(request, orders_page_max);
        if (!limit) return limit.error();
        query.limit = *limit + 1;
        const auto cursor = uuidCursor(request);
        if (!cursor) return cursor.error();
        if (*cursor) query.before = core::OrderId{**cursor};
        query.text = request.query("q").value_or("");
        if (query.text.size() > query_bytes_max) {
            return {ErrorCode::malformed_request, "q is too long"};
        }
        const std::string state(request.query("state").value_or(""));
        query.refund_due = state == "refund-due";
        query.state = sales::orderStateNamed(state);
        if (!state.empty() && !query.refund_due && !query.state) {
            return {ErrorCode::malformed_request,
                    "state must be open, paid, cancelled or refund-due"};
        }
        return query;
    };
    StaffCall call{Permission::orders_read};
    if (const auto event = request.query("event"); event && !event->empty()) {
        call.event = *event;
    } else {
        call.order.emplace();  // any that are within the principal's reach
    }
    auto work = [query = parse(), slug = call.event](
                    pool::Connection& connection,
                    const staff::Principal& who) -> Result<http::Response> {
        if (!query) return query.error();
        auto whole = *query;
        if (slug) whole.event = store::findEventId(connection, *slug);
        whole.among = who.events;
        return pageReply(
            "orders", store::findOrders(connection, whole), whole.limit - 1, renderFoundOrder,
            [](const store::FoundOrder& order) { return core::uuidText(order.id.bytes); });
    };
    counter_.run(request, call, std::move(responder), std::move(work));
}

void OrderDesk::buyers(const Request& request, Responder responder) {
    const std::string text(request.query("q").value_or(""));
    auto work = [text](pool::Connection& connection,
                       const staff::Principal& who) -> Result<http::Response> {
        std::vector<store::KnownBuyer> found;
        if (text.size() >= 2 && text.size() <= query_bytes_max) {
            found = store::findBuyers(connection, text, who.events, buyers_max);
        }
        std::string out;
        core::JsonWriter json(out);
        json.beginObject().key("buyers").beginArray();
        for (const auto& buyer : found) json.raw(renderKnownBuyer(buyer));
        json.endArray().endObject();
        auto reply = http::Response::json(200, std::move(out));
        reply.with("Cache-Control", "no-store");
        return reply;
    };
    StaffCall call{Permission::orders_read};
    call.order.emplace();
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

void OrderDesk::history(const Request& request, std::string_view code, Responder responder) {
    StaffCall call{Permission::orders_read};
    call.order = code;
    auto work = [code = std::string(code)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
        const auto event = store::findEventOfOrder(connection, code);
        if (!event) return unknown_order;
        const auto entries = store::readHistory(connection, *event, code);
        if (entries.empty()) return unknown_order;
        std::string out;
        core::JsonWriter json(out);
        json.beginObject().key("history").beginArray();
        for (const auto& entry : entries) json.raw(renderHistoryEntry(entry));
        json.endArray().endObject();
        return http::Response::json(200, std::move(out)).with("Cache-Control", "no-store");
    };
    counter_.run(request, std::move(call), std::move(responder), std::move(work));
}

}  // namespace seatlock::api
