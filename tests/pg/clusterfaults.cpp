// The embedded PostgreSQL's life on bad days: crashes of the engine, of the server, of both.
#include "engine/cluster/childprocess.h"
#include "engine/cluster/postmaster.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include <QTest>

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

namespace seatlock::tests {

namespace fs = std::filesystem;

class ClusterFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void adoptsTheServerOfACrashedEngine();
    void startsAfterEngineAndServerCrashed();
    void restartsAKilledServer();
    void endsBackendsThatOutliveTheirServer();
    void restartEndsAtItsLimit();
    void stopBecomesImmediateAtItsLimit();
    void startEndsAtItsLimit();
    void setsAsideTheLockFileOfAReusedProcessId();
    void finishesAnInterruptedFirstStart();
    void aFailedFirstStartLeavesNothing();
};

namespace {

using Handle = std::unique_ptr<PGconn, decltype(&PQfinish)>;

cluster::ClusterOptions optionsFor(const std::string& data_dir) {
    cluster::ClusterOptions options;
    options.data_dir = data_dir;
    options.stop_with_thread = true;
    return options;
}

/// Empty when all is well.
std::string problem(const core::Result<core::Done>& result) {
    if (result.ok()) return {};
    std::fprintf(stderr, "%s\n", result.error().detail.c_str());
    return result.error().detail;
}

void kill9(cluster::Cluster& server) {
    ::kill(server.postmasterPid(), SIGKILL);
    QVERIFY(waitUntil([&] { return !server.alive(); }));
}

/// A backend that cannot end by itself, because it is stopped.
class StoppedBackend {
public:
    explicit StoppedBackend(const std::string& url)
        : connection_(PQconnectdb(url.c_str()), &PQfinish), pid_(PQbackendPID(connection_.get())) {
        ::kill(pid_, SIGSTOP);
    }
    ~StoppedBackend() { resume(); }
    void resume() const {
        if (cluster::startTicks(pid_)) ::kill(pid_, SIGCONT);
    }
    pid_t pid() const { return pid_; }

private:
    Handle connection_;
    pid_t pid_;
};

}  // namespace

void ClusterFaultsTest::adoptsTheServerOfACrashedEngine() {
    ScratchDirectory scratch;
    Process engine(SEATLOCK_CLUSTERHOST, {scratch.path()});
    const auto ready = engine.waitForLine("ready ");
    QVERIFY(!ready.empty());
    const pid_t first = std::atoi(ready.c_str() + 6);
    const auto url = cluster::Cluster::urlOf(scratch.path());
    sqlValue(url, "CREATE TABLE kept AS SELECT 42 AS answer");
    engine.signal(SIGKILL);
    QCOMPARE(engine.waitForExit(), 128 + SIGKILL);
    QCOMPARE(sqlValue(url, "SELECT answer FROM kept"), std::string("42"));  // it lives on

    cluster::Cluster next(optionsFor(scratch.path()));
    QCOMPARE(problem(next.start()), std::string());
    QCOMPARE(next.postmasterPid(), first);
    QVERIFY(next.alive());
    QCOMPARE(sqlValue(next.url(), "SELECT answer FROM kept"), std::string("42"));
    QVERIFY(next.stop().ok());
    QVERIFY(!cluster::startTicks(first).has_value());
}

void ClusterFaultsTest::startsAfterEngineAndServerCrashed() {
    ScratchDirectory scratch;
    Process engine(SEATLOCK_CLUSTERHOST, {scratch.path()});
    const auto ready = engine.waitForLine("ready ");
    QVERIFY(!ready.empty());
    sqlValue(cluster::Cluster::urlOf(scratch.path()), "CREATE TABLE kept AS SELECT 42 AS answer");
    engine.signal(SIGKILL);
    ::kill(std::atoi(ready.c_str() + 6), SIGKILL);
    engine.waitForExit();
    cluster::Cluster next(optionsFor(scratch.path()));
    QCOMPARE(problem(next.start()), std::string());
    QCOMPARE(sqlValue(next.url(), "SELECT answer FROM kept"), std::string("42"));
}

void ClusterFaultsTest::restartsAKilledServer() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.exec("CREATE TABLE kept AS SELECT 42 AS answer"));
    const Handle idle{PQconnectdb(server.url().c_str()), &PQfinish};
    for (int round = 0; round < 3; ++round) {
        const pid_t before = server.cluster().postmasterPid();
        kill9(server.cluster());
        const auto again = server.cluster().ensureRunning();
        QCOMPARE(problem(again), std::string());
        QVERIFY(server.cluster().alive());
        QVERIFY(server.cluster().postmasterPid() != before);
        QCOMPARE(server.value("SELECT answer FROM kept"), std::string("42"));
    }
}

void ClusterFaultsTest::endsBackendsThatOutliveTheirServer() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.limits.cluster_orphan_ms_max = 400;
    cluster::Cluster server(options);
    QCOMPARE(problem(server.start()), std::string());
    const StoppedBackend backend(server.url());
    kill9(server);
    const auto again = server.ensureRunning();
    QCOMPARE(problem(again), std::string());
    QVERIFY(!cluster::startTicks(backend.pid()).has_value());
    QCOMPARE(sqlValue(server.url(), "SELECT 1"), std::string("1"));
}

