// What the embedded PostgreSQL refuses, in words that help, without touching any data.
#include "engine/cluster/binaries.h"
#include "engine/cluster/childprocess.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <filesystem>
#include <fstream>
#include <map>

#include <QTest>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace seatlock::tests {

namespace fs = std::filesystem;

class ClusterRefusalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dataOfAnotherVersion_data();
    void dataOfAnotherVersion();
    void damagedData_data();
    void damagedData();
    void dataThatWillNotStart();
    void dataOfAnotherUser();
    void aServerThatIsNotOurs();
    void aSocketPathThatIsTooLong();
    void aDirectoryThatIsNotWritable();
    void aWayThatIsClosed();
    void aFileInPlaceOfTheDirectory();
    void missingPrograms();
    void aPathThatClientsCannotName();
};

namespace {

/// Every file of the cluster and its contents.
std::map<std::string, std::string> everything(const std::string& dir) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(dir)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file{entry.path()};
        out[entry.path().string()] = std::string(std::istreambuf_iterator<char>(file), {});
    }
    return out;
}

/// Starts on `data_dir` and returns the refusal; empty when there was none.
std::string refusalOf(const std::string& data_dir, const std::string& bin_dir = {}) {
    cluster::ClusterOptions options;
    options.data_dir = data_dir;
    options.bin_dir = bin_dir;
    options.stop_with_thread = true;
    cluster::Cluster server(options);
    const auto started = server.start();
    if (started.ok()) return {};
    if (started.error().code != core::ErrorCode::cluster) return "wrong code";
    return started.error().detail;
}

bool has(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return true;
    std::fprintf(stderr, "\"%s\" has no \"%s\"\n", text.c_str(), part.c_str());
    return false;
}

/// A directory of the server's user, as a cluster would be.
void ownedByServer(const std::string& dir) {
    const auto account = cluster::serverAccount("/nonexistent");
    if (!*account) return;
    QCOMPARE(::chown(dir.c_str(), (*account)->uid, (*account)->gid), 0);
}

}  // namespace

void ClusterRefusalsTest::dataOfAnotherVersion_data() {
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("advice");
    QTest::newRow("older than we support") << QStringLiteral("14") << QStringLiteral("dump");
    QTest::newRow("not installed") << QStringLiteral("97") << QStringLiteral("postgresql-97");
}

void ClusterRefusalsTest::dataOfAnotherVersion() {
    QFETCH(QString, version);
    QFETCH(QString, advice);
    ScratchDirectory scratch;
    const auto dir = scratch.path() + "/pg";
    fs::create_directories(dir + "/global");
    std::ofstream(dir + "/PG_VERSION") << version.toStdString() << "\n";
    std::ofstream(dir + "/global/pg_control") << "their data";
    ownedByServer(dir);
    const auto before = everything(dir);
    const auto refusal = refusalOf(scratch.path());
    QVERIFY(has(refusal, "belongs to PostgreSQL " + version.toStdString()));
    QVERIFY(has(refusal, advice.toStdString()));
    QVERIFY(everything(dir) == before);
}

void ClusterRefusalsTest::damagedData_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("garbage");
    QTest::newRow("PG_VERSION missing") << QStringLiteral("PG_VERSION") << false;
    QTest::newRow("PG_VERSION garbage") << QStringLiteral("PG_VERSION") << true;
    QTest::newRow("pg_control missing") << QStringLiteral("global/pg_control") << false;
}

void ClusterRefusalsTest::damagedData() {
    QFETCH(QString, file);
    QFETCH(bool, garbage);
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.cluster().stop().ok());
    const auto dir = server.cluster().directory().clusterDir();
    const auto path = dir + "/" + file.toStdString();
    fs::remove(path);
    if (garbage) std::ofstream(path) << "garbage";
    const auto before = everything(dir);
    const auto refusal = refusalOf(server.dataDir());
    QVERIFY(has(refusal, file.toStdString()));
    QVERIFY(has(refusal, "damaged"));
    QVERIFY(has(refusal, "backup"));
    QVERIFY(everything(dir) == before);
}

void ClusterRefusalsTest::dataThatWillNotStart() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.cluster().stop().ok());
    const auto control = server.cluster().directory().clusterDir() + "/global/pg_control";
    {
        std::fstream file{control, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(16);
        file << "bits that fell over";
    }
    const auto refusal = refusalOf(server.dataDir());
    QVERIFY(has(refusal, "did not start"));
    QVERIFY(has(refusal, "FATAL"));  // the server's own words
    QVERIFY(has(refusal, "nothing was removed"));
}

