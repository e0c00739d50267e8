#include "tests/ui/simulatorscenario.h"

#include <cmath>

namespace seatlock::tests {

using namespace seatlock::ui::simulator;

namespace {

using seatlock::simulator::allStrategies;

constexpr double interval_s = 0.25;

RunSample sampleOf(std::size_t strategy, int number, int reports) {
    const bool naive = strategy == 0;
    const double wave = 1 + 0.2 * std::sin(number * 0.7);
    const double rate = (700 + 500 * static_cast<double>(strategy)) * wave;
    RunSample out;
    out.at_s = (number + 1) * interval_s;
    out.seconds = interval_s;
    out.buyers = 2'000;
    out.refused = std::llround(rate * interval_s * number / reports);
    out.ok = std::llround(rate * interval_s) - out.refused;
    out.unavailable = naive ? 0 : 2;
    out.double_bookings = naive ? number : 0;
    out.p50_ms = 9000 / rate * wave;
    out.p99_ms = 60'000 / rate * wave * wave;
    out.db_connections = strategy == 6 ? 8 : 20;
    out.rss_kb = 60'000;
    return out;
}

StrategyResult resultOf(Strategy strategy) {
    const auto place = static_cast<std::size_t>(strategy);
    const bool naive = strategy == Strategy::naive;
    StrategyResult out;
    out.name = std::string(seatlock::simulator::name(strategy));
    out.seconds = 12.5;
    out.requests = 8'750 + 6'250 * static_cast<std::int64_t>(place);
    out.requests_per_s = static_cast<double>(out.requests) / out.seconds;
    out.seats_per_s = 400 + 130 * static_cast<double>(place);
    out.seats_sold = 5'000;
    out.double_bookings = naive ? 384 : 0;
    out.double_booking_rate = naive ? 0.0768 : 0;
    out.latency_ms = {9.1 / (1 + static_cast<double>(place)), 31, 88, 412};
    out.engine_rss_kb_max = 61'440;
    out.db_connections_max = strategy == Strategy::skip_locked_batched ? 8 : 20;
    out.fairness = {0.041, 0.02, 0.11};
    out.answers = {{"201", 4'000}, {"seat-unavailable", 4'750}};
    out.audit.done = true;
    out.audit.double_bookings = out.double_bookings;
    if (naive) {
        out.audit.findings = {{"double-booking",
                               "Seat 3-17 was held by buyer 112 (hold kq7…) and buyer 1,204 (hold "
                               "p02…) at one time"},
                              {"double-booking", "Seat 1-2 was held by buyers 9 and 77"}};
    }
    for (int i = 0; i < 50; ++i) out.samples.push_back(sampleOf(place, i, 50));
    out.raw_log = "fifty";
    out.raw_log_sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    return out;
}

}  // namespace

void ScriptedSimulation::plan(std::int64_t seats, std::int64_t seats_per_row) {
    SeatingPlan made;
    core::SeatNo next = 0;
    for (int row = 1; next < seats; ++row) {
        auto& last = made.rows.emplace_back();
        last.first = next;
        for (int i = 1; i <= seats_per_row && next < seats; ++i, ++next) {
            last.labels.push_back(std::to_string(row) + "-" + std::to_string(i));
        }
    }
    Q_EMIT planned(made);
}

SimulationProgress madeProgress(std::size_t strategy, int number, int reports, std::int64_t seats) {
    SimulationProgress out;
    out.stage = SimulationProgress::Stage::selling;
    out.strategy = strategy;
    out.name = std::string(seatlock::simulator::name(allStrategies()[strategy]));
    out.share = static_cast<double>(number + 1) / reports;
    out.sample = sampleOf(strategy, number, reports);
    const auto from = seats * number / reports;
    const auto to = seats * (number + 1) / reports;
    for (auto seat = from; seat < to; ++seat) {
        // Not in order: rows fill from the best, with holes.
        const auto place = static_cast<core::SeatNo>(seat / 7 * 7 + (seat * 3) % 7);
        if (place >= seats) continue;
        out.given.push_back(place);
        if (strategy == 0 && seat % 13 == 0) out.twice.push_back(place);
    }
    out.total_ok = 50L * (number + 1);
    out.total_refused = 30L * number;
    out.total_unavailable = strategy == 0 ? 0 : 2L * number;
    out.total_requests = out.total_ok + out.total_refused + out.total_unavailable;
    return out;
}

RunResult madeResult(ScenarioKind kind, const std::vector<Strategy>& strategies) {
    RunResult out;
    out.id = "20261129-124501-" + std::string(seatlock::simulator::name(kind));
    out.scenario = seatlock::simulator::defaults(kind);
    out.scenario.strategies = strategies;
    out.setting = {"2 x AMD EPYC, 24 GiB, Linux 6.1", "0.1.0", "15.8", "2026-11-29T12:45:01Z"};
    for (const Strategy strategy : strategies) out.strategies.push_back(resultOf(strategy));
    out.faults = {"12.3 s: a database connection was killed"};
    return out;
}

}  // namespace seatlock::tests
