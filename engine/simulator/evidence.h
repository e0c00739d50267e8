// A simulation's result for people: a document to hand on, a table for a spreadsheet, a table for
// a terminal. Pure; any thread.
#pragma once

#include "engine/simulator/outcome.h"
#include "engine/simulator/runresult.h"

#include <string>
#include <vector>

namespace seatlock::simulator {

/// The requests of one strategy's run of few, for who came when and who won.
struct Timeline {
    std::string strategy;  ///< as StrategyResult::name
    std::vector<Outcome> outcomes;
};

/// One HTML file that needs no other: no scripts, nothing to load, light and dark, printable.
/// Of a timeline at most timeline_rows_max requests are shown, the winners among them.
std::string htmlReport(const RunResult& result, const std::vector<Timeline>& timelines = {});
constexpr std::size_t timeline_rows_max = 30;

/// One table (RFC 4180): a line a strategy, `record` "summary", and a line a sample, "sample";
/// fields of the other kind are empty.
std::string csvReport(const RunResult& result);

/// For a terminal of 100 columns.
std::string textReport(const RunResult& result);

}  // namespace seatlock::simulator