void ClusterRefusalsTest::dataOfAnotherUser() {
    ScratchDirectory scratch;
    const auto dir = scratch.path() + "/pg";
    fs::create_directory(dir);
    std::ofstream(dir + "/PG_VERSION") << "15\n";
    if (::geteuid() != 0) QSKIP("Only root can give a directory to another user.");
    // Root's own: the server cannot run as its owner.
    QVERIFY(has(refusalOf(scratch.path()), "belongs to user root"));
    QVERIFY(fs::exists(dir + "/PG_VERSION"));
}

void ClusterRefusalsTest::aServerThatIsNotOurs() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QVERIFY(server.cluster().stop().ok());
    const auto dir = server.cluster().directory().clusterDir();
    const auto account = cluster::serverAccount(dir);
    const auto binaries = cluster::findBinaries({}, 15);
    QVERIFY(binaries.ok());
    cluster::Command command;
    command.program = binaries->directory + "/postgres";
    // Somebody starts it by hand, with another socket.
    command.arguments = {"-D", dir, "-c", "listen_addresses=", "-k", dir};
    command.environment = cluster::plainEnvironment();
    command.account = *account ? &**account : nullptr;
    command.parent_death_signal = SIGKILL;
    const auto foreign = cluster::spawn(command);
    QVERIFY(foreign.ok());
    const bool up = waitUntil([&] { return fs::exists(dir + "/.s.PGSQL.5432"); });
    const auto refusal = refusalOf(server.dataDir());
    const bool spared = !cluster::reap(*foreign);
    ::kill(*foreign, SIGINT);
    QVERIFY(waitUntil([&] { return cluster::reap(*foreign); }));
    QVERIFY(up && spared);
    QVERIFY(has(refusal, "in use by PostgreSQL process " + std::to_string(*foreign)));
}

void ClusterRefusalsTest::aSocketPathThatIsTooLong() {
    ScratchDirectory scratch;
    const std::string tail = "/run/.s.PGSQL.5432";
    const auto room = cluster::socket_path_bytes_max - tail.size() - scratch.path().size() - 1;
    const auto longest = scratch.path() + "/" + std::string(room, 'd');
    const auto refusal = refusalOf(longest + "d");
    QVERIFY(has(refusal, "108 bytes"));
    QVERIFY(has(refusal, "shorter --data-dir"));
    QVERIFY(!fs::exists(longest + "d"));
    QCOMPARE(refusalOf(longest), std::string());
}

void ClusterRefusalsTest::aDirectoryThatIsNotWritable() {
    ScratchDirectory scratch;
    const auto dir = scratch.path() + "/data";
    fs::create_directory(dir);
    fs::permissions(dir, fs::perms(0555));
    std::string refusal;
    if (::geteuid() == 0) {
        Process host("/usr/bin/setpriv", {"--reuid=65534", "--regid=65534", "--clear-groups",
                                          SEATLOCK_CLUSTERHOST, dir});
        host.waitForExit();
        refusal = host.standardOutput();
        if (refusal.empty()) QSKIP("An ordinary user cannot reach the build directory.");
    } else {
        refusal = refusalOf(dir);
    }
    QVERIFY(has(refusal, dir + " is not writable"));
    QVERIFY(has(refusal, "--data-dir"));
}

void ClusterRefusalsTest::aWayThatIsClosed() {
    if (::geteuid() != 0) QSKIP("Only root runs the server as somebody else.");
    ScratchDirectory scratch;
    const auto closed = scratch.path() + "/closed";
    fs::create_directory(closed);
    fs::permissions(closed, fs::perms(0700));
    const auto refusal = refusalOf(closed + "/data");
    QVERIFY(has(refusal, "may not pass through " + closed + " on the way"));
    QVERIFY(has(refusal, "chmod o+x " + closed));
    struct stat info {};
    QCOMPARE(::stat(closed.c_str(), &info), 0);
    QCOMPARE(static_cast<int>(info.st_mode & 0777), 0700);
}

void ClusterRefusalsTest::aFileInPlaceOfTheDirectory() {
    ScratchDirectory scratch;
    const auto path = scratch.path() + "/data";
    std::ofstream(path) << "somebody's notes";
    QVERIFY(has(refusalOf(path), "is not a directory"));
    QVERIFY(fs::is_regular_file(path));
}

void ClusterRefusalsTest::missingPrograms() {
    ScratchDirectory scratch;
    const auto refusal = refusalOf(scratch.path() + "/data", scratch.path());
    QVERIFY(has(refusal, "were not found in " + scratch.path()));
    QVERIFY(has(refusal, "apt-get install postgresql-15"));
}

void ClusterRefusalsTest::aPathThatClientsCannotName() {
    ScratchDirectory scratch;
    QVERIFY(has(refusalOf(scratch.path() + "/two\nlines"), "line break"));
    QVERIFY(has(refusalOf(scratch.path() + "/one,two"), "comma"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ClusterRefusalsTest)
#include "clusterrefusals.moc"
