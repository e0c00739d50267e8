// The migrator against the real server, directly and through PgBouncer.
#include "engine/store/migrator.h"

#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <atomic>
#include <memory>
#include <thread>

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;
using store::Migration;
using store::MigrationReport;

class MigratorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fillsAnEmptyDatabase();
    void enginesAtOnce();
    void throughPgBouncer();
    void takesTheNextFile();
    void failedFileLeavesNothing();
    void refusesANewerDatabase();
    void refusesAChangedFile();
    void upToDateNeedsNoLock();
    void lockIsWaitedForWithALimit();
    void ignoresTheSessionsStatementLimit();

private:
    std::unique_ptr<TestCluster> server_;
};

namespace {

std::unique_ptr<pool::Connection> open(const std::string& url, std::int64_t statement_ms = 0) {
    pool::ConnectionOptions options;
    options.url = url;
    options.login_ms_max = 10'000;
    options.statement_ms_max = statement_ms;
    auto connection = pool::Connection::open(options);
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

const std::vector<Migration>& all() {
    return store::embeddedMigrations();
}

std::string number(std::size_t value) {
    return std::to_string(value);
}

}  // namespace

void MigratorTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void MigratorTest::fillsAnEmptyDatabase() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    const auto report = store::migrate(*connection);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report->version, static_cast<int>(all().size()) - 1);
    QCOMPARE(report->applied.size(), all().size());
    QCOMPARE(server_->value("select count(*) from schema_migration", url), number(all().size()));
    QCOMPARE(server_->value("select checksum from schema_migration where version = 1", url),
             store::checksum(all()[1]));
    QCOMPARE(server_->value("select count(*) from event_seat", url), std::string("0"));
    const auto again = store::migrate(*connection);
    QVERIFY(again.ok());
    QVERIFY(again->applied.empty());
    QCOMPARE(again->version, report->version);
}

void MigratorTest::enginesAtOnce() {
    constexpr int engines = 6;
    constexpr int rounds = 5;
    for (int round = 0; round < rounds; ++round) {
        const auto url = server_->freshDatabase();
        std::vector<std::unique_ptr<pool::Connection>> connections;
        for (int i = 0; i < engines; ++i) connections.push_back(open(url));
        std::atomic<int> waiting{engines};
        std::atomic<std::size_t> applied{0};
        std::atomic<int> good{0};
        std::vector<std::thread> threads;
        for (auto& connection : connections) {
            threads.emplace_back([&] {
                for (--waiting; waiting > 0;) std::this_thread::yield();
                const auto report = store::migrate(*connection);
                if (!report) {
                    qWarning("%s", report.error().detail.c_str());
                    return;
                }
                applied += report->applied.size();
                ++good;
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(good.load(), engines);
        QCOMPARE(applied.load(), all().size());  // each file by one engine only
        QCOMPARE(server_->value("select count(*) from schema_migration", url),
                 number(all().size()));
    }
}

void MigratorTest::throughPgBouncer() {
    const auto url = server_->freshDatabase();
    TestBouncer bouncer(*server_);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    const auto database = server_->value("select current_database()", url);
    const auto connection = open(bouncer.url(database));
    QVERIFY(connection->pooled());
    const auto report = store::migrate(*connection);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report->applied.size(), all().size());
    QCOMPARE(server_->value("select count(*) from schema_migration", url), number(all().size()));
}

void MigratorTest::takesTheNextFile() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    auto files = all();
    QVERIFY(store::migrate(*connection, files).ok());
    files.push_back({static_cast<int>(files.size()), "extra",
                     "create table extra (id int4 primary key);\ninsert into extra values (7);"});
    const auto report = store::migrate(*connection, files);
    QVERIFY(report.ok());
    QCOMPARE(report->applied, std::vector<int>{files.back().version});
    QCOMPARE(server_->value("select id from extra", url), std::string("7"));
}

void MigratorTest::failedFileLeavesNothing() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    auto files = all();
    const int broken = static_cast<int>(files.size());
    files.push_back({broken, "broken", "create table half (id int4);\nselect no_such_column;"});
    const auto report = store::migrate(*connection, files);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::internal);
    QVERIFY2(report.error().detail.find("(broken)") != std::string::npos,
             report.error().detail.c_str());
    QVERIFY(report.error().detail.find("no_such_column") != std::string::npos);
    QCOMPARE(server_->value("select to_regclass('half') is null", url), std::string("t"));
    QCOMPARE(server_->value("select max(version) from schema_migration", url),
             std::to_string(broken - 1));
    // The connection is as good as before, and so is the schema.
    QVERIFY(store::migrate(*connection).ok());
}

void MigratorTest::refusesANewerDatabase() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    QVERIFY(store::migrate(*connection).ok());
    QVERIFY(server_->exec("insert into schema_migration values (900, 'later', 'x')", url));
    const auto report = store::migrate(*connection);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::schema);
    QVERIFY(report.error().detail.find("newer") != std::string::npos);
}

void MigratorTest::refusesAChangedFile() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    QVERIFY(store::migrate(*connection).ok());
    QVERIFY(server_->exec("update schema_migration set checksum = 'f00' where version = 1", url));
    const auto report = store::migrate(*connection);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::schema);
    QVERIFY(report.error().detail.find("001_") != std::string::npos);
}

void MigratorTest::upToDateNeedsNoLock() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    QVERIFY(store::migrate(*connection).ok());
    const auto other = open(url);
    std::atomic<bool> done{false};
    // A session that holds the migrators' lock; an engine with nothing to do starts all the same.
    std::thread holder([&] {
        sqlValue(url,
                 "begin; lock table schema_migration in exclusive mode; "
                 "select pg_sleep(60); commit");
        done = true;
    });
    const char* const held =
        "select count(*) from pg_locks where mode = 'ExclusiveLock' and granted "
        "and relation = 'schema_migration'::regclass";
    const bool locked = waitUntil([&] { return server_->value(held, url) == "1"; });
    const auto report = store::migrate(*other);
    const bool finished_first = !done;
    server_->exec(
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()");
    holder.join();
    QVERIFY(locked);
    QVERIFY(report.ok());
    QVERIFY(finished_first);
}

void MigratorTest::lockIsWaitedForWithALimit() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url);
    auto files = all();
    QVERIFY(store::migrate(*connection, files).ok());
    files.push_back({static_cast<int>(files.size()), "extra", "select 1"});
    std::thread holder([&] {
        sqlValue(url,
                 "begin; lock table schema_migration in exclusive mode; "
                 "select pg_sleep(60); commit");
    });
    const char* const held =
        "select count(*) from pg_locks where mode = 'ExclusiveLock' and granted "
        "and relation = 'schema_migration'::regclass";
    const bool locked = waitUntil([&] { return server_->value(held, url) == "1"; });
    config::Limits limits;
    limits.migration_lock_ms_max = 100;
    const auto report = store::migrate(*connection, files, limits);
    server_->exec(
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()");
    holder.join();
    QVERIFY(locked);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::contended);
    QVERIFY(store::migrate(*connection, files).ok());
}

void MigratorTest::ignoresTheSessionsStatementLimit() {
    const auto url = server_->freshDatabase();
    const auto connection = open(url, 50);
    auto files = all();
    files.push_back({static_cast<int>(files.size()), "slow", "select pg_sleep(0.2)"});
    const auto report = store::migrate(*connection, files);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::MigratorTest)
#include "migrator.moc"
