// Whole simulations: real server processes, real buyers, a real PostgreSQL, the books.
#include "engine/core/random.h"
#include "engine/demo/install.h"
#include "engine/simulator/outcomelog.h"
#include "engine/store/migrator.h"
#include "tests/support/simulated.h"

#include <set>

#include <QDir>
#include <QFile>
#include <QTest>

namespace seatlock::tests {

using simulator::Outcome;
using simulator::RunResult;
using simulator::Scenario;
using simulator::ScenarioKind;
using simulator::Simulation;
using simulator::SimulationProgress;
using simulator::Strategy;

class SimulationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyStrategyButTheNaiveSellsOnce();
    void oneSeatFiftyBuyers();
    void theSameSeedAsksForTheSame();
    void connectionStorm();
    void stopEndsItAndLeavesNothing();
    void wrongNumbersAreRefused();
    void rehearsalOfAnEvent();
    void noSuchEventToRehearse();
    void aMissingProgramIsToldOf();
    void theResultIsKept();

private:
    core::Result<RunResult> run(const Scenario& scenario);

    std::unique_ptr<TestCluster> cluster_;
};

void SimulationTest::initTestCase() {
    cluster_ = std::make_unique<TestCluster>();
    QVERIFY2(cluster_->ok(), cluster_->error().c_str());
}

void SimulationTest::cleanup() {
    QCOMPARE(schemasLeft(*cluster_), "0");
}

core::Result<RunResult> SimulationTest::run(const Scenario& scenario) {
    Simulation simulation(scenario, placeOn(*cluster_));
    return simulation.run();
}

void SimulationTest::everyStrategyButTheNaiveSellsOnce() {
    const auto result = run(smallSale(simulator::allStrategies()));
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    QCOMPARE(result->strategies.size(), simulator::allStrategies().size());
    for (const auto& strategy : result->strategies) {
        QVERIFY2(strategy.failure.empty(), (strategy.name + ": " + strategy.failure).c_str());
        QVERIFY2(strategy.seats_sold > 0, strategy.name.c_str());
        QVERIFY2(strategy.audit.done, strategy.name.c_str());
        QVERIFY(strategy.engine_rss_kb_max > 0);
        QVERIFY(strategy.db_connections_max > 0);
        QVERIFY(!strategy.samples.empty());
        if (strategy.name == "naive") continue;
        const auto& findings = strategy.audit.findings;
        QVERIFY2(strategy.audit.clean(),
                 (strategy.name + ": " + (findings.empty() ? "" : findings[0].text)).c_str());
    }
}

void SimulationTest::oneSeatFiftyBuyers() {
    auto scenario = simulator::defaults(ScenarioKind::same_seat);
    scenario.strategies = {Strategy::skip_locked_batched};
    const auto result = run(scenario);
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    const auto& strategy = result->strategies.at(0);
    QVERIFY2(strategy.failure.empty(), strategy.failure.c_str());
    int won = 0;
    int refused = 0;
    auto read = simulator::readOutcomes(strategy.raw_log, [&](Outcome&& outcome) {
        if (outcome.kind != Outcome::Kind::hold) return;
        won += outcome.status == 201;
        refused += outcome.status == 409;
    });
    QVERIFY(read.ok());
    QCOMPARE(won, 1);
    QCOMPARE(refused, 49);
    QVERIFY(strategy.audit.clean());
}

void SimulationTest::theSameSeedAsksForTheSame() {
    using First = std::tuple<std::int64_t, core::Micros, std::int32_t>;
    std::set<First> seen[2];
    for (auto& asks : seen) {
        const auto result = run(smallSale({Strategy::skip_locked}));
        QVERIFY(result.ok());
        auto read =
            simulator::readOutcomes(result->strategies.at(0).raw_log, [&](Outcome&& outcome) {
                if (outcome.kind == Outcome::Kind::hold && outcome.attempt == 0) {
                    asks.insert({outcome.buyer, outcome.intended, outcome.quantity});
                }
            });
        QVERIFY(read.ok());
    }
    QVERIFY(!seen[0].empty());
    QVERIFY(seen[0] == seen[1]);
}

