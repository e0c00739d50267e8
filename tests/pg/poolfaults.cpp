// The pool when its server is slow, frozen, full, away, or loses connections.
#include "tests/support/poolbench.h"
#include "tests/support/relay.h"

#include <map>
#include <memory>
#include <vector>

#include <QElapsedTimer>
#include <QTest>

#include <libpq-fe.h>
#include <signal.h>

namespace seatlock::tests {

using core::ErrorCode;

class PoolFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void stuckStatementIsEnded();
    void frozenBackendIsLeft();
    void connectionKilledWhileIdle();
    void connectionKilledWhileBusy();
    void batchKilledWhileBusyIsRepeatedInDoubt();
    void transientErrorsAreTriedAgain();
    void otherErrorsAreNot();
    void noSlotsNoStorm();
    void awayAndBack();

private:
    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<PoolDatabase> database_;
};

void PoolFaultsTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("max_connections = 30");
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void PoolFaultsTest::init() {
    database_ = std::make_unique<PoolDatabase>(*server_);
}

void PoolFaultsTest::stuckStatementIsEnded() {
    PoolBench bench(database_->url, {.request_deadline_ms = 5'000, .statement_ms_max = 200});
    const auto ending = bench.sql("select pg_sleep(60)").get();
    QVERIFY(ending);
    QCOMPARE(ending->code, ErrorCode::database_unavailable);
    QVERIFY(ending->retry_after_s > 0);
    QVERIFY(!bench.sql("select 1").get());
}

void PoolFaultsTest::frozenBackendIsLeft() {
    PoolBench bench(database_->url, {.pool_connections_max = 2,
                                     .claim_lanes_max = 1,
                                     .request_deadline_ms = 300,
                                     .statement_ms_max = 400});
    std::atomic<int> pid{0};
    auto stuck = bench.submit([&](pqxx::connection_base& connection) {
        pid = connection.backendpid();
        if (BodyJob::runs == 1) ::kill(pid, SIGSTOP);
        pqxx::nontransaction tx(connection);
        tx.exec("select 1");
    });
    const auto ending = stuck.get();  // by the watchdog, or never
    ::kill(pid, SIGCONT);
    QVERIFY(ending);
    QCOMPARE(ending->code, ErrorCode::outcome_unknown);
    QVERIFY(waitUntil([&] { return bench.pool.stats().total_broken == 1; }));
    QVERIFY(!bench.sql("select 1").get());
}

void PoolFaultsTest::connectionKilledWhileIdle() {
    PoolBench bench(database_->url, {.pool_connections_max = 3, .claim_lanes_max = 1});
    QVERIFY(bench.allOpen());
    QCOMPARE(server_->value(database_->kill()), std::string("3"));
    // Noticed by itself, and no work is failed for it.
    QVERIFY(waitUntil([&] { return bench.pool.stats().total_broken == 3; }));
    QVERIFY(bench.allOpen());
    QVERIFY(!bench.sql("select 1").get());
    // And when work comes before anybody has noticed.
    for (int round = 0; round < 5; ++round) {
        QVERIFY(waitUntil([&] { return server_->value(database_->backends()) == "3"; }));
        QCOMPARE(server_->value(database_->kill()), std::string("3"));
        QVERIFY(!bench.sql("select 1").get());
    }
}

void PoolFaultsTest::connectionKilledWhileBusy() {
    PoolBench bench(database_->url);
    QVERIFY(server_->exec("create table done (n int primary key)", database_->url));
    // Committed, and the connection lost before the worker knew: run again, it must find the
    // trace. That is what jobs are asked to do.
    auto work = bench.submit([&](pqxx::connection_base& connection) {
        pqxx::nontransaction tx(connection);
        tx.exec("insert into done values (1) on conflict do nothing");
        if (BodyJob::runs == 1) tx.exec("select pg_terminate_backend(pg_backend_pid())");
    });
    QVERIFY(!work.get());
    QCOMPARE(BodyJob::runs.load(), 2);
    QCOMPARE(server_->value("select count(*) from done", database_->url), std::string("1"));
    QCOMPARE(bench.pool.stats().total_broken, 1);
}

void PoolFaultsTest::batchKilledWhileBusyIsRepeatedInDoubt() {
    PoolBench bench(database_->url);
    QVERIFY(server_->exec("create sequence calls", database_->url));
    bench.batches.sql =
        "select case when nextval('calls') = 1 "
        "then pg_terminate_backend(pg_backend_pid()) end, pg_sleep(0.01)";
    std::atomic<int> refused{0};
    std::unique_ptr<pool::Item> item = std::make_unique<CountedItem>(refused);
    QVERIFY(bench.pool.submitBatched(item));
    QVERIFY(waitUntil([&] { return bench.batches.served == 1; }));
    QCOMPARE(bench.batches.repeats.load(), 1);
    // Lost every time: given up, and said to be in doubt.
    bench.batches.sql = "select pg_terminate_backend(pg_backend_pid())";
    item = std::make_unique<CountedItem>(refused);
    QVERIFY(bench.pool.submitBatched(item));
    QVERIFY(waitUntil([&] { return bench.batches.abandoned == 1; }));
    QCOMPARE(bench.batches.doubtful.load(), 1);
    core::MutexLock lock(bench.batches.mutex);
    QCOMPARE(bench.batches.last.code, ErrorCode::outcome_unknown);
}

void PoolFaultsTest::transientErrorsAreTriedAgain() {
    PoolBench bench(database_->url);
    auto work = bench.submit([&](pqxx::connection_base& connection) {
        pqxx::nontransaction tx(connection);
        if (BodyJob::runs < 3) {
            tx.exec("do $$ begin raise exception 'again' using errcode = '40P01'; end $$");
        }
    });
    QVERIFY(!work.get());
    QCOMPARE(BodyJob::runs.load(), 3);
    QCOMPARE(bench.pool.stats().total_broken, 0);
    // For ever: given up as contended, which it is.
    auto hopeless = bench.submit([&](pqxx::connection_base& connection) {
        pqxx::nontransaction tx(connection);
        tx.exec("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
    });
    QCOMPARE(hopeless.get()->code, ErrorCode::contended);
}

void PoolFaultsTest::otherErrorsAreNot() {
    PoolBench bench(database_->url);
    const std::map<std::string, ErrorCode> states = {
        {"23505", ErrorCode::internal},
        {"53100", ErrorCode::database_unavailable},  // disk full
        {"25006", ErrorCode::database_unavailable},  // read-only
        {"58030", ErrorCode::database_unavailable},  // I/O error
        {"57P03", ErrorCode::database_unavailable},
    };
    for (const auto& [state, code] : states) {
        BodyJob::runs = 0;
        const auto ending =
            bench.sql("do $$ begin raise exception 'x' using errcode = '" + state + "'; end $$")
                .get();
        QVERIFY(ending);
        QVERIFY2(ending->code == code, state.c_str());
        QCOMPARE(BodyJob::runs.load(), 1);
    }
    QCOMPARE(bench.pool.stats().total_broken, 0);
}

void PoolFaultsTest::noSlotsNoStorm() {
    using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
    std::vector<Connection> others;
    bool full = false;
    while (!full && others.size() < 100) {
        Connection other(PQconnectdb(database_->url.c_str()), &PQfinish);
        full = PQstatus(other.get()) != CONNECTION_OK;
        if (!full) others.push_back(std::move(other));
    }
    QVERIFY(full);
    PoolBench bench(database_->url, {.request_deadline_ms = 500,
                                     .reconnect_backoff_ms_min = 50,
                                     .reconnect_backoff_ms_max = 1'000});
    const auto ending = bench.sql("select 1").get();
    QVERIFY(ending);
    QCOMPARE(ending->code, ErrorCode::database_unavailable);
    QVERIFY(ending->retry_after_s > 0);
    QVERIFY(!bench.pool.connected());
    // The first eight tries may go out together; after them one at a time, ever more slowly.
    QElapsedTimer timer;
    timer.start();
    const auto before = bench.pool.stats().total_login_failures;
    QVERIFY(waitUntil([&] { return bench.pool.stats().total_login_failures >= before + 4; }));
    QVERIFY2(timer.elapsed() >= 1'000, std::to_string(timer.elapsed()).c_str());
    const auto stats = bench.pool.stats();
    QCOMPARE(stats.total_too_many, stats.total_login_failures);
    QCOMPARE(sum(stats), bench.limits.pool_connections_max);
    others.clear();
    QVERIFY(bench.allOpen());
    QVERIFY(!bench.sql("select 1").get());
}

void PoolFaultsTest::awayAndBack() {
    Relay relay(server_->cluster().directory().runDir());
    PoolBench bench(relay.url(database_->name), {.request_deadline_ms = 500});
    QVERIFY(bench.allOpen());
    relay.refuse(true);
    QVERIFY(waitUntil([&] { return !bench.pool.connected(); }));
    QCOMPARE(bench.sql("select 1").get()->code, ErrorCode::database_unavailable);
    relay.refuse(false);
    QVERIFY(bench.allOpen());
    QVERIFY(!bench.sql("select 1").get());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::PoolFaultsTest)
#include "poolfaults.moc"
