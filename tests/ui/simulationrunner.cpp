// The thread of simulations: ends in an answer whatever happens, and can be used again.
#include "ui/simulator/simulationrunner.h"

#include <QtTest>

namespace seatlock::tests {

using namespace seatlock::ui::simulator;

class SimulationRunnerTest : public QObject {
    Q_OBJECT

private:
    /// Nothing is there: neither a program nor a database.
    static SimulationPlace nowhere() {
        return {"postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1",
                "/nonexistent",
                {},
                false,
                {}};
    }

private Q_SLOTS:
    void failsAndCanBeStartedAgain() {
        SimulationRunner runner(&SimulationRunnerTest::nowhere);
        int failures = 0;
        connect(&runner, &SimulationSource::failed, this, [&](const core::Error& error) {
            QVERIFY(!error.detail.empty());
            QVERIFY(!runner.running());
            failures += 1;
        });
        runner.stop();  // nothing goes on, nothing happens
        runner.inject(Fault::kill_backend);
        for (int i = 1; i <= 2; ++i) {
            runner.start(seatlock::simulator::defaults(ScenarioKind::same_seat));
            QVERIFY(runner.running());
            QTRY_COMPARE_WITH_TIMEOUT(failures, i, 60'000);
        }
    }

    void goesWhileItRuns() {
        SimulationRunner runner(&SimulationRunnerTest::nowhere);
        runner.start(seatlock::simulator::defaults(ScenarioKind::same_seat));
    }
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::SimulationRunnerTest)
#include "simulationrunner.moc"
