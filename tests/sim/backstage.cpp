// Faults done to a real PostgreSQL from behind the scenes.
#include "engine/simulator/backstage.h"

#include "engine/simulator/processtable.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <QProcess>
#include <QTest>

namespace seatlock::tests {

using simulator::Backstage;
using simulator::Fault;

class BackstageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sessionsAreCounted();
    void aConnectionIsKilled();
    void nobodyToKill();
    void theDatabaseComesBack();
    void aFrozenDatabaseGoesOnWhenTheRunEnds();
    void connectionsAreCut();
    void faultsHaveALimit();
    void withoutAnEmbeddedDatabase();

private:
    Backstage::Place place(pid_t server = 0);
    std::unique_ptr<pool::Connection> session();
    bool tells(Backstage& backstage, const std::string& part);

    std::unique_ptr<TestCluster> cluster_;
};

namespace {
constexpr const char* application = "seatlock_sim_test";
}

void BackstageTest::initTestCase() {
    cluster_ = std::make_unique<TestCluster>();
    QVERIFY2(cluster_->ok(), cluster_->error().c_str());
}

Backstage::Place BackstageTest::place(pid_t server) {
    return {cluster_->url(), application, cluster_->dataDir(), true, server, [this] {
                return cluster_->cluster().ensureRunning();
            }};
}

std::unique_ptr<pool::Connection> BackstageTest::session() {
    auto opened = pool::Connection::open({cluster_->url(), 2'000, 0, application});
    return opened ? std::move(opened).value() : nullptr;
}

bool BackstageTest::tells(Backstage& backstage, const std::string& part) {
    return waitUntil([&] {
        const auto told = backstage.told();
        return !told.empty() && told.front().find(part) != std::string::npos;
    });
}

void BackstageTest::sessionsAreCounted() {
    Backstage backstage(place());
    const auto one = session();
    auto two = session();
    QVERIFY(one && two);
    QVERIFY(waitUntil([&] { return backstage.sessions() == 2; }));
    two.reset();
    QVERIFY(waitUntil([&] { return backstage.sessions() == 1; }));
    QCOMPARE(backstage.sessionsMax(), 2);
}

void BackstageTest::aConnectionIsKilled() {
    const auto one = session();
    QVERIFY(one);
    Backstage backstage(place());
    QVERIFY(waitUntil([&] { return backstage.sessions() == 1; }));
    QVERIFY(backstage.inject(Fault::kill_backend));
    QVERIFY(tells(backstage, "was killed"));
    QVERIFY(waitUntil([&] { return backstage.sessions() == 0; }));
}

void BackstageTest::nobodyToKill() {
    Backstage backstage(place());
    QVERIFY(backstage.inject(Fault::kill_backend));
    QVERIFY(tells(backstage, "no database connection"));
}

void BackstageTest::theDatabaseComesBack() {
    Backstage backstage(place());
    const pid_t before = cluster_->cluster().postmasterPid();
    QVERIFY(backstage.inject(Fault::restart_database));
    QVERIFY(tells(backstage, "restarted"));
    QVERIFY(waitUntil([&] {
        if (!cluster_->cluster().ensureRunning()) return false;
        const auto now = simulator::postmasterOf(cluster_->dataDir());
        return now && *now != before && session() != nullptr;
    }));
    QVERIFY(waitUntil([&] { return backstage.sessions() == 0; }));
}

void BackstageTest::aFrozenDatabaseGoesOnWhenTheRunEnds() {
    {
        Backstage backstage(place());
        QVERIFY(backstage.inject(Fault::freeze_database));
        QVERIFY(tells(backstage, "frozen"));
    }
    QVERIFY(session() != nullptr);
}

void BackstageTest::connectionsAreCut() {
    // psql is a child of ours, as a strategy's server is; it commits again and again.
    QProcess psql;
    psql.setProcessChannelMode(QProcess::MergedChannels);
    psql.start(QStringLiteral("psql"),
               {QStringLiteral("-X"), QStringLiteral("-q"),
                QString::fromStdString(cluster_->url() + " application_name=" + application)});
    QVERIFY(psql.waitForStarted());
    psql.write("create table t(x int);\n");
    for (int n = 0; n < 20'000; ++n) psql.write("insert into t values (1);\n");
    Backstage backstage(place(static_cast<pid_t>(psql.processId())));
    QVERIFY(waitUntil([&] { return backstage.sessions() == 1; }));
    QVERIFY(backstage.inject(Fault::cut_commit));
    QVERIFY(tells(backstage, "were cut while a COMMIT"));
    psql.closeWriteChannel();
    QVERIFY(psql.waitForFinished());
    const QByteArray said = psql.readAll();
    QVERIFY2(said.contains("connection"), said.constData());
}

void BackstageTest::faultsHaveALimit() {
    Backstage backstage(place());
    QVERIFY(backstage.inject(Fault::freeze_database));
    QVERIFY(tells(backstage, "frozen"));
    for (std::size_t n = 0; n < simulator::faults_waiting_max; ++n) {
        QVERIFY(backstage.inject(Fault::kill_backend));
    }
    QVERIFY(!backstage.inject(Fault::kill_backend));
}

void BackstageTest::withoutAnEmbeddedDatabase() {
    auto elsewhere = place();
    elsewhere.embedded = false;
    Backstage backstage(std::move(elsewhere));
    QVERIFY(backstage.inject(Fault::restart_database));
    QVERIFY(tells(backstage, "not embedded"));
    QVERIFY(backstage.inject(Fault::freeze_database));
    QVERIFY(tells(backstage, "not embedded"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BackstageTest)
#include "backstage.moc"
