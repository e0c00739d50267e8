#include "engine/api/seatlogs.h"

#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/staffevent.h"
#include "engine/board/seatstate.h"
#include "engine/core/isotime.h"
#include "engine/store/seatlist.h"
#include "engine/store/seatlog.h"

#include <charconv>

namespace seatlock::api {

using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 1'000;
constexpr std::size_t words_bytes_max = 254;

std::string_view stateName(char letter) {
    const auto state = board::stateOf(letter);
    return state ? board::name(*state) : std::string_view("unknown");
}

std::string_view reasonName(char letter) {
    const auto reason = board::reasonOf(letter);
    return reason ? board::name(*reason) : std::string_view("unknown");
}

/// Null when it is empty.
void textOrNull(core::JsonWriter& json, const char* name, const std::string& text) {
    json.key(name);
    text.empty() ? json.null() : json.string(text);
}

void timeOrNull(core::JsonWriter& json, const char* name, const std::optional<core::Micros>& time) {
    json.key(name);
    time ? json.string(core::isoTime(*time)) : json.null();
}

std::string renderSeat(const store::SeatRow& seat) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("seat", seat.label).field("section", seat.section);
    json.field("row", seat.row).field("state", stateName(seat.state));
    json.field("category", seat.category);
    textOrNull(json, "channel", seat.channel);
    textOrNull(json, "held_by", seat.hold_channel);
    timeOrNull(json, "held_since", seat.held_since);
    timeOrNull(json, "held_until", seat.held_until);
    textOrNull(json, "order", seat.order);
    textOrNull(json, "buyer_name", seat.buyer_name);
    textOrNull(json, "buyer_email", seat.buyer_email);
    textOrNull(json, "reason", seat.reason);
    json.field("note", seat.note).endObject();
    return out;
}

std::string renderEntry(const store::SeatLogEntry& entry) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("at", core::isoTime(entry.at)).field("event", entry.event_slug);
    json.field("seat", entry.seat).field("version", std::int64_t{entry.version});
    json.field("from", stateName(entry.from)).field("to", stateName(entry.to));
    json.field("reason", reasonName(entry.reason)).field("detail", entry.detail);
    textOrNull(json, "by", entry.actor);
    textOrNull(json, "hold", entry.hold);
    textOrNull(json, "channel", entry.channel);
    textOrNull(json, "order", entry.order);
    textOrNull(json, "buyer_name", entry.buyer_name);
    json.endObject();
    return out;
}

core::Error badCursor() {
    return {ErrorCode::malformed_request, "cursor is not one of this list", {}, 0};
}

/// The whole numbers of "1-2-3"; fewer than `count` where it is not that.
std::vector<std::int64_t> numbersOf(std::string_view text, std::size_t count) {
    std::vector<std::int64_t> out;
    const char* at = text.data();
    const char* end = at + text.size();
    while (out.size() < count) {
        std::int64_t value = 0;
        const auto [next, failure] = std::from_chars(at, end, value);
        if (failure != std::errc{} || value < 0) return {};
        out.push_back(value);
        const bool last = out.size() == count;
        if (last != (next == end) || (!last && *next != '-')) return {};
        at = next + 1;
    }
    return out;
}

/// The one number of a cursor; `none` without one. Errors: malformed_request.
Result<std::int64_t> numberCursor(const Request& request, std::int64_t none) {
    const auto text = request.query("cursor");
    if (!text) return none;
    const auto numbers = numbersOf(*text, 1);
    if (numbers.empty()) return badCursor();
    return numbers[0];
}

std::string queryText(const Request& request, const char* name) {
    return std::string(request.query(name).value_or("").substr(0, words_bytes_max));
}

