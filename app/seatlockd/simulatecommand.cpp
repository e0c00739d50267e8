#include "app/seatlockd/simulatecommand.h"

#include "app/common/optionparser.h"
#include "app/seatlockd/arguments.h"
#include "app/seatlockd/databaseaccess.h"
#include "app/seatlockd/stopflag.h"
#include "engine/cluster/datadirectory.h"
#include "engine/simulator/evidence.h"
#include "engine/simulator/simulation.h"
#include "engine/simulator/timelines.h"

#include <cstdio>
#include <optional>

#include <QCoreApplication>
#include <QSaveFile>

namespace seatlock::app {

using simulator::PlannedFault;
using simulator::Scenario;
using simulator::SimulationProgress;

namespace {

constexpr double most_number = 1e9;  // simulator::check() knows each one's range
constexpr std::size_t faults_max = 16;

struct WholeOption {
    const char* name;
    std::int64_t Scenario::*member;
    const char* meaning;
};
constexpr WholeOption whole_options[] = {
    {"buyers", &Scenario::buyers, "Buyers, each with a connection of its own."},
    {"seats", &Scenario::seats, "Seats on sale."},
    {"seats-per-row", &Scenario::seats_per_row, "Seats in a row."},
    {"duration", &Scenario::duration_s, "Seconds after which no more is asked."},
    {"ramp-ms", &Scenario::ramp_ms, "Time in which all buyers arrive, in milliseconds."},
    {"group-max", &Scenario::group_max, "Buyers want 1 to this many seats together."},
    {"payment-ms-max", &Scenario::payment_ms_max, "A buyer takes up to this long to pay."},
    {"hold-s", &Scenario::hold_s, "Seconds after which an unpaid seat is on sale again."},
    {"retries-max", &Scenario::retries_max, "Retries of a buyer who was refused."},
    {"retry-ms-max", &Scenario::retry_ms_max, "A buyer waits up to this long before each."},
    {"pool-connections", &Scenario::pool_connections,
     "Database connections of the textbook strategies."},
};

struct NumberOption {
    const char* name;
    double Scenario::*member;
    const char* meaning;
};
constexpr NumberOption number_options[] = {
    {"row-skew", &Scenario::row_skew, "Zipf's exponent over rows; 0: every row alike."},
    {"best-available-share", &Scenario::best_available_share,
     "Share of buyers who let the engine choose."},
    {"abandon-share", &Scenario::abandon_share, "Share of buyers who hold and never pay."},
    {"bot-share", &Scenario::bot_share, "Share of buyers who are programs."},
    {"bot-rate-s", &Scenario::bot_rate_s, "Requests a second of one bot."},
};

QString named(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void addOptions(OptionParser& parser) {
    parser.addDatabaseOptions();
    parser.add(QStringLiteral("scenario"),
               QStringLiteral("same-seat: everybody wants one seat; on-sale: a flash sale; "
                              "connection-storm: a connection a request, then a pool, then a "
                              "pool behind PgBouncer; rehearsal: your own event, cloned."),
               QStringLiteral("NAME"), QStringLiteral("on-sale"));
    QStringList strategies;
    for (const auto strategy : simulator::allStrategies()) {
        strategies << named(simulator::name(strategy));
    }
    parser.add(QStringLiteral("strategy"),
               QStringLiteral("Which ways to sell, one after the other, with commas: %1. "
                              "Default: those of the scenario.")
                   .arg(strategies.join(QStringLiteral(", "))),
               QStringLiteral("NAME,…"));
    parser.add(QStringLiteral("event"), QStringLiteral("The event to rehearse."),
               QStringLiteral("SLUG"));
    for (const auto& option : whole_options) {
        parser.add(QString::fromUtf8(option.name), QString::fromUtf8(option.meaning),
                   QStringLiteral("N"));
    }
    for (const auto& option : number_options) {
        parser.add(QString::fromUtf8(option.name), QString::fromUtf8(option.meaning),
                   QStringLiteral("X"));
    }
    parser.add(QStringLiteral("seed"), QStringLiteral("The same seed makes the same buyers."),
               QStringLiteral("N"));
    parser.add(QStringLiteral("fault"),
               QStringLiteral("Break something while it runs, with commas: kill-backend, "
                              "restart-database, freeze-database or cut-commit, each with @S, "
                              "the second of each strategy's run."),
               QStringLiteral("NAME@S,…"));
    parser.add(QStringLiteral("json"), QStringLiteral("Print one JSON object."));
    parser.add(QStringLiteral("html"), QStringLiteral("Write the evidence into this file."),
               QStringLiteral("FILE"));
    parser.add(QStringLiteral("csv"), QStringLiteral("Write the raw figures into this file."),
               QStringLiteral("FILE"));
}

bool readStrategies(const OptionParser& parser, Scenario& scenario) {
    if (!parser.isSet(QStringLiteral("strategy"))) return true;
    scenario.strategies.clear();
    for (const QString& word : parser.value(QStringLiteral("strategy")).split(QLatin1Char(','))) {
        const auto strategy = simulator::strategyOf(word.trimmed().toStdString());
        if (!strategy) {
            std::fprintf(stderr, "seatlockd: --strategy: there is no \"%s\"; --help lists them\n",
                         qPrintable(word));
            return false;
        }
        scenario.strategies.push_back(*strategy);
    }
    return true;
}

std::optional<Scenario> readScenario(const OptionParser& parser) {
    const std::string kind = parser.value(QStringLiteral("scenario")).toStdString();
    const auto known = simulator::scenarioKindOf(kind);
    if (!known) {
        fail("--scenario must be same-seat, on-sale, connection-storm or rehearsal, not \"" + kind +
                 "\"",
             2);
        return std::nullopt;
    }
    Scenario scenario = simulator::defaults(*known);
    bool ok = readStrategies(parser, scenario);
    scenario.event = parser.value(QStringLiteral("event")).toStdString();
    const auto most = static_cast<std::int64_t>(most_number);
    for (const auto& option : whole_options) {
        if (!parser.isSet(QString::fromUtf8(option.name))) continue;
        scenario.*option.member = wholeNumber(parser, option.name, 0, most, ok);
    }
    for (const auto& option : number_options) {
        if (!parser.isSet(QString::fromUtf8(option.name))) continue;
        scenario.*option.member = anyNumber(parser, option.name, 0, most_number, ok);
    }
    if (parser.isSet(QStringLiteral("seed"))) {
        scenario.seed = static_cast<std::uint64_t>(wholeNumber(parser, "seed", 0, INT64_MAX, ok));
    }
    if (!ok) return std::nullopt;
    if (const auto right = simulator::check(scenario); !right) {
        fail(right.error().detail, 2);
        return std::nullopt;
    }
    return scenario;
}

std::optional<std::vector<PlannedFault>> readFaults(const OptionParser& parser) {
    std::vector<PlannedFault> out;
    const QString given = parser.value(QStringLiteral("fault"));
    for (const QString& word : given.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList parts = word.trimmed().split(QLatin1Char('@'));
        const auto fault = simulator::faultOf(parts[0].toStdString());
        bool number = parts.size() == 2;
        const double at = number ? parts[1].toDouble(&number) : 0;
        if (!fault || !number || at < 0 || out.size() == faults_max) {
            fail(
                "--fault must be like kill-backend@3,cut-commit@5, with at most 16 of them, not "
                "\"" +
                    given.toStdString() + "\"",
                2);
            return std::nullopt;
        }
        out.push_back({*fault, at});
    }
    return out;
}

void showProgress(const SimulationProgress& now) {
    if (now.stage != SimulationProgress::Stage::selling) return;
    static double last = -1;
    if (now.sample.at_s >= last && now.sample.at_s < last + 1) return;
    last = now.sample.at_s;
    std::fprintf(stderr,
                 "%3.0f %%  %-20s %5.1f s  201 %lld  409 %lld  503 %lld  twice %lld  %lld database "
                 "connections\n",
                 100 * now.share, now.name.c_str(), now.sample.at_s,
                 static_cast<long long>(now.total_ok), static_cast<long long>(now.total_refused),
                 static_cast<long long>(now.total_unavailable),
                 static_cast<long long>(now.sample.double_bookings),
                 static_cast<long long>(now.sample.db_connections));
}

bool writeReport(const QString& path, const std::string& text) {
    if (path.isEmpty()) return true;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(text)) >= 0 &&
        file.commit()) {
        return true;
    }
    fail(path.toStdString() + " cannot be written: " + file.errorString().toStdString(), 1);
    return false;
}

/// What a success means: nothing but the naive way broke its books, and every run is whole.
bool sound(const simulator::RunResult& result) {
    bool sound = !result.stopped;
    for (const auto& strategy : result.strategies) {
        const bool naive = strategy.name == simulator::name(simulator::Strategy::naive);
        sound = sound && strategy.failure.empty() && (naive || strategy.audit.clean());
    }
    return sound;
}

}  // namespace

