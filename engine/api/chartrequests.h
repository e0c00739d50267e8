// What requests about charts have in common. Desk thread where there is a connection.
#pragma once

#include "engine/api/preconditions.h"
#include "engine/http/request.h"
#include "engine/http/response.h"
#include "engine/store/chartlibrary.h"

#include <optional>
#include <string>
#include <string_view>

namespace seatlock::api {

/// Errors: unknown_chart when the text names none.
core::Result<core::ChartId> chartIdOf(std::string_view text);

/// If-Match where a request may leave it out.
core::Result<std::optional<IfMatch>> optionalMatch(const http::Request& request);

/// The chart, if it is what If-Match says, where that is said. Errors: unknown_chart; those of
/// IfMatch.
core::Result<store::ChartHead> matchedChart(
    pool::Connection& connection, std::string_view chart,
    const core::Result<std::optional<IfMatch>>& match = std::optional<IfMatch>());

/// precondition_failed gets what is there now; other errors are as they are.
core::Error lostChart(pool::Connection& connection, core::ChartId chart, const core::Error& error);

http::Response chartReply(int status, const store::ChartHead& chart,
                          std::string_view document = {});

}  // namespace seatlock::api