void ClusterFaultsTest::restartEndsAtItsLimit() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.limits.cluster_orphan_ms_max = 600'000;
    options.limits.cluster_restart_ms_max = 300;
    cluster::Cluster server(options);
    QCOMPARE(problem(server.start()), std::string());
    const StoppedBackend backend(server.url());
    kill9(server);
    const auto again = server.ensureRunning();
    QVERIFY(!again.ok());
    QVERIFY(again.error().detail.find(std::to_string(backend.pid())) != std::string::npos);
    QVERIFY(!server.alive());
    backend.resume();
    QVERIFY(waitUntil([&] { return server.ensureRunning().ok(); }));
    QVERIFY(waitUntil([&] { return sqlValue(server.url(), "SELECT 1") == "1"; }));
}

void ClusterFaultsTest::stopBecomesImmediateAtItsLimit() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.limits.cluster_stop_ms_max = 200;
    cluster::Cluster server(options);
    QCOMPARE(problem(server.start()), std::string());
    sqlValue(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
    {
        const StoppedBackend backend(server.url());
        QVERIFY(server.stop().ok());
        QVERIFY(!server.alive());
    }
    QCOMPARE(problem(server.start()), std::string());
    QCOMPARE(sqlValue(server.url(), "SELECT answer FROM kept"), std::string("42"));
}

void ClusterFaultsTest::startEndsAtItsLimit() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.limits.cluster_init_ms_max = 1;
    {
        cluster::Cluster server(options);
        QVERIFY(!server.start().ok());
        QVERIFY(!fs::exists(server.directory().clusterDir()));
    }
    options.limits.cluster_init_ms_max = 120'000;
    options.limits.cluster_start_ms_max = 0;
    cluster::Cluster server(options);
    const auto started = server.start();
    QVERIFY(!started.ok());
    QVERIFY(started.error().detail.find("does not accept connections yet") != std::string::npos);
    QVERIFY(!server.alive());
    QVERIFY(!cluster::EngineLock::heldBy(scratch.path()).has_value());
}

void ClusterFaultsTest::setsAsideTheLockFileOfAReusedProcessId() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.cluster().stop().ok());
    // As after a crash of the machine: the id belongs to some other program of the same user.
    cluster::Command sleeper;
    sleeper.program = "/bin/sleep";
    sleeper.arguments = {"600"};
    const auto dir = server.cluster().directory().clusterDir();
    const auto account = cluster::serverAccount(dir);
    sleeper.account = *account ? &**account : nullptr;
    sleeper.parent_death_signal = SIGKILL;
    const auto other = cluster::spawn(sleeper);
    QVERIFY(other.ok());
    std::ofstream(dir + "/postmaster.pid")
        << *other << "\n"
        << dir << "\n1700000000\n5432\n"
        << server.cluster().directory().runDir() << "\n\n  1  1\nready   \n";
    std::ofstream(server.cluster().directory().socketPath() + ".lock") << *other << "\n";
    const auto started = server.cluster().start();
    const bool spared = cluster::startTicks(*other).has_value();
    ::kill(*other, SIGKILL);
    QVERIFY(waitUntil([&] { return cluster::reap(*other); }));
    QVERIFY2(started.ok(), started.ok() ? "" : started.error().detail.c_str());
    QVERIFY(spared);
    QVERIFY(fs::exists(dir + "/postmaster.pid.stale"));
}

void ClusterFaultsTest::finishesAnInterruptedFirstStart() {
    ScratchDirectory scratch;
    const auto left = scratch.path() + "/pg.init-1";
    fs::create_directory(left);
    std::ofstream(left + "/PG_VERSION") << "15\n";
    std::ofstream(scratch.path() + "/mine.txt") << "not Seatlock's\n";
    cluster::Cluster server(optionsFor(scratch.path()));
    QCOMPARE(problem(server.start()), std::string());
    QVERIFY(!fs::exists(left));
    QVERIFY(fs::exists(scratch.path() + "/mine.txt"));
}

void ClusterFaultsTest::aFailedFirstStartLeavesNothing() {
    ScratchDirectory scratch;
    const auto bin = scratch.path() + "/bin";
    fs::create_directory(bin);
    fs::create_symlink("/usr/lib/postgresql/15/bin/postgres", bin + "/postgres");
    std::ofstream(bin + "/initdb") << "#!/bin/sh\necho no room on the disk\nexit 1\n";
    fs::permissions(bin + "/initdb", fs::perms(0755));
    auto options = optionsFor(scratch.path() + "/data");
    options.bin_dir = bin;
    cluster::Cluster server(options);
    const auto started = server.start();
    QVERIFY(!started.ok());
    QVERIFY(started.error().detail.find("no room on the disk") != std::string::npos);
    for (const auto& entry : fs::directory_iterator(scratch.path() + "/data")) {
        QVERIFY(entry.path().filename().string().rfind("pg", 0) != 0);
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ClusterFaultsTest)
#include "clusterfaults.moc"
