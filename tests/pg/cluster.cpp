// The embedded PostgreSQL's life on good days, with the real server.
#include "engine/cluster/settings.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <QTest>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace seatlock::tests {

namespace fs = std::filesystem;

class ClusterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsStopsAndStartsAgain();
    void runsWithItsSettings();
    void durabilityCannotBeTurnedOff();
    void listensOnNoPort();
    void keepsItsDirectoriesPrivate();
    void takesAnyPath();
    void ctrlCReachesTheEngineOnly();
    void oneEngineAtATime();
    void commandsAttach();
    void commandsBringItUpThemselves();
    void runsAsOrdinaryUser();
    void turnsItsLogOver();
    void answersOtherThreads();
    void defaultDirectory();
};

namespace {

std::string contents(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream{path}.rdbuf();
    return out.str();
}

int permissions(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? static_cast<int>(info.st_mode & 0777) : -1;
}

cluster::ClusterOptions optionsFor(const std::string& data_dir) {
    cluster::ClusterOptions options;
    options.data_dir = data_dir;
    options.stop_with_thread = true;
    return options;
}

}  // namespace

void ClusterTest::startsStopsAndStartsAgain() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.exec("CREATE TABLE kept AS SELECT 42 AS answer"));
    QVERIFY(server.cluster().stop().ok());
    QVERIFY(!server.cluster().alive());
    QCOMPARE(server.cluster().postmasterPid(), 0);
    QVERIFY(server.cluster().stop().ok());
    QVERIFY(server.cluster().start().ok());
    QVERIFY(server.cluster().start().ok());  // already there
    QCOMPARE(server.value("SELECT answer FROM kept"), std::string("42"));
    const auto url = server.freshDatabase();
    QCOMPARE(server.value("SELECT current_database()", url), std::string("test_1"));
    QCOMPARE(cluster::Cluster::urlOf(server.dataDir()), server.url());
}

void ClusterTest::runsWithItsSettings() {
    TestCluster server("max_connections = 20");
    QVERIFY2(server.ok(), server.error().c_str());
    const std::vector<std::pair<const char*, const char*>> expected = {
        {"data_checksums", "on"},
        {"server_encoding", "UTF8"},
        {"lc_collate", "C"},
        {"lc_messages", "C"},
        {"TimeZone", "UTC"},
        {"shared_buffers", "256MB"},
        {"wal_buffers", "16MB"},
        {"wal_compression", "lz4"},
        {"max_wal_size", "4GB"},
        {"min_wal_size", "1GB"},
        {"checkpoint_timeout", "15min"},
        {"jit", "off"},
        {"random_page_cost", "1.1"},
        {"effective_cache_size", "2GB"},
        {"idle_in_transaction_session_timeout", "1min"},
        {"max_connections", "20"},
    };
    for (const auto& [name, value] : expected) {
        QCOMPARE(server.value(std::string("SHOW ") + name), std::string(value));
    }
}

void ClusterTest::durabilityCannotBeTurnedOff() {
    TestCluster server("fsync = off\nlisten_addresses = '*'");
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.exec("ALTER SYSTEM SET full_page_writes = off"));
    QVERIFY(server.exec("ALTER SYSTEM SET synchronous_commit = off"));
    QVERIFY(server.cluster().stop().ok());
    QVERIFY(server.cluster().start().ok());
    for (const char* name : {"fsync", "full_page_writes", "synchronous_commit"}) {
        QCOMPARE(server.value(std::string("SHOW ") + name), std::string("on"));
    }
    QCOMPARE(server.value("SHOW listen_addresses"), std::string());
}

void ClusterTest::listensOnNoPort() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    const auto tables = contents("/proc/net/tcp") + contents("/proc/net/tcp6");
    const auto fds = "/proc/" + std::to_string(server.cluster().postmasterPid()) + "/fd";
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(fds, error)) {
        const auto target = fs::read_symlink(entry.path(), error).string();
        if (target.rfind("socket:[", 0) != 0) continue;
        const auto inode = target.substr(8, target.size() - 9);
        QVERIFY(tables.find(" " + inode + " ") == std::string::npos);
    }
    if (error) QSKIP("The kernel does not show us the server's sockets.");
}

void ClusterTest::keepsItsDirectoriesPrivate() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    const auto& directory = server.cluster().directory();
    QCOMPARE(permissions(directory.clusterDir()), 0700);
    QCOMPARE(permissions(directory.runDir()), 0700);
    QCOMPARE(permissions(directory.logDir()), 0700);
    QCOMPARE(permissions(directory.socketPath()), 0700);
    QCOMPARE(contents(directory.clusterDir() + "/pg_hba.conf"),
             std::string("local all all trust\n"));
    // Opened by accident, closed again by the next start.
    QVERIFY(server.cluster().stop().ok());
    QCOMPARE(::chmod(directory.runDir().c_str(), 0777), 0);
    QVERIFY(server.cluster().start().ok());
    QCOMPARE(permissions(directory.runDir()), 0700);
}

void ClusterTest::takesAnyPath() {
    ScratchDirectory scratch;
    cluster::Cluster server(optionsFor(scratch.path() + "/it's a \"b\\ox/höhe/"));
    const auto started = server.start();
    QVERIFY2(started.ok(), started.ok() ? "" : started.error().detail.c_str());
    QCOMPARE(sqlValue(server.url(), "SELECT 1"), std::string("1"));
    QVERIFY(fs::exists(server.directory().serverLog()));
}

