#include "engine/api/reseats.h"

#include "engine/api/eventparts.h"
#include "engine/api/requests.h"
#include "engine/api/staffevent.h"
#include "engine/booking/reseating.h"
#include "engine/config/bounds.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/random.h"
#include "engine/core/token.h"
#include "engine/store/reseatstore.h"

#include <algorithm>
#include <map>

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::SeatNo;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int code_bytes_max = 64;
constexpr int moves_max = 10'000;

/// The seats that people have to leave: labels, or a section's name.
struct Lost {
    std::vector<std::string> seats;
    std::string section;
};

Result<Lost> parseLost(const Request& request, const config::Limits& limits) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    if (fields->has("seats") == fields->has("section")) {
        fields->fail("name either \"seats\" or a \"section\"");
    }
    Lost out;
    out.section = fields->text("section", 1, config::label_bytes_max).value_or("");
    out.seats =
        fields
            ->texts("seats", static_cast<int>(limits.seats_per_event_max), config::label_bytes_max)
            .value_or(std::vector<std::string>());
    if (auto finished = fields->finish(); !finished) return finished.error();
    return out;
}

struct LabelledMove {
    std::string code;
    std::int16_t item = 0;
    std::string to;
};

struct Reseat {
    std::vector<LabelledMove> moves;
    bool block = true;
};

Result<Reseat> parseReseat(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    Reseat out;
    fields->require("moves");
    auto moves = fields->objects("moves", moves_max);
    out.block = fields->boolean("block").value_or(true);
    if (auto finished = fields->finish(); !finished) return finished.error();
    for (auto& each : *moves) {
        LabelledMove move;
        for (const char* name : {"code", "item", "to"}) each.require(name);
        move.code = each.text("code", 1, code_bytes_max).value_or("");
        move.item = static_cast<std::int16_t>(each.whole("item", 1, INT16_MAX).value_or(0));
        move.to = each.text("to", 1, config::label_bytes_max).value_or("");
        if (auto finished = each.finish(); !finished) return finished.error();
        out.moves.push_back(std::move(move));
    }
    return out;
}

/// Seat numbers of labels or a section. Errors: unknown_seat, invalid_body.
Result<std::vector<SeatNo>> seatsOf(const Lost& lost, const board::SeatPlan& plan) {
    std::vector<SeatNo> out;
    std::vector<std::string> unknown;
    for (const auto& label : lost.seats) {
        const auto seat = plan.find(label);
        seat ? out.push_back(*seat) : unknown.push_back(label);
    }
    if (!unknown.empty()) {
        return Error{ErrorCode::unknown_seat, "this event has no such seat", std::move(unknown), 0};
    }
    if (lost.section.empty()) return out;
    for (const auto& row : plan.rows()) {
        if (plan.sections()[row.section].name != lost.section) continue;
        for (SeatNo seat = row.first; seat < row.first + row.count; ++seat) out.push_back(seat);
    }
    if (!out.empty()) return out;
    return {ErrorCode::invalid_body, "this event has no section \"" + lost.section + "\""};
}

/// The event as it is served. Errors: unknown_event, wrong_status when it is a draft.
Result<board::EventBoardPtr> servedEvent(const Services& services, pool::Connection& connection,
                                         const std::string& slug) {
    const auto id = staffEvent(connection, slug);
    if (!id) return id.error();
    if (auto event = services.directory.find(*id)) return event;
    return {ErrorCode::wrong_status, "the event is a draft: nobody has a seat yet"};
}

std::string categoryAt(const board::EventBoard& event, SeatNo seat) {
    const auto info = event.info();
    const auto* category = categoryOf(*info, event.board().category(seat));
    return category == nullptr ? std::string() : category->slug;
}

/// Items of one order after the other, each with where it is to go.
std::string renderProposals(const board::EventBoard& event,
                            const std::vector<store::SeatedItem>& items,
                            const std::vector<std::optional<SeatNo>>& to) {
    std::string out;
    core::JsonWriter json(out);
    std::int64_t unplaced = 0;
    json.beginObject().key("orders").beginArray();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        if (i == 0 || items[i - 1].code != item.code) {
            if (i > 0) json.endArray().endObject();
            json.beginObject().field("code", item.code).field("buyer_name", item.buyer_name);
            json.field("buyer_email", item.buyer_email).key("items").beginArray();
        }
        json.beginObject().field("item", int{item.item_no});
        json.field("from", event.plan().label(item.seat));
        json.field("category_from", categoryAt(event, item.seat)).key("to");
        to[i] ? json.string(event.plan().label(*to[i])) : json.null();
        json.key("category_to");
        to[i] ? json.string(categoryAt(event, *to[i])) : json.null();
        json.endObject();
        unplaced += !to[i];
    }
    if (!items.empty()) json.endArray().endObject();
    json.endArray().field("unplaced", unplaced).endObject();
    return out;
}

std::vector<std::optional<SeatNo>> chooseFor(const board::EventBoard& event,
                                             const std::vector<store::SeatedItem>& items,
                                             const std::vector<SeatNo>& lost, std::uint32_t now_s) {
    booking::ReseatRequest request;
    request.closed.insert(lost.begin(), lost.end());
    for (const auto& category : event.info()->categories) {
        request.worths.push_back(event.info()->price(category.category_no));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i == 0 || items[i - 1].code != items[i].code) {
            request.parties.push_back({items[i].channel_no, {}});
        }
        request.parties.back().from.push_back(items[i].seat);
    }
    std::vector<std::optional<SeatNo>> out;
    for (const auto& choice : booking::proposeSeats(event.board(), request, now_s)) {
        out.insert(out.end(), choice.begin(), choice.end());
    }
    return out;
}

