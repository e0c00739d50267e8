// The real program with its own database, under load, while its parts are killed or frozen. After
// each fault: every success that a client was told of is in the books, and no seat is sold twice.
#include "engine/cluster/cluster.h"
#include "tests/support/crowd.h"
#include "tests/support/daemon.h"
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

class EmbeddedFaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void engineKilled();
    void backendKilled();
    void postmasterKilled();
    void databaseFrozen();

private:
    void start(std::uint16_t port = 0);
    /// More successes than now.
    bool booksAgain() {
        const auto before = crowd_->booked();
        return waitUntil([&] { return crowd_->booked() > before + 50; }, patience);
    }
    std::string sql(const std::string& text) const { return sqlValue(url_, text); }

    std::unique_ptr<ScratchDirectory> scratch_;
    std::string data_dir_;
    std::string url_;
    std::unique_ptr<ServerReaper> reaper_;
    std::unique_ptr<Daemon> daemon_;
    std::unique_ptr<Crowd> crowd_;
    std::uint64_t seed_ = 0;
};

void EmbeddedFaultTest::initTestCase() {
    scratch_ = std::make_unique<ScratchDirectory>();
    data_dir_ = scratch_->path() + "/data";
    reaper_ = std::make_unique<ServerReaper>(data_dir_);
    url_ = cluster::Cluster::urlOf(data_dir_);
    start();
}

void EmbeddedFaultTest::start(std::uint16_t port) {
    daemon_ = std::make_unique<Daemon>(std::vector<std::string>{"--data-dir", data_dir_}, port,
                                       std::vector<std::string>{"--demo-plain", "50000"});
    QVERIFY(daemon_->ready());
}

void EmbeddedFaultTest::init() {
    crowd_ = std::make_unique<Crowd>(CrowdOptions{.port = daemon_->port(), .seed = ++seed_});
    QVERIFY(booksAgain());
}

void EmbeddedFaultTest::cleanup() {
    crowd_->stop();
    std::string line;
    for (const auto& [status, count] : crowd_->statuses()) {
        line += " " + std::to_string(status) + ": " + std::to_string(count);
    }
    qInfo("answers by status:%s", line.c_str());
    QVERIFY(clean(crowd_->wrong()));
    QVERIFY(clean(ledgerProblem(url_, crowd_->successes())));
    QVERIFY(clean(booksProblem(url_)));
}

void EmbeddedFaultTest::cleanupTestCase() {
    crowd_.reset();
    if (daemon_) QCOMPARE(daemon_->stop(), 0);
    QCOMPARE(postmasterOf(data_dir_), 0);  // it took its database down with it
    reaper_.reset();
}

void EmbeddedFaultTest::engineKilled() {
    const auto postmaster = postmasterOf(data_dir_);
    const auto port = daemon_->port();
    daemon_->process().signal(SIGKILL);
    QCOMPARE(daemon_->process().waitForExit(), 128 + SIGKILL);
    QElapsedTimer timer;
    timer.start();
    start(port);
    QCOMPARE(postmasterOf(data_dir_), postmaster);  // adopted
    QVERIFY(booksAgain());
    qInfo("served again after %lld ms", static_cast<long long>(timer.elapsed()));
}

void EmbeddedFaultTest::backendKilled() {
    const auto postmaster = postmasterOf(data_dir_);
    const auto pid =
        std::stoi(sql("select pid from pg_stat_activity where application_name = "
                      "'seatlock' order by state_change desc limit 1"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(pid, SIGKILL), 0);
    QVERIFY(waitUntil([&] { return crowd_->count(503) > 0 || crowd_->booked() > 0; }));
    QVERIFY(booksAgain());
    qInfo("served again after %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(postmasterOf(data_dir_), postmaster);
}

void EmbeddedFaultTest::postmasterKilled() {
    const auto postmaster = postmasterOf(data_dir_);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(postmaster, SIGKILL), 0);
    QVERIFY(waitUntil(
        [&] {
            const auto now = postmasterOf(data_dir_);
            return now > 0 && now != postmaster;
        },
        patience));
    qInfo("a new postmaster after %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(booksAgain());
    qInfo("served again after %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(waitUntil([&] { return daemon_->get("/readyz") == 200; }));
}

void EmbeddedFaultTest::databaseFrozen() {
    crowd_->slowest();
    QElapsedTimer timer;
    {
        const Frozen frozen(postmasterOf(data_dir_));
        // Nobody hangs: every buyer is told, and told again when they insist.
        QVERIFY(waitUntil([&] { return crowd_->count(503) >= 12; }, patience));
        QCOMPARE(daemon_->get("/livez"), 200);
        const auto slowest = crowd_->slowest();
        qInfo("the slowest answer took %lld ms", static_cast<long long>(slowest / 1'000));
        QVERIFY(slowest < 8'000'000);
        timer.start();
    }
    QVERIFY(booksAgain());
    qInfo("served again after %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(waitUntil([&] { return daemon_->get("/readyz") == 200; }));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::EmbeddedFaultTest)
#include "embedded.moc"
