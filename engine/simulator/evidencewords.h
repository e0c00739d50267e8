// The words and numbers that every form of the evidence shares. Plain text, not escaped. Pure; any
// thread.
#pragma once

#include "engine/simulator/runresult.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

/// "12,345.6"
std::string numberText(double value, int digits = 0);
/// "1 seat", "2 seats": an s is added unless the count is one.
std::string countText(std::int64_t count, const std::string& noun);

/// "Seatlock", "Row locks"; the name itself when it is not known.
std::string strategyTitle(std::string_view name);
/// How it sells a seat, in a few words; may be empty.
std::string strategyManner(std::string_view name);
std::string scenarioTitle(const Scenario& scenario);
std::string findingTitle(std::string_view kind);

/// One figure of all strategies.
struct FigureRow {
    const char* label;
    const char* unit;  ///< may be empty
    const char* name;  ///< in a file
    int digits;
    bool bad;  ///< every value above zero is
    std::vector<double> values;

    std::string cell(std::size_t strategy) const;
};
std::vector<FigureRow> figureRows(const RunResult& result);

enum class Tone { good, bad, open };
struct Verdict {
    Tone tone = Tone::open;
    std::string headline;
    std::vector<std::string> sentences;
};
/// What it comes to, for somebody who runs a venue.
Verdict verdict(const RunResult& result);
/// "clean", "412 faults", "not checked".
std::string auditWord(const StrategyResult& strategy);
/// What the auditor says of one run.
std::string auditStatement(const StrategyResult& strategy);

/// Name and value of every number that the run was told.
std::vector<std::pair<std::string, std::string>> settingRows(const Scenario& scenario);
/// The command that asks for the same again, in lines.
std::vector<std::string> repeatCommand(const Scenario& scenario);

}  // namespace seatlock::simulator