/// Moves orders one after the other: each of them whole or not at all.
class ReseatRun {
public:
    ReseatRun(Services& services, pool::Connection& connection, board::EventBoard& event,
              const staff::Principal& who, const std::optional<store::IdempotencyKey>& key)
        : services_(services), connection_(connection), event_(event), who_(who), key_(key) {
        if (!key_)
            run_id_ = core::uuidText(
                core::makeUuid<core::OrderId>(services.random, services.clock.wall()).bytes);
    }

    /// The reply's body.
    std::string all(const std::vector<LabelledMove>& moves, bool block) {
        std::map<std::string, std::vector<LabelledMove>> by_order;
        for (const auto& move : moves) by_order[move.code].push_back(move);
        std::string out;
        core::JsonWriter json(out);
        std::int64_t done = 0;
        json.beginObject().key("outcomes").beginArray();
        for (const auto& [code, own] : by_order) {
            const auto moved = one(code, own, block);
            for (const auto& move : own) {
                json.beginObject().field("code", code).field("item", int{move.item});
                json.field("to", move.to);
                json.field("outcome", moved ? "done" : core::slug(moved.error().code));
                json.field("detail", moved ? std::string() : moved.error().detail).endObject();
                done += moved.ok();
            }
        }
        json.endArray().field("done", done).endObject();
        return out;
    }

private:
    Result<core::Done> one(const std::string& code, const std::vector<LabelledMove>& own,
                           bool block) {
        std::vector<store::Move> moves;
        for (const auto& move : own) {
            const auto seat = event_.plan().find(move.to);
            if (!seat) return {ErrorCode::unknown_seat, "there is no seat \"" + move.to + "\""};
            moves.push_back({move.item, *seat});
        }
        store::OrderEdit edit;
        edit.event = event_.id();
        edit.code = code;
        edit.actor = {who_.login, who_.user};
        edit.engine_id = services_.engine_id;
        edit.key = keyOf(code, own);
        edit.render = [](const store::OrderRow& order) {
            return "{\"code\":\"" + order.code + "\"}";
        };
        edit.label = [this](SeatNo seat) { return std::string(event_.plan().label(seat)); };
        const auto edited =
            store::reseatOrder(connection_, edit, event_.info()->chart, moves, block);
        if (!edited) return edited.error();
        if (!edited->replay) event_.committed(edited->facts);
        return core::Done{};
    }

    /// Of this order within the request: a repeated request finds what was done before it broke
    /// off.
    store::IdempotencyKey keyOf(const std::string& code,
                                const std::vector<LabelledMove>& own) const {
        std::string body;
        for (const auto& move : own) body += std::to_string(move.item) + ">" + move.to + "\n";
        return {core::hash32((key_ ? key_->key_hash : run_id_) + "\n" + code), core::hash32(body)};
    }

    Services& services_;
    pool::Connection& connection_;
    board::EventBoard& event_;
    const staff::Principal& who_;
    const std::optional<store::IdempotencyKey>& key_;
    std::string run_id_;
};

}  // namespace

void Reseats::addRoutes(const RouteTable& add) {
    add(
        Method::post, "/v1/staff/events/{event}/reseat-proposals", "propose-reseating",
        [this](const Request& request, const Parameters& at, Responder responder) {
            propose(request, at[0], std::move(responder));
        },
        Body::document);
    add(
        Method::post, "/v1/staff/events/{event}/reseat", "reseat-orders",
        [this](const Request& request, const Parameters& at, Responder responder) {
            reseat(request, at[0], std::move(responder));
        },
        Body::document);
}

void Reseats::propose(const Request& request, std::string_view event, Responder responder) {
    auto lost = parseLost(request, services_.limits);
    desk_.run(request, Permission::orders_write, std::string(event), std::move(responder),
              [this, lost, slug = std::string(event)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  if (!lost) return lost.error();
                  const auto served = servedEvent(services_, connection, slug);
                  if (!served) return served.error();
                  const auto seats = seatsOf(*lost, (*served)->plan());
                  if (!seats) return seats.error();
                  const auto items = store::itemsAt(connection, (*served)->id(), *seats);
                  const auto to =
                      chooseFor(**served, items, *seats, services_.database_clock.seconds());
                  return http::Response::json(200, renderProposals(**served, items, to))
                      .with("Cache-Control", "no-store");
              });
}

void Reseats::reseat(const Request& request, std::string_view event, Responder responder) {
    auto wish = parseReseat(request);
    auto key = idempotencyKey(request, services_.limits);
    desk_.run(
        request, Permission::orders_write, std::string(event), std::move(responder),
        [this, wish, key, slug = std::string(event)](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            if (!wish) return wish.error();
            if (!key) return key.error();
            const auto served = servedEvent(services_, connection, slug);
            if (!served) return served.error();
            ReseatRun run(services_, connection, **served, who, *key);
            return http::Response::json(200, run.all(wish->moves, wish->block))
                .with("Cache-Control", "no-store");
        });
}

}  // namespace seatlock::api
