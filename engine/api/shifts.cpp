#include "engine/api/shifts.h"

#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/shiftrender.h"
#include "engine/config/bounds.h"
#include "engine/core/token.h"

#include <algorithm>

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

constexpr int page_max = 100;
constexpr int desk_bytes_max = 64;
constexpr int note_bytes_max = 1'000;

const Error unknown_shift{ErrorCode::unknown_shift, "there is no such shift", {}, 0};

Result<store::NewShift> parseOpen(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("currency");
    store::NewShift shift;
    shift.desk = fields->text("desk", 0, desk_bytes_max).value_or("");
    shift.currency = fields->text("currency", 3, 3).value_or("EUR");
    if (!std::ranges::all_of(shift.currency, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        fields->fail("\"currency\" must be three capital letters");
    }
    shift.float_minor = fields->whole("float_minor", 0, config::money_minor_max).value_or(0);
    if (auto finished = fields->finish(); !finished) return finished.error();
    return shift;
}

Result<store::ShiftCount> parseClose(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("counted_minor");
    store::ShiftCount count;
    count.counted_minor = fields->whole("counted_minor", 0, config::money_minor_max).value_or(0);
    count.note = fields->text("note", 0, note_bytes_max).value_or("");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return count;
}

std::optional<store::ShiftId> shiftId(std::string_view text) {
    const auto bytes = core::parseUuid(text);
    if (!bytes) return std::nullopt;
    return store::ShiftId{*bytes};
}

/// Whose shifts that one may see; nothing: everybody's.
std::optional<staff::UserId> reachOf(const staff::Principal& who) {
    if (who.may(Permission::reports_read)) return std::nullopt;
    return who.user;
}

http::Response shiftReply(int status, const store::Shift& shift) {
    auto reply =
        http::Response::json(status, renderShift(shift, true)).with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", "/v1/shifts/" + core::uuidText(shift.id.bytes));
    return reply;
}

}  // namespace

void Shifts::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/shifts", "list-shifts",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/shifts", "open-shift",
        [this](const Request& request, const Parameters&, Responder responder) {
            open(request, std::move(responder));
        });
    add(Method::get, "/v1/shifts/{shift}", "read-shift",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/shifts/{shift}/close", "close-shift",
        [this](const Request& request, const Parameters& at, Responder responder) {
            close(request, at[0], std::move(responder));
        });
}

void Shifts::list(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const auto cursor = uuidCursor(request);
    if (!cursor) return responder.send(problemOf(cursor.error()));
    store::ShiftQuery query;
    query.limit = *limit + 1;
    if (*cursor) query.before = store::ShiftId{**cursor};
    const bool own = request.query("own") == "true";
    if (const auto open = request.query("open")) query.open = *open == "true";
    desk_.run(request, Permission::shifts_write, {}, std::move(responder),
              [query, own](pool::Connection& connection,
                           const staff::Principal& who) -> Result<http::Response> {
                  auto asked = query;
                  asked.user = own ? std::optional(who.user) : reachOf(who);
                  return pageReply(
                      "shifts", store::listShifts(connection, asked), asked.limit - 1,
                      [](const store::Shift& shift) { return renderShift(shift, false); },
                      [](const store::Shift& shift) { return core::uuidText(shift.id.bytes); });
              });
}

void Shifts::open(const Request& request, Responder responder) {
    const auto wish = parseOpen(request);
    desk_.run(request, Permission::shifts_write, {}, std::move(responder),
              [this, wish](pool::Connection& connection,
                           const staff::Principal& who) -> Result<http::Response> {
                  if (!wish) return wish.error();
                  auto shift = *wish;
                  shift.id = core::makeUuid<store::ShiftId>(services_.random,
                                                            services_.database_clock.now());
                  shift.user = who.user;
                  shift.login = who.login;
                  const auto opened = store::openShift(connection, shift);
                  if (!opened) return opened.error();
                  return shiftReply(201, *opened);
              });
}

void Shifts::read(const Request& request, std::string_view shift, Responder responder) {
    desk_.run(request, Permission::shifts_write, {}, std::move(responder),
              [id = shiftId(shift)](pool::Connection& connection,
                                    const staff::Principal& who) -> Result<http::Response> {
                  if (!id) return unknown_shift;
                  const auto found = store::readShift(connection, *id, reachOf(who));
                  if (!found) return unknown_shift;
                  return shiftReply(200, *found);
              });
}

void Shifts::close(const Request& request, std::string_view shift, Responder responder) {
    const auto count = parseClose(request);
    desk_.run(request, Permission::shifts_write, {}, std::move(responder),
              [id = shiftId(shift), count](pool::Connection& connection,
                                           const staff::Principal& who) -> Result<http::Response> {
                  if (!id) return unknown_shift;
                  if (!count) return count.error();
                  auto counted = *count;
                  counted.closed_by = who.login;
                  const auto closed = store::closeShift(connection, *id, reachOf(who), counted);
                  if (!closed) return closed.error();
                  return shiftReply(200, *closed);
              });
}

}  // namespace seatlock::api
