#include "engine/simulator/timelines.h"

#include "engine/simulator/outcomelog.h"

#include <utility>

namespace seatlock::simulator {

std::vector<Timeline> readTimelines(const RunResult& result) {
    std::vector<Timeline> out;
    if (result.scenario.kind != ScenarioKind::same_seat ||
        result.scenario.buyers > timeline_buyers_max) {
        return out;
    }
    for (const auto& strategy : result.strategies) {
        Timeline line{strategy.name, {}};
        const auto read = readOutcomes(strategy.raw_log, [&line](Outcome&& outcome) {
            if (outcome.kind == Outcome::Kind::hold) line.outcomes.push_back(std::move(outcome));
        });
        if (read && !line.outcomes.empty()) out.push_back(std::move(line));
    }
    return out;
}

}  // namespace seatlock::simulator