int simulateCommand(const QStringList& arguments) {
    OptionParser parser(
        QStringLiteral("Sends a flash sale at inventory of its own, which is removed afterwards, "
                       "sold in one way after the other, and proves from the books what each did. "
                       "Exit code 1 when a way other than the naive one sold a seat twice or lost "
                       "a success."),
        QStringLiteral("simulate"));
    addOptions(parser);
    if (!parser.parse(arguments)) return parser.exitCode();
    const auto scenario = readScenario(parser);
    const auto faults = readFaults(parser);
    if (!scenario || !faults) return 2;
    auto access = DatabaseAccess::open(parser.options());
    if (!access) return fail(access.error().detail, 2);
    simulator::SimulationPlace place;
    const config::Options& options = parser.options();
    place.data_dir = options.data_dir.empty() ? cluster::defaultDataDir() : options.data_dir;
    place.database_url = access->url();
    place.embedded = options.database.empty();
    place.program =
        (QCoreApplication::applicationDirPath() + QStringLiteral("/seatlockd")).toStdString();
    if (auto* cluster = access->ownCluster()) {
        place.revive = [cluster] { return cluster->ensureRunning(); };
    }
    simulator::Simulation simulation(*scenario, place);
    simulation.setFaults(*faults);
    simulation.setStopFlag(stopRequested());
    catchInterrupts();
    simulation.setObserver(showProgress);
    auto result = simulation.run();
    if (!result) return fail(result.error().detail, 1);
    const bool json = parser.isSet(QStringLiteral("json"));
    std::fputs(((json ? toJson(*result) : textReport(*result)) + "\n").c_str(), stdout);
    const bool written = writeReport(parser.value(QStringLiteral("html")),
                                     htmlReport(*result, readTimelines(*result))) &&
                         writeReport(parser.value(QStringLiteral("csv")), csvReport(*result));
    return written && sound(*result) ? 0 : 1;
}

}  // namespace seatlock::app
