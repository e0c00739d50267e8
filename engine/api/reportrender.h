// The figures of an event as JSON, and each of their tables as CSV (RFC 4180). Pure; any thread.
#pragma once

#include "engine/store/salereport.h"

#include <optional>
#include <string>
#include <string_view>

namespace seatlock::api {

/// `other`: the event to compare with; null: none.
std::string renderReport(const store::SaleReport& report, const store::SaleReport* other);

/// "summary", "days", "sections", "categories", "channels", "prices", "holds", "refusals" or
/// "curve". Nothing: there is no such table. Money is in minor units, as the headings say. A text
/// that a spreadsheet would take for a formula is led by an apostrophe.
std::optional<std::string> renderReportCsv(const store::SaleReport& report, std::string_view table);

}  // namespace seatlock::api
