#include "engine/api/reports.h"

#include "engine/api/reportrender.h"
#include "engine/api/staffevent.h"
#include "engine/store/salereportstore.h"
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

struct Wish {
    std::string event;
    std::string compare;  ///< slug; empty: none
    std::string format;
    std::string table;
};

/// The event to compare with: one that `who` may read reports of. Errors: forbidden,
/// unknown_event.
Result<core::EventId> comparable(pool::Connection& connection, const std::string& slug,
                                 const staff::Principal& who) {
    const auto id = store::findEventId(connection, slug);
    if (who.events && !(id && who.reaches(*id))) {
        return {ErrorCode::forbidden, "your rights do not extend to the event to compare with"};
    }
    if (!id) return {ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
    return *id;
}

Result<http::Response> reply(pool::Connection& connection, const Wish& wish,
                             const staff::Principal& who) {
    const auto id = staffEvent(connection, wish.event);
    if (!id) return id.error();
    const auto report = store::readSaleReport(connection, *id);
    if (!report) return {ErrorCode::unknown_event, "the event has just gone"};
    if (wish.format == "csv") {
        auto text = renderReportCsv(*report, wish.table);
        if (!text) {
            return {ErrorCode::malformed_request,
                    "table must be summary, days, sections, categories, channels, prices, holds, "
                    "refusals or curve"};
        }
        return http::Response(200, http::type_csv, std::move(*text))
            .with("Cache-Control", "no-store")
            .with("Content-Disposition",
                  "attachment; filename=\"" + wish.event + "-" + wish.table + ".csv\"");
    }
    std::optional<store::SaleReport> other;
    if (!wish.compare.empty()) {
        const auto other_id = comparable(connection, wish.compare, who);
        if (!other_id) return other_id.error();
        other = store::readSaleReport(connection, *other_id);
    }
    return http::Response::json(200, renderReport(*report, other ? &*other : nullptr))
        .with("Cache-Control", "no-store");
}

}  // namespace

void Reports::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/staff/events/{event}/report", "read-report",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
}

void Reports::read(const Request& request, std::string_view event, Responder responder) {
    Wish wish;
    wish.event = event;
    wish.compare = request.query("compare").value_or("");
    wish.format = request.query("format").value_or("json");
    wish.table = request.query("table").value_or("summary");
    desk_.run(request, Permission::reports_read, wish.event, std::move(responder),
              [wish](pool::Connection& connection,
                     const staff::Principal& who) -> Result<http::Response> {
                  if (wish.format != "json" && wish.format != "csv") {
                      return {ErrorCode::malformed_request, "format must be json or csv"};
                  }
                  return reply(connection, wish, who);
              });
}

}  // namespace seatlock::api
