#include "engine/api/cancellations.h"

#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/staffevent.h"
#include "engine/core/isotime.h"
#include "engine/core/token.h"
#include "engine/store/cancellationstore.h"
#include "engine/store/reseatstore.h"

namespace seatlock::api {

using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 1'000;
constexpr int reason_bytes_max = 500;
constexpr int refunds_max = 100;  // in one request: each is a transaction of its own
constexpr int code_bytes_max = 64;

Result<std::string> parseReason(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("reason");
    auto reason = fields->text("reason", 1, reason_bytes_max);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return std::move(*reason);
}

Result<store::EventMove> parseMove(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    store::EventMove move;
    fields->require("starts_at");
    fields->require("reason");
    move.starts_at = fields->time("starts_at").value_or(0);
    if (fields->takeNull("doors_at")) {
        move.doors_at.emplace();
    } else if (const auto doors = fields->time("doors_at")) {
        move.doors_at.emplace(*doors);
    }
    move.move_sale_ends = fields->boolean("move_sale_ends").value_or(true);
    fields->text("reason", 1, reason_bytes_max);  // for the audit trail
    if (auto finished = fields->finish(); !finished) return finished.error();
    return move;
}

std::string renderCancelled(const std::string& slug, const store::CancelledEvent& cancelled,
                            std::size_t seats_released) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("event", slug).field("status", "cancelled");
    json.field("reason", cancelled.reason).field("orders_marked", cancelled.orders_marked);
    json.field("refunds_due_minor", cancelled.refunds_due_minor);
    json.field("currency", cancelled.currency);
    json.field("seats_released", static_cast<std::int64_t>(seats_released)).endObject();
    return out;
}

std::string renderMoved(const std::string& slug, const store::MovedEvent& moved) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("event", slug).field("starts_at", core::isoTime(moved.starts_at));
    json.key("doors_at");
    moved.doors_at ? json.string(core::isoTime(*moved.doors_at)) : json.null();
    json.field("orders", moved.orders).endObject();
    return out;
}

std::string renderDue(const store::RefundDue& due) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("code", due.code).field("buyer_name", due.buyer_name);
    json.field("buyer_email", due.buyer_email).field("paid_minor", due.paid_minor);
    json.field("refunded_minor", due.refunded_minor).field("due_minor", due.due());
    json.field("reason", due.reason).field("marked_at", core::isoTime(due.marked_at)).endObject();
    return out;
}

struct RefundWave {
    int limit = refunds_max;
    std::string after;  ///< code of an order
};

Result<RefundWave> parseWave(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    RefundWave out;
    out.limit = static_cast<int>(fields->whole("limit", 1, refunds_max).value_or(refunds_max));
    out.after = fields->text("after", 1, code_bytes_max).value_or("");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return out;
}

/// Gives the next marked orders their money back, each in a transaction of its own; one that cannot
/// be refunded is told and keeps nobody from theirs.
std::string refundWave(const Services& services, pool::Connection& connection, core::EventId event,
                       const staff::Principal& who, const RefundWave& wave) {
    auto dues = store::refundsDue(connection, event, wave.after, wave.limit + 1);
    const bool more = dues.size() > static_cast<std::size_t>(wave.limit);
    if (more) dues.pop_back();
    std::int64_t orders = 0;
    std::int64_t amount = 0;
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key("failed").beginArray();
    for (const auto& due : dues) {
        store::OrderEdit edit;
        edit.event = event;
        edit.code = due.code;
        edit.actor = {who.login, who.user};
        edit.engine_id = services.engine_id;
        edit.key = {
            core::hash32("refund-due\n" + due.code + "\n" + std::to_string(due.refunded_minor)),
            core::hash32(std::to_string(due.due()))};
        edit.render = [](const store::OrderRow&) { return std::string("{}"); };
        edit.label = [](core::SeatNo seat) { return std::to_string(seat); };
        const auto edited = store::refundInFull(connection, edit, due.reason);
        if (edited) {
            ++orders;
            amount += due.due();
            continue;
        }
        json.beginObject().field("code", due.code).field("detail", edited.error().detail);
        json.endObject();
    }
    json.endArray().field("refunded", orders).field("refunded_minor", amount).key("next_cursor");
    more ? json.string(dues.back().code) : json.null();
    json.endObject();
    return out;
}

}  // namespace

void Cancellations::addRoutes(const RouteTable& add) {
    add(Method::post, "/v1/staff/events/{event}/cancel", "cancel-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            cancel(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/move", "move-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            move(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/staff/events/{event}/refunds-due", "list-refunds-due",
        [this](const Request& request, const Parameters& at, Responder responder) {
            listRefunds(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/staff/events/{event}/refunds-due", "refund-marked-orders",
        [this](const Request& request, const Parameters& at, Responder responder) {
            refund(request, at[0], std::move(responder));
        });
}

void Cancellations::refund(const Request& request, std::string_view event, Responder responder) {
    const auto wave = parseWave(request);
    desk_.run(
        request, Permission::orders_write, std::string(event), std::move(responder),
        [this, wave, slug = std::string(event)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!wave) return wave.error();
            const auto id = staffEvent(connection, slug);
            if (!id) return id.error();
            return http::Response::json(200, refundWave(services_, connection, *id, who, *wave))
                .with("Cache-Control", "no-store");
        });
}

void Cancellations::cancel(const Request& request, std::string_view event, Responder responder) {
    auto reason = parseReason(request);
    desk_.run(
        request, Permission::events_write, std::string(event), std::move(responder),
        [this, reason, slug = std::string(event)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!reason) return reason.error();
            const auto id = staffEvent(connection, slug);
            if (!id) return id.error();
            const auto cancelled = store::cancelEvent(connection, *id, *reason, who.login);
            if (!cancelled) return cancelled.error();
            // The sale is over already; what a buyer holds locked just now ends by itself.
            const auto released = store::releaseAllHolds(connection, *id, services_.engine_id);
            tellBoard(services_, *id, released);
            return http::Response::json(200, renderCancelled(slug, *cancelled, released.size()))
                .with("Cache-Control", "no-store");
        });
}

void Cancellations::move(const Request& request, std::string_view event, Responder responder) {
    auto move = parseMove(request);
    desk_.run(request, Permission::events_write, std::string(event), std::move(responder),
              [move, slug = std::string(event)](pool::Connection& connection,
                                                const staff::Principal&) -> Result<http::Response> {
                  if (!move) return move.error();
                  auto wish = *move;
                  const auto id = staffEvent(connection, slug);
                  if (!id) return id.error();
                  wish.event = *id;
                  const auto moved = store::moveEvent(connection, wish);
                  if (!moved) return moved.error();
                  return http::Response::json(200, renderMoved(slug, *moved))
                      .with("Cache-Control", "no-store");
              });
}

void Cancellations::listRefunds(const Request& request, std::string_view event,
                                Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const std::string after(request.query("cursor").value_or(""));
    desk_.run(request, Permission::orders_read, std::string(event), std::move(responder),
              [limit = *limit, after, slug = std::string(event)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  const auto id = staffEvent(connection, slug);
                  if (!id) return id.error();
                  return pageReply("orders", store::refundsDue(connection, *id, after, limit + 1),
                                   limit, renderDue,
                                   [](const store::RefundDue& due) { return due.code; });
              });
}

}  // namespace seatlock::api