void SimulationTest::connectionStorm() {
    auto scenario = simulator::defaults(ScenarioKind::connection_storm);
    scenario.buyers = 500;
    scenario.duration_s = 5;
    const auto result = run(scenario);
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    QCOMPARE(result->strategies.size(), 3U);
    for (const auto& phase : result->strategies) {
        QVERIFY2(phase.failure.empty(), (phase.name + ": " + phase.failure).c_str());
        QVERIFY2(phase.seats_sold > 0, phase.name.c_str());
    }
    const auto& storm = result->strategies[0];
    // A machine too busy to log in 33 times a second does not run out of connections.
    QVERIFY(storm.answers.contains("503 too-many-connections") ||
            storm.db_connections_max > 2 * scenario.pool_connections);
    QVERIFY(result->strategies[1].db_connections_max <= scenario.pool_connections + 2);
    QVERIFY(!result->strategies[2].answers.contains("503 too-many-connections"));
}

void SimulationTest::stopEndsItAndLeavesNothing() {
    auto scenario = smallSale({Strategy::for_update, Strategy::skip_locked});
    scenario.bot_share = 0.5;  // would go on to the end
    scenario.seats = 100'000;
    scenario.duration_s = 300;
    Simulation simulation(scenario, placeOn(*cluster_));
    simulation.setObserver([&](const SimulationProgress& now) {
        if (now.total_ok > 10) simulation.stop();
    });
    const auto result = simulation.run();
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    QVERIFY(result->stopped);
    QCOMPARE(result->strategies.size(), 1U);
    QVERIFY2(result->strategies[0].failure.empty(), result->strategies[0].failure.c_str());
    QVERIFY(result->strategies[0].audit.clean());
}

void SimulationTest::wrongNumbersAreRefused() {
    auto scenario = smallSale({Strategy::naive});
    scenario.buyers = 0;
    const auto result = run(scenario);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, core::ErrorCode::configuration);
    QVERIFY(result.error().detail.find("buyers") != std::string::npos);
}

void SimulationTest::rehearsalOfAnEvent() {
    auto opened = pool::Connection::open({cluster_->url(), 2'000, 0, "test"});
    QVERIFY(opened.ok());
    QVERIFY(store::migrate(**opened).ok());
    QVERIFY(demo::install(**opened, {demo::Choice::Kind::theatre, 0}, core::SystemClock::instance(),
                          core::SecureRandom::instance())
                .ok());
    auto scenario = smallSale({Strategy::skip_locked_batched});
    scenario.kind = ScenarioKind::rehearsal;
    scenario.event = "demo-theatre";
    const auto result = run(scenario);
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    const auto& strategy = result->strategies.at(0);
    QVERIFY2(strategy.failure.empty(), strategy.failure.c_str());
    QVERIFY(strategy.audit.clean());
    QVERIFY(result->recommendation.size() >= 4);
    QCOMPARE(cluster_->value("select count(*) from public.event_seat where state <> 'a'"), "0");
}

void SimulationTest::noSuchEventToRehearse() {
    auto scenario = simulator::defaults(ScenarioKind::rehearsal);
    scenario.event = "nowhere";
    const auto result = run(scenario);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().detail.find("nowhere") != std::string::npos,
             result.error().detail.c_str());
}

void SimulationTest::aMissingProgramIsToldOf() {
    auto place = placeOn(*cluster_);
    place.program = "/nonexistent/seatlockd";
    Simulation simulation(smallSale({Strategy::naive}), place);
    const auto result = simulation.run();
    QVERIFY(!result.ok());
    QVERIFY(result.error().detail.find("/nonexistent/seatlockd") != std::string::npos);
}

void SimulationTest::theResultIsKept() {
    const auto result = run(smallSale({Strategy::nowait}));
    QVERIFY(result.ok());
    QFile file(
        QString::fromStdString(cluster_->dataDir() + "/simulator/" + result->id + "/result.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto kept = simulator::runResultOf(file.readAll().toStdString());
    QVERIFY2(kept.ok(), kept ? "" : kept.error().detail.c_str());
    QCOMPARE(kept->id, result->id);
    QCOMPARE(kept->strategies.at(0).seats_sold, result->strategies.at(0).seats_sold);
    const auto hash = simulator::fileSha256(kept->strategies.at(0).raw_log);
    QVERIFY(hash.ok());
    QCOMPARE(*hash, kept->strategies.at(0).raw_log_sha256);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::SimulationTest)
#include "simulation.moc"
