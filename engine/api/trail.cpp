#include "engine/api/trail.h"

#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/staffrender.h"
#include "engine/core/token.h"
#include "engine/store/trailstore.h"

#include <QDateTime>

namespace seatlock::api {

using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 100;

/// A moment (RFC 3339, with its zone). Errors: malformed_request.
Result<std::optional<core::Micros>> moment(const Request& request, const char* name) {
    const auto text = request.query(name);
    if (!text) return std::optional<core::Micros>();
    const auto time = QDateTime::fromString(
        QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime) {
        return {ErrorCode::malformed_request, std::string(name) +
                                                  " must be a moment like "
                                                  "2026-11-24T18:20:34Z"};
    }
    return std::optional<core::Micros>(time.toMSecsSinceEpoch() * 1000);
}

std::optional<std::string> textOf(const Request& request, const char* name) {
    const auto value = request.query(name);
    if (!value || value->empty()) return std::nullopt;
    return std::string(*value);
}

Result<store::TrailQuery> parse(const Request& request) {
    store::TrailQuery query;
    const auto limit = pageLimit(request, page_max);
    if (!limit) return limit.error();
    query.limit = *limit + 1;
    query.login = textOf(request, "login");
    query.action = textOf(request, "action");
    query.event = textOf(request, "event");
    query.resource = textOf(request, "resource");
    const auto from = moment(request, "from");
    if (!from) return from.error();
    const auto to = moment(request, "to");
    if (!to) return to.error();
    query.from = *from;
    query.to = *to;
    const auto cursor = uuidCursor(request);
    if (!cursor) return cursor.error();
    if (*cursor) query.before = staff::EntryId{**cursor};
    return query;
}

}  // namespace

void Trail::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/audit-trail", "read-audit-trail",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
}

void Trail::list(const Request& request, Responder responder) {
    const auto query = parse(request);
    if (!query) return responder.send(problemOf(query.error()));
    desk_.run(request, Permission::audit_read, {}, std::move(responder),
              [query = *query](pool::Connection& connection,
                               const staff::Principal&) -> Result<http::Response> {
                  return pageReply("entries", store::readTrail(connection, query), query.limit - 1,
                                   renderTrailEntry, [](const auto& entry) {
                                       return core::uuidText(entry.id.bytes);
                                   });
              });
}

}  // namespace seatlock::api
