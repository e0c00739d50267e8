// What is said of scenarios, strategies and runs, in words. Pure; the UI thread.
#pragma once

#include "ui/simulator/terms.h"
#include "ui/style/tonedlabel.h"

#include <string>

#include <QString>

namespace seatlock::ui::simulator {

QString titleOf(ScenarioKind kind);
/// One sentence.
QString meaningOf(ScenarioKind kind);

/// "Naive"; of a strategy or a phase as StrategyResult names it.
QString titleOfStrategy(const std::string& name);
QString meaningOf(Strategy strategy);

QString titleOf(Fault fault);
QString meaningOf(Fault fault);

/// "Selling – Optimistic (2 of 7)".
QString stageText(const SimulationProgress& progress, std::size_t strategies);

struct Verdict {
    style::Tone tone = style::Tone::muted;
    QString text;
};
/// The auditor's, over all strategies.
Verdict verdictOf(const RunResult& result);

/// "29 Nov 2026, 12:45:01", in this computer's time zone.
QString startedText(const RunResult& result);
/// "On-sale, 29 Nov 2026, 12:45:01".
QString headingOf(const RunResult& result);
/// "double booking"; of Finding::kind.
QString findingKind(const std::string& kind);

}  // namespace seatlock::ui::simulator
