// What the buyers' process is told to do, and what it tells: JSON on its standard input and
// output. Plain values; one thread.
#pragma once

#include "engine/core/result.h"
#include "engine/simulator/connectionswarm.h"
#include "engine/simulator/crowdreport.h"
#include "engine/simulator/scenario.h"

#include <atomic>
#include <string>
#include <string_view>

namespace seatlock::simulator {

struct BuyersJob {
    std::string url;
    std::string event;
    std::string plan_file;  ///< a SeatingPlan in JSON
    std::string log;        ///< of outcomes; made anew
    Scenario scenario;
};

/// {"url", "event", "plan_file", "log", "scenario"}. Errors: configuration.
core::Result<BuyersJob> buyersJobOf(std::string_view json);
std::string toJson(const BuyersJob& job);

struct BuyersDone {
    CrowdTotals totals;
    SwarmTotals swarm;
};

/// Connects all buyers, sells, and ends the log. Errors: configuration (address, plan, log, file
/// descriptors), overloaded (nobody could connect).
core::Result<BuyersDone> runBuyers(const BuyersJob& job, const std::atomic<bool>& stop,
                                   CrowdObserver& observer);

/// One JSON object each, with a line end.
std::string connectingLine(std::int64_t connected);
std::string sellingLine(const CrowdReport& report);
std::string doneLine(const BuyersDone& done);

}  // namespace seatlock::simulator
