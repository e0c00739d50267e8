// Venues, charts and planned events as JSON text. Pure; any thread.
#pragma once

#include "engine/core/jsonwriter.h"
#include "engine/seating/importing.h"
#include "engine/seating/validation.h"
#include "engine/store/chartlibrary.h"
#include "engine/store/chartsales.h"
#include "engine/store/chartswap.h"
#include "engine/store/plannedevents.h"
#include "engine/store/venuestore.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::api {

std::string renderVenue(const store::Venue& venue);

/// With the document (JSON text) as a member, unless it is empty.
std::string renderChartHead(const store::ChartHead& chart, std::string_view document = {});

std::string renderPlanned(const store::PlannedEvent& event);

/// `"findings":[…],"more":n`: members of an object, of a chart that they were found in.
std::string findingMembers(const seating::Findings& findings, const seating::Chart& chart);

/// `"events":[…]`: what keeps events from moving to a chart.
std::string lossMembers(const std::vector<store::EventLosses>& events);

/// An object with "versions" of a chart that events sell.
std::string renderChartSales(const std::vector<store::ChartSales>& versions);

/// `"problems":[…],"more":n` of a file that could not be read.
std::string problemMembers(const seating::Imported& imported);

}  // namespace seatlock::api
