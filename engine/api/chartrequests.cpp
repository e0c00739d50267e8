#include "engine/api/chartrequests.h"

#include "engine/api/planrender.h"
#include "engine/api/wholenumber.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<core::ChartId> chartIdOf(std::string_view text) {
    const auto number = wholeNumber<std::int64_t>(text);
    if (number && *number > 0) return core::ChartId{*number};
    return {ErrorCode::unknown_chart, "there is no such chart"};
}

Result<std::optional<IfMatch>> optionalMatch(const http::Request& request) {
    if (!request.header("if-match")) return std::optional<IfMatch>();
    const auto match = IfMatch::of(request);
    if (!match) return match.error();
    return std::optional(*match);
}

Result<store::ChartHead> matchedChart(pool::Connection& connection, std::string_view chart,
                                      const Result<std::optional<IfMatch>>& match) {
    const auto id = chartIdOf(chart);
    if (!id) return id.error();
    const auto head = store::findChart(connection, *id);
    if (!head) return {ErrorCode::unknown_chart, "there is no such chart"};
    if (!match) return match.error();
    if (match.value()) {
        const auto good = match.value()->check(head->revision, renderChartHead(*head));
        if (!good) return good.error();
    }
    return *head;
}

Error lostChart(pool::Connection& connection, core::ChartId chart, const Error& error) {
    if (error.code != ErrorCode::precondition_failed) return error;
    const auto now = store::findChart(connection, chart);
    return changedMeanwhile(now ? renderChartHead(*now) : std::string());
}

http::Response chartReply(int status, const store::ChartHead& chart, std::string_view document) {
    auto reply = http::Response::json(status, renderChartHead(chart, document))
                     .with("ETag", revisionTag(chart.revision))
                     .with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", "/v1/charts/" + std::to_string(chart.id.value));
    return reply;
}

}  // namespace seatlock::api
