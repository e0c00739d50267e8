// The real program on a database that others run, under load, while that goes away, freezes,
// refuses writes, or loses answers; and told to stop in the middle of it all.
#include "tests/support/crowd.h"
#include "tests/support/daemon.h"
#include "tests/support/relay.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <memory>

#include <QElapsedTimer>
#include <QTest>

#include <signal.h>

namespace seatlock::tests {

namespace {
constexpr auto patience = std::chrono::milliseconds(60'000);
}

class ExternalFaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void databaseRestarted();
    void readOnly();
    void answersLost_data();
    void answersLost();
    void connectionsCut();
    void poolerRestarted();
    void toldToStop();
    void toldToStopWhileFrozen();

private:
    void writable();
    void start(const std::string& url, const std::vector<std::string>& more = {});
    bool booksAgain() {
        const auto before = crowd_->booked();
        return waitUntil([&] { return crowd_->booked() > before + 50; }, patience);
    }

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<Relay> relay_;
    std::unique_ptr<TestBouncer> bouncer_;
    std::unique_ptr<Daemon> daemon_;
    std::unique_ptr<Crowd> crowd_;
    std::uint64_t seed_ = 100;
};

void ExternalFaultTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void ExternalFaultTest::start(const std::string& url, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"--demo-plain", "50000"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    daemon_ = std::make_unique<Daemon>(std::vector<std::string>{"--database", url}, 0, arguments);
    QVERIFY(daemon_->ready());
    crowd_ = std::make_unique<Crowd>(CrowdOptions{.port = daemon_->port(), .seed = ++seed_});
    QVERIFY(booksAgain());
}

void ExternalFaultTest::writable() {
    const auto url = server_->url() + " options='-c default_transaction_read_only=off'";
    QVERIFY(server_->exec("alter system reset default_transaction_read_only", url));
    QVERIFY(server_->exec("select pg_reload_conf()", url));
    QVERIFY(waitUntil([&] { return server_->value("show transaction_read_only") == "off"; }));
}

void ExternalFaultTest::cleanup() {
    writable();
    if (crowd_) {
        crowd_->stop();
        std::string line;
        for (const auto& [status, count] : crowd_->statuses()) {
            line += " " + std::to_string(status) + ": " + std::to_string(count);
        }
        qInfo("answers by status:%s", line.c_str());
        QVERIFY(clean(crowd_->wrong()));
        QVERIFY(clean(ledgerProblem(server_->url(), crowd_->successes())));
        QVERIFY(clean(booksProblem(server_->url())));
    }
    crowd_.reset();
    daemon_.reset();
    relay_.reset();
    bouncer_.reset();
}

void ExternalFaultTest::databaseRestarted() {
    start(server_->url());
    QVERIFY(server_->cluster().stop());
    QVERIFY(waitUntil([&] { return crowd_->count(503) >= 12; }, patience));
    QCOMPARE(daemon_->get("/livez"), 200);
    QCOMPARE(daemon_->get("/readyz"), 503);
    QVERIFY(server_->cluster().start());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(booksAgain());
    qInfo("served again after %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(waitUntil([&] { return daemon_->get("/readyz") == 200; }));
    QCOMPARE(daemon_->stop(), 0);
}

void ExternalFaultTest::readOnly() {
    start(server_->url());
    QVERIFY(server_->exec("alter system set default_transaction_read_only = on"));
    QVERIFY(server_->exec("select pg_reload_conf()"));
    QVERIFY(waitUntil([&] { return crowd_->count(503) >= 12; }, patience));
    writable();
    QVERIFY(booksAgain());
    QCOMPARE(daemon_->stop(), 0);
}

void ExternalFaultTest::answersLost_data() {
    QTest::addColumn<bool>("committed");
    QTest::newRow("committed") << true;
    QTest::newRow("not committed") << false;
}

void ExternalFaultTest::answersLost() {
    QFETCH(const bool, committed);
    relay_ = std::make_unique<Relay>(server_->cluster().directory().runDir());
    start(relay_->url("seatlock"));
    const auto fate = committed ? Relay::Fate::lose_answer : Relay::Fate::lose_query;
    relay_->loseOften({fate, Relay::statement("claim_")}, 5);
    QVERIFY(waitUntil([&] { return relay_->lost() >= 30; }, patience));
    relay_->loseOften({fate, "COMMIT"}, 5);
    QVERIFY(waitUntil([&] { return relay_->lost() >= 50; }, patience));
    relay_->loseOften({}, 0);
    QVERIFY(booksAgain());
    QCOMPARE(daemon_->stop(), 0);
}

void ExternalFaultTest::connectionsCut() {
    start(server_->url());
    for (int round = 0; round < 8; ++round) {
        QVERIFY(
            server_->exec("select pg_terminate_backend(pid) from pg_stat_activity where "
                          "application_name like 'seatlock%'"));
        QVERIFY(booksAgain());
    }
    QCOMPARE(daemon_->stop(), 0);
}

void ExternalFaultTest::poolerRestarted() {
    bouncer_ = std::make_unique<TestBouncer>(*server_);
    QVERIFY2(bouncer_->ok(), bouncer_->error().c_str());
    start(bouncer_->url());
    for (int round = 0; round < 3; ++round) {
        QVERIFY(bouncer_->restart());
        QVERIFY(booksAgain());
    }
    bouncer_->stop();
    QVERIFY(waitUntil([&] { return crowd_->count(503) >= 6; }, patience));
    QVERIFY(bouncer_->start());
    QVERIFY(booksAgain());
    QCOMPARE(daemon_->stop(), 0);
}

void ExternalFaultTest::toldToStop() {
    start(server_->url(), {"--drain-notice-ms", "4000"});
    QElapsedTimer timer;
    timer.start();
    daemon_->process().signal(SIGTERM);
    // While the port still answers, it says that it is going.
    QVERIFY(waitUntil([&] { return daemon_->get("/readyz") != 200; }));
    QCOMPARE(daemon_->get("/readyz"), 503);
    QCOMPARE(daemon_->get("/livez"), 200);
    QCOMPARE(daemon_->stop(), 0);
    qInfo("ended after %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(daemon_->get("/livez"), 0);
}

void ExternalFaultTest::toldToStopWhileFrozen() {
    start(server_->url());
    const Frozen frozen(server_->cluster().postmasterPid());
    QVERIFY(waitUntil([&] { return crowd_->count(503) >= 6; }, patience));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(daemon_->stop(), 0);
    qInfo("ended after %lld ms", static_cast<long long>(timer.elapsed()));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ExternalFaultTest)
#include "external.moc"
