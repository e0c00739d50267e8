#include "engine/simulator/scenario.h"

#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

struct KindName {
    ScenarioKind kind;
    std::string_view text;
};
constexpr KindName kind_names[] = {{ScenarioKind::same_seat, "same-seat"},
                                   {ScenarioKind::on_sale, "on-sale"},
                                   {ScenarioKind::connection_storm, "connection-storm"},
                                   {ScenarioKind::rehearsal, "rehearsal"}};

struct StrategyName {
    Strategy strategy;
    std::string_view text;
};
constexpr StrategyName strategy_names[] = {{Strategy::naive, "naive"},
                                           {Strategy::optimistic, "optimistic"},
                                           {Strategy::for_update, "for_update"},
                                           {Strategy::nowait, "nowait"},
                                           {Strategy::advisory_lock, "advisory_lock"},
                                           {Strategy::skip_locked, "skip_locked"},
                                           {Strategy::skip_locked_batched, "skip_locked_batched"}};

struct WholeField {
    const char* name;
    std::int64_t Scenario::*value;
    std::int64_t least, most;
};
constexpr WholeField whole_fields[] = {
    // The ports that one address has to call from.
    {"buyers", &Scenario::buyers, 1, 28'000},
    {"seats", &Scenario::seats, 1, 200'000},
    {"seats_per_row", &Scenario::seats_per_row, 1, 1'000},
    {"duration_s", &Scenario::duration_s, 1, 3'600},
    {"ramp_ms", &Scenario::ramp_ms, 0, 3'600'000},
    {"group_max", &Scenario::group_max, 1, 20},  // as many as a hold may have
    {"payment_ms_max", &Scenario::payment_ms_max, 0, 3'600'000},
    {"hold_s", &Scenario::hold_s, 1, 3'600},
    {"retries_max", &Scenario::retries_max, 0, 1'000},
    {"retry_ms_max", &Scenario::retry_ms_max, 0, 3'600'000},
    {"pool_connections", &Scenario::pool_connections, 1, 1'000},
};

struct RealField {
    const char* name;
    double Scenario::*value;
    double least, most;
};
constexpr RealField real_fields[] = {
    {"row_skew", &Scenario::row_skew, 0, 10},
    {"best_available_share", &Scenario::best_available_share, 0, 1},
    {"abandon_share", &Scenario::abandon_share, 0, 1},
    {"bot_share", &Scenario::bot_share, 0, 1},
    {"bot_rate_s", &Scenario::bot_rate_s, 0.01, 1'000},
};

/// Whole numbers up to this are the same in every reader of JSON (RFC 8259 section 6).
constexpr std::int64_t seed_max = (std::int64_t{1} << 53) - 1;

core::Error wrong(std::string_view name, const std::string& what) {
    return {ErrorCode::configuration, std::string(name) + " must be " + what, {}, 0};
}

std::string digits(double value) {
    return QString::number(value, 'g', 6).toStdString();
}

QLatin1String latin(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// False: it is there, and no whole number.
bool readWhole(const QJsonObject& json, const char* name, std::int64_t& out) {
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined()) return true;
    // Two defaults tell a whole number from all else.
    out = value.toInteger(0);
    return value.isDouble() && (out != 0 || value.toInteger(1) == 0);
}

Result<Done> readNumbers(const QJsonObject& json, Scenario& out) {
    for (const WholeField& field : whole_fields) {
        if (!readWhole(json, field.name, out.*field.value)) {
            return wrong(field.name, "a whole number");
        }
    }
    for (const RealField& field : real_fields) {
        const QJsonValue value = json.value(QLatin1String(field.name));
        if (value.isUndefined()) continue;
        if (!value.isDouble()) return wrong(field.name, "a number");
        out.*field.value = value.toDouble();
    }
    auto seed = static_cast<std::int64_t>(out.seed);
    if (!readWhole(json, "seed", seed) || seed < 0) return wrong("seed", "a whole number from 0");
    out.seed = static_cast<std::uint64_t>(seed);
    return Done{};
}

}  // namespace

std::string_view name(ScenarioKind kind) {
    const auto* const at = std::ranges::find(kind_names, kind, &KindName::kind);
    return at == std::end(kind_names) ? std::string_view{} : at->text;
}

std::optional<ScenarioKind> scenarioKindOf(std::string_view name) {
    const auto* const at = std::ranges::find(kind_names, name, &KindName::text);
    if (at == std::end(kind_names)) return std::nullopt;
    return at->kind;
}

std::string_view name(Strategy strategy) {
    const auto* const at = std::ranges::find(strategy_names, strategy, &StrategyName::strategy);
    return at == std::end(strategy_names) ? std::string_view{} : at->text;
}

std::optional<Strategy> strategyOf(std::string_view name) {
    const auto* const at = std::ranges::find(strategy_names, name, &StrategyName::text);
    if (at == std::end(strategy_names)) return std::nullopt;
    return at->strategy;
}

const std::vector<Strategy>& allStrategies() {
    static const std::vector<Strategy> all = [] {
        std::vector<Strategy> out;
        for (const StrategyName& entry : strategy_names) out.push_back(entry.strategy);
        return out;
    }();
    return all;
}

Scenario defaults(ScenarioKind kind) {
    Scenario out;
    out.kind = kind;
    switch (kind) {
        case ScenarioKind::same_seat:
            out.strategies = allStrategies();
            out.buyers = 50;
            out.seats = 50;
            out.duration_s = 10;
            out.ramp_ms = 0;
            out.group_max = 1;
            out.best_available_share = out.abandon_share = out.bot_share = 0;
            out.payment_ms_max = 500;
            out.retries_max = 0;
            break;
        case ScenarioKind::on_sale:
            out.strategies = allStrategies();
            out.buyers = 10'000;  // more than there are seats, faster than one by one can sell
            out.ramp_ms = 250;
            break;
        case ScenarioKind::connection_storm:
            // The pool is what is looked at, so seats must not run out: nobody pays.
            out.strategies = {Strategy::skip_locked};
            out.buyers = 1'000;
            out.seats = 50'000;
            out.duration_s = 10;
            out.row_skew = 0;
            out.group_max = 1;
            out.best_available_share = out.bot_share = 0;
            out.abandon_share = 1;
            break;
        case ScenarioKind::rehearsal:
            out.strategies = {Strategy::skip_locked_batched};
            out.duration_s = 60;
            break;
    }
    return out;
}

Result<Done> check(const Scenario& scenario) {
    for (const WholeField& field : whole_fields) {
        const auto value = scenario.*field.value;
        if (value >= field.least && value <= field.most) continue;
        return wrong(field.name, "from " + std::to_string(field.least) + " to " +
                                     std::to_string(field.most) + ", not " + std::to_string(value));
    }
    for (const RealField& field : real_fields) {
        const auto value = scenario.*field.value;
        if (value >= field.least && value <= field.most) continue;  // never true of a NaN
        return wrong(field.name, "from " + digits(field.least) + " to " + digits(field.most) +
                                     ", not " + digits(value));
    }
    if (scenario.seed > static_cast<std::uint64_t>(seed_max)) {
        return wrong("seed", "from 0 to " + std::to_string(seed_max) + ", not " +
                                 std::to_string(scenario.seed));
    }
    auto strategies = scenario.strategies;
    std::ranges::sort(strategies);
    if (std::ranges::adjacent_find(strategies) != strategies.end()) {
        return wrong("strategies", "named once each");
    }
    const bool compares =
        scenario.kind == ScenarioKind::same_seat || scenario.kind == ScenarioKind::on_sale;
    if (compares && strategies.empty()) return wrong("strategies", "one at least");
    if (scenario.kind == ScenarioKind::rehearsal && scenario.event.empty()) {
        return wrong("event", "the name of the event to rehearse");
    }
    return Done{};
}

std::string toJson(const Scenario& scenario) {
    QJsonArray strategies;
    for (const Strategy strategy : scenario.strategies) strategies.append(qt(name(strategy)));
    QJsonObject json{{latin("kind"), qt(name(scenario.kind))},
                     {latin("strategies"), strategies},
                     {latin("event"), qt(scenario.event)},
                     {latin("seed"), static_cast<qint64>(scenario.seed)}};
    for (const WholeField& field : whole_fields) {
        json.insert(QLatin1String(field.name), static_cast<qint64>(scenario.*field.value));
    }
    for (const RealField& field : real_fields) {
        json.insert(QLatin1String(field.name), scenario.*field.value);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

Result<Scenario> scenarioOf(std::string_view text) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (!document.isObject()) {
        return {ErrorCode::configuration,
                "a scenario is one JSON object: " + error.errorString().toStdString()};
    }
    const QJsonObject json = document.object();
    const auto kind = scenarioKindOf(json.value(QLatin1String("kind")).toString().toStdString());
    if (!kind) {
        return wrong("kind", "same-seat, on-sale, connection-storm or rehearsal");
    }
    Scenario out;
    out.kind = *kind;
    out.event = json.value(QLatin1String("event")).toString().toStdString();
    const auto strategies = json.value(QLatin1String("strategies"));
    if (!strategies.isUndefined() && !strategies.isArray()) return wrong("strategies", "a list");
    for (const auto& entry : strategies.toArray()) {
        const std::string given = entry.toString().toStdString();
        const auto strategy = strategyOf(given);
        if (!strategy) {
            return {ErrorCode::configuration, "there is no strategy \"" + given + "\""};
        }
        out.strategies.push_back(*strategy);
    }
    if (auto read = readNumbers(json, out); !read) return read.error();
    return out;
}

}  // namespace seatlock::simulator
