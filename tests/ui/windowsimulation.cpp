// A simulation in the window over a real engine, and what ends it.
#include "tests/ui/windowbench.h"
#include "ui/pages/simulatorpage.h"
#include "ui/simulator/historypanel.h"
#include "ui/simulator/livepanel.h"
#include "ui/simulator/scenarioform.h"

#include <QDir>

namespace seatlock::tests {

using ui::MainWindow;
using State = WindowBench::State;
using Role = QMessageBox::ButtonRole;

class WindowSimulationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init() {
        bench_ = std::make_unique<WindowBench>();
        window_ = bench_->open(bench_->setup());
        QVERIFY(WindowBench::sells(*window_));
        window_->workspace().showPage(QStringLiteral("simulator"));
    }
    void cleanup() {
        window_.reset();
        bench_.reset();
    }
    void stopKeepsWhatWasMeasured();
    void closingEndsIt();
    void stoppingTheEngineEndsIt();

private:
    ui::pages::SimulatorPage& page() const {
        return *qobject_cast<ui::pages::SimulatorPage*>(
            window_->workspace().page(QStringLiteral("simulator")));
    }
    /// A sale that goes on until it is told to stop.
    void begin() const {
        auto scenario = simulator::defaults(simulator::ScenarioKind::on_sale);
        scenario.strategies = {simulator::Strategy::skip_locked_batched};
        scenario.buyers = 50;
        scenario.seats = 20'000;
        scenario.bot_share = 1;
        scenario.duration_s = 60;
        page().form().setScenario(scenario);
        page().startAction()->trigger();
    }
    bool sells() const {
        return QTest::qWaitFor([&] { return page().live().map().given() > 0; },
                               WindowBench::patience_ms);
    }
    QStringList runs() const {
        return QDir(QString::fromStdString(bench_->path() + "/data/simulator"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    bool isKept() const {
        const QString folder =
            QString::fromStdString(bench_->path() + "/data/simulator/") + runs().value(0);
        return QFile::exists(folder + QStringLiteral("/result.json"));
    }

    std::unique_ptr<WindowBench> bench_;
    std::unique_ptr<MainWindow> window_;
};

void WindowSimulationTest::stopKeepsWhatWasMeasured() {
    begin();
    QVERIFY(sells());
    page().stopAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(page().startAction()->isEnabled(), WindowBench::patience_ms);
    QCOMPARE(page().stage(), QStringLiteral("Stopped"));
    QCOMPARE(runs().size(), 1);
    QVERIFY(isKept());
    QCOMPARE(window_->host().state(), State::running);
}

void WindowSimulationTest::closingEndsIt() {
    begin();
    QVERIFY(sells());
    {
        Answering no(Role::RejectRole);
        window_->close();
        QVERIFY(no.asked() > 0);
        QVERIFY(window_->isVisible());
        QVERIFY(!page().startAction()->isEnabled());
    }
    Answering yes(Role::AcceptRole);
    window_->close();
    QVERIFY(WindowBench::reached(*window_, State::stopped));
    QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), WindowBench::patience_ms);
    QVERIFY(isKept());
}

void WindowSimulationTest::stoppingTheEngineEndsIt() {
    begin();
    QVERIFY(sells());
    Answering yes(Role::AcceptRole);
    window_->actions().stop_engine->trigger();
    QVERIFY(WindowBench::reached(*window_, State::stopped));
    QVERIFY(isKept());
    window_->actions().start_engine->trigger();
    QVERIFY(WindowBench::sells(*window_));
    QTRY_VERIFY_WITH_TIMEOUT(page().startAction()->isEnabled(), WindowBench::patience_ms);
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::WindowSimulationTest)
#include "windowsimulation.moc"