Result<store::SeatQuery> seatQuery(const Request& request) {
    store::SeatQuery query;
    const auto limit = pageLimit(request, page_max);
    if (!limit) return limit.error();
    query.limit = *limit + 1;
    query.state = queryText(request, "state");
    bool known = query.state.empty();
    for (const char letter : {'a', 'h', 's', 'b'})
        known = known || query.state == stateName(letter);
    if (!known) return {ErrorCode::malformed_request, "there is no state \"" + query.state + "\""};
    query.section = queryText(request, "section");
    query.category = queryText(request, "category");
    query.channel = queryText(request, "channel");
    query.words = queryText(request, "q");
    const auto after = numberCursor(request, -1);
    if (!after) return after.error();
    query.after = *after;
    return query;
}

}  // namespace

void SeatLogs::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/staff/events/{event}/seats", "list-seats",
        [this](const Request& request, const Parameters& at, Responder responder) {
            listSeats(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/staff/events/{event}/seats/{seat}/log", "read-seat-log",
        [this](const Request& request, const Parameters& at, Responder responder) {
            ofSeat(request, at[0], at[1], std::move(responder));
        });
    add(Method::get, "/v1/staff/log", "read-person-log",
        [this](const Request& request, const Parameters&, Responder responder) {
            ofPerson(request, std::move(responder));
        });
}

void SeatLogs::listSeats(const Request& request, std::string_view event, Responder responder) {
    auto query = seatQuery(request);
    if (!query) return responder.send(problemOf(query.error()));
    desk_.run(request, Permission::orders_read, std::string(event), std::move(responder),
              [query = *query, slug = std::string(event)](
                  pool::Connection& connection,
                  const staff::Principal&) mutable -> Result<http::Response> {
                  const auto id = staffEvent(connection, slug);
                  if (!id) return id.error();
                  query.event = *id;
                  return pageReply(
                      "seats", store::listSeats(connection, query), query.limit - 1, renderSeat,
                      [](const store::SeatRow& seat) { return std::to_string(seat.seat_no); });
              });
}

void SeatLogs::ofSeat(const Request& request, std::string_view event, std::string_view seat,
                      Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const auto before = numberCursor(request, INT64_MAX);
    if (!before) return responder.send(problemOf(before.error()));
    desk_.run(
        request, Permission::orders_read, std::string(event), std::move(responder),
        [limit = *limit, before = *before, slug = std::string(event), label = std::string(seat)](
            pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
            const auto id = staffEvent(connection, slug);
            if (!id) return id.error();
            auto log = store::readSeatLog(connection, *id, label, before, limit + 1);
            if (!log) {
                return core::Error{
                    ErrorCode::unknown_seat, "this event has no such seat", {label}, 0};
            }
            return pageReply(
                "entries", std::move(*log), limit, renderEntry,
                [](const store::SeatLogEntry& entry) { return std::to_string(entry.version); });
        });
}

void SeatLogs::ofPerson(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    std::optional<store::PersonLogMark> before;
    if (const auto text = request.query("cursor")) {
        const auto numbers = numbersOf(*text, 4);
        if (numbers.empty()) return responder.send(problemOf(badCursor()));
        before = {numbers[0], numbers[1], static_cast<std::int32_t>(numbers[2]),
                  static_cast<std::int32_t>(numbers[3])};
    }
    const auto person = queryText(request, "person");
    desk_.run(request, Permission::orders_read, std::nullopt, std::move(responder),
              [limit = *limit, before, person](pool::Connection& connection,
                                               const staff::Principal&) -> Result<http::Response> {
                  if (person.empty()) {
                      return {ErrorCode::malformed_request,
                              "say whose log with person=: an e-mail address, a name or an order"};
                  }
                  return pageReply(
                      "entries",
                      store::readPersonLog(connection, person, buyerKey(person), before, limit + 1),
                      limit, renderEntry, [](const store::SeatLogEntry& entry) {
                          return std::to_string(entry.at) + "-" +
                                 std::to_string(entry.event.value) + "-" +
                                 std::to_string(entry.seat_no) + "-" +
                                 std::to_string(entry.version);
                      });
              });
}

}  // namespace seatlock::api
