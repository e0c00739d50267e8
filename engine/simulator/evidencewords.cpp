#include "engine/simulator/evidencewords.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <span>

namespace seatlock::simulator {

namespace {

struct Naming {
    std::string_view name;
    const char* title;
    const char* manner;
};

constexpr Naming strategies[] = {
    {"naive", "Naive", "looks, then takes, with no lock"},
    {"optimistic", "Optimistic", "takes only what has not changed since it looked"},
    {"for_update", "Row locks", "waits for each seat's lock"},
    {"nowait", "No-wait locks", "gives up where a seat is locked"},
    {"advisory_lock", "One lock", "one buyer at a time for the whole event"},
    {"skip_locked", "Skip locked", "passes over locked seats, one buyer a transaction"},
    {"skip_locked_batched", "Seatlock", "this engine: skips locked seats, many buyers at once"},
    {"connection_per_request", "A connection each", "a database connection for every request"},
    {"pool", "Pool", "a few connections, shared"},
    {"pool_pgbouncer", "Pool and PgBouncer", "a few connections, shared behind a pooler"},
};

constexpr Naming findings[] = {
    {"double-booking", "Double booking", ""},      {"lost-confirmation", "Lost confirmation", ""},
    {"orphan-hold", "Hold nobody asked for", ""},  {"ledger", "Seat and ledger disagree", ""},
    {"payment", "Payment and seats disagree", ""},
};

const Naming* find(std::span<const Naming> table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Naming::name);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::string numberText(double value, int digits) {
    if (!std::isfinite(value)) return "–";
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, std::clamp(value, -1e15, 1e15));
    std::string out = text;
    const auto point = std::min(out.find('.'), out.size());
    const std::size_t first = out[0] == '-' ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) out.insert(at -= 3, ",");
    return out;
}

std::string countText(std::int64_t count, const std::string& noun) {
    return numberText(static_cast<double>(count)) + " " + noun + (count == 1 ? "" : "s");
}

std::string strategyTitle(std::string_view name) {
    const auto* found = find(strategies, name);
    return found ? found->title : std::string(name);
}

std::string strategyManner(std::string_view name) {
    const auto* found = find(strategies, name);
    return found ? found->manner : "";
}

std::string findingTitle(std::string_view kind) {
    const auto* found = find(findings, kind);
    return found ? found->title : std::string(kind);
}

std::string scenarioTitle(const Scenario& scenario) {
    switch (scenario.kind) {
        case ScenarioKind::same_seat:
            return "One seat, everybody at once";
        case ScenarioKind::on_sale:
            return "The on-sale";
        case ScenarioKind::connection_storm:
            return "Connection storm";
        case ScenarioKind::rehearsal:
            return "Rehearsal of " + scenario.event;
    }
    return "Simulation";
}

std::string FigureRow::cell(std::size_t strategy) const {
    return numberText(values[strategy], digits);
}

std::vector<FigureRow> figureRows(const RunResult& result) {
    std::vector<FigureRow> out;
    const auto add = [&](const char* label, const char* unit, const char* name, int digits,
                         bool bad, auto value) {
        out.push_back({label, unit, name, digits, bad, {}});
        for (const StrategyResult& of : result.strategies) {
            out.back().values.push_back(static_cast<double>(value(of)));
        }
    };
    using S = const StrategyResult&;
    add("Requests a second", "", "requests_per_s", 0, false, [](S s) { return s.requests_per_s; });
    add("Seats a second", "", "seats_per_s", 0, false, [](S s) { return s.seats_per_s; });
    add("Seats held or sold", "", "seats_sold", 0, false, [](S s) { return s.seats_sold; });
    add("Double bookings", "", "double_bookings", 0, true, [](S s) { return s.double_bookings; });
    add("of the seats sold", "%", "double_booking_percent", 2, true,
        [](S s) { return s.double_booking_rate * 100; });
    add("Wait, half of buyers within", "ms", "p50_ms", 1, false,
        [](S s) { return s.latency_ms.p50; });
    add("95 of 100 within", "ms", "p95_ms", 1, false, [](S s) { return s.latency_ms.p95; });
    add("99 of 100 within", "ms", "p99_ms", 1, false, [](S s) { return s.latency_ms.p99; });
    add("Longest wait", "ms", "max_ms", 1, false, [](S s) { return s.latency_ms.max; });
    add("Peak memory of the server", "MiB", "engine_rss_mb_max", 1, false,
        [](S s) { return static_cast<double>(s.engine_rss_kb_max) / 1024; });
    add("Peak database connections", "", "db_connections_max", 0, false,
        [](S s) { return s.db_connections_max; });
    add("Errors", "", "errors", 0, false, [](S s) { return s.errors; });
    add("Out of order (0 none, 0.33 chance)", "", "order_distance", 3, false,
        [](S s) { return s.fairness.order_distance; });
    add("Bots among buyers", "%", "bot_buyers_percent", 1, false,
        [](S s) { return s.fairness.bot_buyers_share * 100; });
    add("Seats that bots got", "%", "bot_seats_percent", 1, false,
        [](S s) { return s.fairness.bot_seats_share * 100; });
    return out;
}

std::vector<std::pair<std::string, std::string>> settingRows(const Scenario& scenario) {
    const auto whole = [](std::int64_t value) { return std::to_string(value); };
    const auto real = [](double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.6g", value);
        return std::string(text);
    };
    std::string names;
    for (const Strategy strategy : scenario.strategies) {
        names += (names.empty() ? "" : ",") + std::string(name(strategy));
    }
    std::vector<std::pair<std::string, std::string>> out{{"seed", std::to_string(scenario.seed)},
                                                         {"strategy", names}};
    if (!scenario.event.empty()) out.emplace_back("event", scenario.event);
    const std::pair<const char*, std::string> numbers[] = {
        {"buyers", whole(scenario.buyers)},
        {"seats", whole(scenario.seats)},
        {"seats-per-row", whole(scenario.seats_per_row)},
        {"duration", whole(scenario.duration_s)},
        {"ramp-ms", whole(scenario.ramp_ms)},
        {"row-skew", real(scenario.row_skew)},
        {"group-max", whole(scenario.group_max)},
        {"best-available-share", real(scenario.best_available_share)},
        {"abandon-share", real(scenario.abandon_share)},
        {"payment-ms-max", whole(scenario.payment_ms_max)},
        {"hold-s", whole(scenario.hold_s)},
        {"retries-max", whole(scenario.retries_max)},
        {"retry-ms-max", whole(scenario.retry_ms_max)},
        {"bot-share", real(scenario.bot_share)},
        {"bot-rate-s", real(scenario.bot_rate_s)},
        {"pool-connections", whole(scenario.pool_connections)},
    };
    out.insert(out.end(), std::begin(numbers), std::end(numbers));
    return out;
}

std::vector<std::string> repeatCommand(const Scenario& scenario) {
    std::vector<std::string> out{"seatlockd simulate --scenario " +
                                 std::string(name(scenario.kind))};
    for (const auto& [option, value] : settingRows(scenario)) {
        if (option == "strategy" && value.empty()) continue;
        const std::string part = " --" + option + " " + value;
        if (out.back().size() + part.size() > 76) {
            out.back() += " \\";
            out.emplace_back("   ");
        }
        out.back() += part;
    }
    return out;
}

}  // namespace seatlock::simulator
