// seatlockd strategy, the program itself, on a scratch schema of a real server.
#include "engine/simulator/scratchevent.h"
#include "engine/store/scratch.h"
#include "tests/http/rawclient.h"
#include "tests/support/onslaught.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"

#include <memory>

#include <QTest>

#include <signal.h>

namespace seatlock::tests {

class StrategyCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sells_data();
    void sells();
    void endsWithItsParent();
    void refusesRealTables_data() { sells_data(); }
    void refusesRealTables();
    void wrongUseIsExplained();
    void isNotForPeople();

private:
    std::unique_ptr<Process> start(const std::string& strategy, const std::string& url,
                                   std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"strategy", "--strategy", strategy, "--database", url,
                                   "--listen", "127.0.0.1:0"});
        return std::make_unique<Process>(SEATLOCK_BIN_DIR "/seatlockd", more);
    }
    /// 0: it did not get ready.
    static std::uint16_t portOf(Process& process) {
        const auto ready = process.waitForLine("ready http://127.0.0.1:");
        return ready.empty()
                   ? std::uint16_t{0}
                   : static_cast<std::uint16_t>(std::stoi(ready.substr(ready.rfind(':') + 1)));
    }

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<store::Scratch> scratch_;
    std::vector<std::string> labels_;
};

void StrategyCommandTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void StrategyCommandTest::init() {
    auto made = store::Scratch::create(server_->url());
    QVERIFY2(made.ok(), made.ok() ? "" : made.error().detail.c_str());
    scratch_ = std::move(made).value();
    simulator::Scenario scenario;
    scenario.seats = 8;
    const auto plan =
        simulator::makeScratchEvent(scratch_->connection(), scenario, core::SystemClock::instance(),
                                    core::SecureRandom::instance());
    QVERIFY(plan.ok());
    labels_ = plan->rows.front().labels;
}

void StrategyCommandTest::sells_data() {
    QTest::addColumn<QString>("strategy");
    for (const char* name : {"naive", "optimistic", "for_update", "nowait", "advisory_lock",
                             "skip_locked", "skip_locked_batched"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void StrategyCommandTest::sells() {
    QFETCH(QString, strategy);
    const auto process =
        start(strategy.toStdString(), scratch_->url(), {"--pool-connections", "6"});
    const auto port = portOf(*process);
    QVERIFY2(port != 0, process->standardError().c_str());
    RawClient client(port);
    QVERIFY(client.send("GET /readyz HTTP/1.1\r\nHost: h\r\n\r\n"));
    QVERIFY(client.read().status != 0);
    const auto told = storm({.port = port, .labels = labels_, .buyers = 16, .requests = 10});
    QVERIFY2(told.holds.contains(201), told.text().c_str());
    for (const auto& [status, count] : told.holds) {
        // The engine says 503 to what it calls contended.
        QVERIFY2(status == 201 || status == 409 || status == 503, told.text().c_str());
    }
    if (strategy != QLatin1String("naive")) {
        QVERIFY2(told.givenTwice() == 0, told.text().c_str());
        QCOMPARE(sqlValue(scratch_->url(), "select count(*) from event_seat where state <> 'a'"),
                 std::to_string(told.given.size()));
    }
    process->signal(SIGTERM);
    QCOMPARE(process->waitForExit(), 0);
    QVERIFY(scratch_->remove().ok());
}

void StrategyCommandTest::endsWithItsParent() {
    for (const char* strategy : {"optimistic", "skip_locked_batched"}) {
        const auto process = start(strategy, scratch_->url());
        QVERIFY2(portOf(*process) != 0, process->standardError().c_str());
        process->closeInput();
        QCOMPARE(process->waitForExit(), 0);
    }
    const auto fresh = start("naive", scratch_->url(), {"--connection-per-request"});
    const auto port = portOf(*fresh);
    QVERIFY2(port != 0, fresh->standardError().c_str());
    const auto told = storm({.port = port, .labels = labels_, .buyers = 4, .requests = 2});
    QVERIFY2(told.holds.contains(201), told.text().c_str());
    fresh->closeInput();
    QCOMPARE(fresh->waitForExit(), 0);
}

void StrategyCommandTest::refusesRealTables() {
    QFETCH(QString, strategy);
    const auto url = server_->freshDatabase();
    const auto process = start(strategy.toStdString(), url);
    QCOMPARE(process->waitForExit(), 1);
    QVERIFY2(process->standardError().find("never made on real tables") != std::string::npos,
             process->standardError().c_str());
    QCOMPARE(server_->value("select count(*) from pg_tables where schemaname = 'public'", url),
             std::string("0"));
}

void StrategyCommandTest::wrongUseIsExplained() {
    QCOMPARE(start("best", scratch_->url())->waitForExit(), 2);
    QCOMPARE(start("naive", scratch_->url(), {"--pool-connections", "0"})->waitForExit(), 2);
    QCOMPARE(
        start("skip_locked_batched", scratch_->url(), {"--connection-per-request"})->waitForExit(),
        2);
}

void StrategyCommandTest::isNotForPeople() {
    Process process(SEATLOCK_BIN_DIR "/seatlockd", {"--help"});
    QCOMPARE(process.waitForExit(), 0);
    QVERIFY(process.standardOutput().find("rush") != std::string::npos);
    QVERIFY(process.standardOutput().find("strategy") == std::string::npos);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::StrategyCommandTest)
#include "strategycommand.moc"
