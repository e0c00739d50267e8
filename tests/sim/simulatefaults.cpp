// What breaks during a simulation, and the books afterwards.
#include "engine/simulator/processtable.h"
#include "tests/support/simulated.h"

#include <QFile>
#include <QTest>

#include <signal.h>
#include <unistd.h>

namespace seatlock::tests {

using simulator::Fault;
using simulator::Simulation;
using simulator::SimulationProgress;
using simulator::Strategy;

class SimulateFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void booksHoldUnderFaults_data();
    void booksHoldUnderFaults();
    void aLostServerIsToldOf();

private:
    std::unique_ptr<TestCluster> cluster_;
    std::unique_ptr<Keeper> keeper_;  ///< ends before the cluster
};

void SimulateFaultsTest::initTestCase() {
    cluster_ = std::make_unique<TestCluster>();
    QVERIFY2(cluster_->ok(), cluster_->error().c_str());
    keeper_ = std::make_unique<Keeper>(*cluster_);
}

void SimulateFaultsTest::booksHoldUnderFaults_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("strategy");
    for (const Fault fault : {Fault::kill_backend, Fault::restart_database, Fault::freeze_database,
                              Fault::cut_commit}) {
        for (const Strategy strategy : {Strategy::skip_locked, Strategy::skip_locked_batched}) {
            const std::string row =
                std::string(simulator::name(fault)) + " " + std::string(simulator::name(strategy));
            QTest::newRow(row.c_str()) << static_cast<int>(fault) << static_cast<int>(strategy);
        }
    }
}

void SimulateFaultsTest::booksHoldUnderFaults() {
    QFETCH(int, fault);
    QFETCH(int, strategy);
    auto scenario = smallSale({static_cast<Strategy>(strategy)});
    scenario.buyers = 400;
    scenario.seats = 20'000;
    scenario.bot_share = 0.3;  // they keep asking while it is broken
    scenario.duration_s = 9;
    Simulation simulation(scenario, placeOn(*cluster_));
    bool done = false;
    simulation.setObserver([&](const SimulationProgress& now) {
        if (done || now.total_ok < 50) return;
        done = true;
        simulation.injectFault(static_cast<Fault>(fault));
    });
    const auto result = simulation.run();
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    QCOMPARE(result->faults.size(), 1U);
    const auto& run = result->strategies.at(0);
    QVERIFY2(run.failure.empty(), run.failure.c_str());
    QVERIFY2(run.audit.clean(),
             run.audit.findings.empty() ? "" : run.audit.findings[0].text.c_str());
    QVERIFY(run.seats_sold > 0);
    QCOMPARE(schemasLeft(*cluster_), "0");
}

void SimulateFaultsTest::aLostServerIsToldOf() {
    auto scenario = smallSale({Strategy::optimistic, Strategy::nowait});
    scenario.seats = 20'000;
    scenario.bot_share = 0.3;
    Simulation simulation(scenario, placeOn(*cluster_));
    bool done = false;
    simulation.setObserver([&](const SimulationProgress& now) {
        if (done || now.total_ok < 10) return;
        done = true;
        for (const pid_t child : simulator::childrenOf(::getpid())) {
            QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(child));
            if (!arguments.open(QIODevice::ReadOnly)) continue;
            if (arguments.readAll().contains("optimistic")) ::kill(child, SIGKILL);
        }
    });
    const auto result = simulation.run();
    QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
    QCOMPARE(result->strategies.size(), 2U);
    const auto& lost = result->strategies[0].failure;
    QVERIFY2(lost.find("server ended during the run") != std::string::npos, lost.c_str());
    QVERIFY2(result->strategies[1].failure.empty(), result->strategies[1].failure.c_str());
    QCOMPARE(schemasLeft(*cluster_), "0");
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::SimulateFaultsTest)
#include "simulatefaults.moc"
