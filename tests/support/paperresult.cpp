#include "tests/support/paperresult.h"

#include <cmath>

namespace seatlock::tests {

using simulator::RunResult;
using simulator::RunSample;
using simulator::StrategyResult;

namespace {

/// How fast each is, in seats a second.
double pace(simulator::Strategy strategy) {
    static constexpr double paces[] = {900, 850, 400, 700, 150, 800, 6500};
    return paces[static_cast<std::size_t>(strategy)];
}

RunSample sample(double at_s, double pace, double left) {
    RunSample out;
    out.at_s = at_s;
    out.seconds = 0.5;
    out.buyers = static_cast<std::int64_t>(2000 * std::min(1.0, at_s));
    out.ok = static_cast<std::int64_t>(std::min(pace / 4, left));
    out.refused = static_cast<std::int64_t>(pace * (1 + std::sin(at_s)) / 4);
    out.unavailable = at_s > 2 && at_s < 3 ? 120 : 0;
    out.other = at_s > 3 && at_s < 4 ? 3 : 0;
    out.unknown = at_s > 4 && at_s < 5 ? 2 : 0;
    out.p50_ms = 9000 / pace;
    out.p99_ms = 90'000 / pace * (1 + 0.3 * std::cos(at_s * 2));
    out.db_connections = 20 + static_cast<std::int64_t>(at_s) % 2;
    out.rss_kb = 30'000 + static_cast<std::int64_t>(at_s * 100);
    return out;
}

StrategyResult strategyResult(simulator::Strategy strategy) {
    StrategyResult out;
    const double speed = pace(strategy);
    out.name = simulator::name(strategy);
    out.seconds = std::min(20.0, 2 + 5000 / speed);
    double left = 5000;
    for (double at = 0.5; at <= out.seconds; at += 0.5) {
        out.samples.push_back(sample(at, speed, left));
        left -= static_cast<double>(out.samples.back().ok);
        out.requests += out.samples.back().ok + out.samples.back().refused;
    }
    out.requests_per_s = static_cast<double>(out.requests) / out.seconds;
    out.seats_per_s = speed;
    out.seats_sold = 4903;
    out.latency_ms = {9000 / speed, 40'000 / speed, 90'000 / speed, 200'000 / speed};
    out.engine_rss_kb_max = 31'999;
    out.db_connections_max = 21;
    out.errors = 5;
    out.fairness = {0.04 + 10 / speed / 3, 0.02, 0.11};
    out.answers = {{"201", 2500}, {"seat-unavailable", 3100}, {"unknown", 4}};
    out.audit.done = true;
    out.audit.unknown = 4;
    out.audit.unknown_booked = 1;
    out.raw_log = "/var/lib/seatlock/simulator/20261129-124501-on-sale/" + out.name + ".csv";
    out.raw_log_sha256 = std::string(63, 'a') + static_cast<char>('0' + static_cast<int>(strategy));
    return out;
}

}  // namespace

RunResult paperResult() {
    RunResult result;
    result.id = "20261129-124501-on-sale";
    result.scenario.kind = simulator::ScenarioKind::on_sale;
    result.scenario.strategies = simulator::allStrategies();
    result.scenario.seed = 20'261'129;
    result.setting = {"2 x AMD EPYC, 24 GiB, Linux 6.1", "0.1.0", "15.14", "2026-11-29T12:45:01Z"};
    result.faults = {"12.3 s: a database connection was killed"};
    for (const auto strategy : result.scenario.strategies) {
        result.strategies.push_back(strategyResult(strategy));
    }
    StrategyResult& naive = result.strategies.front();
    naive.double_bookings = naive.audit.double_bookings = 412;
    naive.double_booking_rate = 412.0 / 4903;
    for (std::size_t i = 0; i < naive.samples.size(); ++i) {
        naive.samples[i].double_bookings = std::min<std::int64_t>(412, 40 * (i + 1));
    }
    naive.audit.findings = {
        {"double-booking",
         "Seat 1-7 had two owners at one time: buyer 17 with hold AAAAAAAAAAEBkDZ6 from "
         "2026-11-29T12:45:03.123Z, and buyer 45 with hold AAAAAAAAAAEBkDZ7 from "
         "2026-11-29T12:45:03.127Z."},
        {"double-booking",
         "Seat 1-8 had two owners at one time: buyer 17 with hold AAAAAAAAAAEBkDZ6 from "
         "2026-11-29T12:45:03.123Z, and buyer 46 with hold AAAAAAAAAAEBkDZ8 from "
         "2026-11-29T12:45:03.128Z."}};
    return result;
}

std::pair<RunResult, std::vector<simulator::Timeline>> paperSameSeat() {
    RunResult result = paperResult();
    result.id = "20261129-125501-same-seat";
    result.scenario.kind = simulator::ScenarioKind::same_seat;
    result.scenario.buyers = 80;
    result.scenario.seats = 1;
    result.faults.clear();
    result.strategies = {result.strategies.front(), result.strategies.back()};
    std::vector<simulator::Timeline> timelines;
    for (StrategyResult& strategy : result.strategies) {
        const bool naive = strategy.name == "naive";
        strategy.samples.clear();
        strategy.seats_sold = 1;
        strategy.double_bookings = strategy.audit.double_bookings = naive ? 1 : 0;
        strategy.double_booking_rate = naive ? 1 : 0;
        strategy.audit.findings.resize(naive ? 1 : 0);
        timelines.push_back({strategy.name, {}});
        for (int buyer = 0; buyer < 80; ++buyer) {
            simulator::Outcome outcome;
            outcome.buyer = buyer;
            const bool won = naive ? buyer == 3 || buyer == 5 || buyer == 70 : buyer == 2;
            outcome.end = won ? simulator::Outcome::End::ok : simulator::Outcome::End::refused;
            outcome.status = won ? 201 : 409;
            outcome.problem = won ? "" : "seat-unavailable";
            outcome.sent = 40 * buyer;
            outcome.answered = 9000 + (naive ? 700 : 60) * ((buyer * 37) % 80);
            outcome.seats = {0};
            outcome.quantity = 1;
            if (won) outcome.hold = "AAAAAAAAAAEBkDZ6" + std::to_string(1000 + buyer);
            timelines.back().outcomes.push_back(outcome);
        }
    }
    return {result, timelines};
}

}  // namespace seatlock::tests
