#include "engine/api/doors.h"

#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/scanreplies.h"
#include "engine/api/ticketrender.h"
#include "engine/api/wholenumber.h"
#include "engine/config/bounds.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"
#include "engine/staff/secret.h"
#include "engine/store/staffsessionstore.h"
#include "engine/store/ticketstore.h"

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

constexpr int scanned_bytes_max = 8 * 1024;  // more than the largest QR code holds
constexpr int door_bytes_max = 40;
constexpr int twice_max = 200;

/// Reads one scan, and leaves it to the caller to finish the fields.
gate::Scan scanOf(Fields& fields) {
    for (const char* name : {"ticket", "event", "door", "scan"}) fields.require(name);
    gate::Scan scan;
    scan.code = fields.scanned("ticket", scanned_bytes_max).value_or("");
    scan.event = fields.text("event", 1, config::slug_bytes_max).value_or("");
    scan.door = fields.text("door", 1, door_bytes_max).value_or("");
    const auto direction = fields.text("direction", 1, 8).value_or("in");
    if (direction == "out") {
        scan.direction = tickets::Direction::out;
    } else if (direction != "in") {
        fields.fail("\"direction\" must be \"in\" or \"out\"");
    }
    if (const auto id = fields.text("scan", 1, 64)) {
        const auto bytes = core::parseUuid(*id);
        if (!bytes) fields.fail("\"scan\" must be a UUID");
        if (bytes) scan.id = store::ScanId{*bytes};
    }
    scan.at = fields.time("at");
    return scan;
}

Result<gate::Scan> parseOne(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    auto scan = scanOf(*fields);
    if (auto finished = fields->finish(); !finished) return finished.error();
    scan.at.reset();  // it is decided now, and the database says when that is
    return scan;
}

Result<std::vector<gate::Scan>> parseMany(const Request& request, std::int64_t most) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    fields->require("scans");
    auto all = fields->objects("scans", static_cast<int>(most));
    if (all && all->empty()) fields->fail("\"scans\" is empty");
    if (auto finished = fields->finish(); !finished) return finished.error();
    std::vector<gate::Scan> scans;
    for (auto& one : *all) {
        scans.push_back(scanOf(one));
        scans.back().offline = true;
        if (auto finished = one.finish(); !finished) return finished.error();
    }
    return scans;
}

/// A version that was told before; 0 without one. Errors: malformed_request.
Result<std::int64_t> sinceOf(const Request& request) {
    const auto text = request.query("since");
    if (!text) return std::int64_t{0};
    const auto version = wholeNumber<std::int64_t>(*text);
    if (version && *version >= 0) return *version;
    return {ErrorCode::malformed_request, "since must be a version told before"};
}

}  // namespace

void Doors::addRoutes(const RouteTable& add) {
    add(Method::post, "/v1/checkins", "check-in",
        [this](const Request& request, const Parameters&, Responder responder) {
            scan(request, std::move(responder));
        });
    add(
        Method::post, "/v1/checkins/batch", "check-in-batch",
        [this](const Request& request, const Parameters&, Responder responder) {
            scanMany(request, std::move(responder));
        },
        Body::document);
    add(Method::get, "/v1/staff/events/{event}/doors", "read-doors",
        [this](const Request& request, const Parameters& at, Responder responder) {
            counts(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/staff/events/{event}/revocations", "list-revocations",
        [this](const Request& request, const Parameters& at, Responder responder) {
            revocations(request, at[0], std::move(responder));
        });
}

void Doors::scan(const Request& request, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto secret = secretOf(request);
    if (!secret) return responder.send(problemOf(secret.error()));
    std::vector<gate::ScanRequest> one;
    one.push_back({*staff::secretKind(*secret), staff::secretHash(*secret), parseOne(request),
                   std::make_unique<OneScanReply>(std::move(responder))});
    check_ins_.scan(std::move(one));
}

void Doors::scanMany(const Request& request, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto secret = secretOf(request);
    if (!secret) return responder.send(problemOf(secret.error()));
    const auto kind = *staff::secretKind(*secret);
    const auto hash = staff::secretHash(*secret);
    const auto scans = parseMany(request, services_.limits.check_in_scans_max);
    std::vector<gate::ScanRequest> all;
    if (!scans) {
        all.push_back(
            {kind, hash, scans.error(), std::make_unique<OneScanReply>(std::move(responder))});
        return check_ins_.scan(std::move(all));
    }
    std::vector<std::string> ids;
    for (const auto& scan : *scans) ids.push_back(core::uuidText(scan.id.bytes));
    const auto reply = std::make_shared<ManyScans>(std::move(responder), std::move(ids));
    for (std::size_t i = 0; i < scans->size(); ++i) {
        all.push_back({kind, hash, (*scans)[i], ManyScans::replyFor(reply, i)});
    }
    check_ins_.scan(std::move(all));
}

void Doors::counts(const Request& request, std::string_view event, Responder responder) {
    desk_.run(request, Permission::checkins_write, std::string(event), std::move(responder),
              [this, slug = std::string(event)](pool::Connection& connection,
                                                const staff::Principal&) -> Result<http::Response> {
                  const auto board = services_.directory.find(slug);
                  if (!board) {
                      return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
                  }
                  const auto counted = store::countDoors(connection, board->id());
                  const auto twice = store::listLetInTwice(connection, board->id(), twice_max);
                  return http::Response::json(200, renderDoors(*board, counted, twice))
                      .with("Cache-Control", "no-store");
              });
}

void Doors::revocations(const Request& request, std::string_view event, Responder responder) {
    const auto since = sinceOf(request);
    desk_.run(
        request, Permission::checkins_write, std::string(event), std::move(responder),
        [since, slug = std::string(event)](pool::Connection& connection,
                                           const staff::Principal&) -> Result<http::Response> {
            if (!since) return since.error();
            const auto id = store::findEventId(connection, slug);
            if (!id) return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
            const auto revoked = store::revokedSince(connection, *id, *since);
            std::string out;
            core::JsonWriter json(out);
            json.beginObject()
                .field("event_id", std::to_string(id->value))
                .key("revoked")
                .beginArray();
            for (const auto ticket : revoked.tickets) json.string(std::to_string(ticket.value));
            json.endArray().field("version", std::to_string(revoked.version)).endObject();
            return http::Response::json(200, std::move(out)).with("Cache-Control", "no-store");
        });
}

}  // namespace seatlock::api