void ClusterTest::ctrlCReachesTheEngineOnly() {
    ScratchDirectory scratch;
    Process host(SEATLOCK_CLUSTERHOST, {scratch.path() + "/data"});
    QVERIFY(!host.waitForLine("ready ").empty());
    host.signalGroup(SIGINT);
    QCOMPARE(host.waitForExit(), 0);
    QVERIFY(host.standardOutput().find("stopped after serving to the end") != std::string::npos);
}

void ClusterTest::oneEngineAtATime() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    const auto holder = cluster::EngineLock::heldBy(server.dataDir());
    QVERIFY(holder.has_value());
    QCOMPARE(*holder, ::getpid());

    Process second(SEATLOCK_CLUSTERHOST, {server.dataDir()});
    QCOMPARE(second.waitForExit(), 1);
    const auto refusal = "in use by process " + std::to_string(::getpid());
    QVERIFY(second.standardOutput().find(refusal) != std::string::npos);
    QVERIFY(server.cluster().alive());

    QVERIFY(server.cluster().stop().ok());
    QVERIFY(!cluster::EngineLock::heldBy(server.dataDir()).has_value());
}

void ClusterTest::commandsAttach() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    auto options = optionsFor(server.dataDir());
    options.attach = true;
    cluster::Cluster command(options);
    QVERIFY(command.start().ok());
    QVERIFY(command.attached());
    QVERIFY(command.alive());
    QVERIFY(command.ensureRunning().ok());
    QCOMPARE(sqlValue(command.url(), "SELECT 1"), std::string("1"));
    QVERIFY(command.stop().ok());
    QVERIFY(server.cluster().alive());
}

void ClusterTest::commandsBringItUpThemselves() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.attach = true;
    cluster::Cluster command(options);
    QVERIFY(command.start().ok());
    QVERIFY(!command.attached());
    QVERIFY(command.stop().ok());
    QVERIFY(!fs::exists(command.directory().clusterDir() + "/postmaster.pid"));
}

void ClusterTest::runsAsOrdinaryUser() {
    if (::geteuid() != 0) QSKIP("Not root: every other test runs as an ordinary user already.");
    const auto nobody = [](std::vector<std::string> words) {
        std::vector<std::string> out = {"--reuid=65534", "--regid=65534", "--clear-groups", "--"};
        out.insert(out.end(), words.begin(), words.end());
        return out;
    };
    Process probe("/usr/bin/setpriv", nobody({"/usr/bin/test", "-x", SEATLOCK_CLUSTERHOST}));
    if (probe.waitForExit() != 0) QSKIP("An ordinary user cannot reach the build directory.");

    ScratchDirectory scratch;
    QCOMPARE(::chown(scratch.path().c_str(), 65534, 65534), 0);
    const auto data_dir = scratch.path() + "/data";
    {
        Process host("/usr/bin/setpriv", nobody({SEATLOCK_CLUSTERHOST, data_dir}));
        QVERIFY(!host.waitForLine("ready ").empty());
        QCOMPARE(sqlValue(cluster::Cluster::urlOf(data_dir), "SELECT 1"), std::string("1"));
        host.closeInput();
        QCOMPARE(host.waitForExit(), 0);
    }
    {  // then by root, who leaves it to its owner
        cluster::Cluster root(optionsFor(data_dir));
        QVERIFY(root.start().ok());
        QVERIFY(root.stop().ok());
    }
    Process again("/usr/bin/setpriv", nobody({SEATLOCK_CLUSTERHOST, data_dir}));
    QVERIFY(!again.waitForLine("ready ").empty());
    again.closeInput();
    QCOMPARE(again.waitForExit(), 0);
}

void ClusterTest::turnsItsLogOver() {
    ScratchDirectory scratch;
    auto options = optionsFor(scratch.path());
    options.limits.cluster_log_bytes_max = 64 * 1024;
    cluster::Cluster server(options);
    QVERIFY(server.start().ok());
    const auto& directory = server.directory();
    const auto warn =
        "DO $$ BEGIN FOR i IN 1..20 LOOP RAISE WARNING '%', repeat('x', 2000); "
        "END LOOP; END $$";
    QVERIFY(server.ensureRunning().ok());
    QVERIFY(!fs::exists(directory.serverLog() + ".1"));  // below the limit
    QVERIFY(waitUntil([&] {
        sqlValue(server.url(), std::string("SET client_min_messages = error; ") + warn);
        return directory.serverLogBytes() >= 64 * 1024;
    }));
    QVERIFY(server.ensureRunning().ok());
    QVERIFY(fs::exists(directory.serverLog() + ".1"));
    // The server writes into the new file once it has seen the request.
    QVERIFY(waitUntil([&] { return fs::exists(directory.serverLog()); }));
    QVERIFY(directory.serverLogBytes() < 64 * 1024);
}

void ClusterTest::answersOtherThreads() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    std::atomic<bool> over{false};
    std::thread reader([&] {
        while (!over) {
            server.cluster().alive();
            if (server.cluster().url().empty()) return;
        }
    });
    QVERIFY(server.cluster().stop().ok());
    QVERIFY(server.cluster().start().ok());
    over = true;
    reader.join();
    QVERIFY(server.cluster().alive());
}

void ClusterTest::defaultDirectory() {
    const auto path = cluster::defaultDataDir();
    if (::geteuid() == 0) {
        QCOMPARE(path, std::string("/var/lib/seatlock"));
    } else {
        QVERIFY(path.find("/seatlock") != std::string::npos);
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ClusterTest)
#include "cluster.moc"
