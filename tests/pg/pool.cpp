// The pool against a real server: its ceiling, its figures, its limits and its bad days.
#include "engine/pool/pool.h"

#include "engine/core/random.h"
#include "engine/store/eventstore.h"
#include "tests/support/relay.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <thread>
#include <vector>

#include <libpq-fe.h>
#ifndef Q_MOC_RUN  // moc does not understand its headers
#include <pqxx/pqxx>
#endif
#include <QElapsedTimer>
#include <QTest>

#include <signal.h>

namespace seatlock::tests {

using core::ErrorCode;

namespace {

/// How a piece of work ended: nothing when it ran.
using Ending = std::optional<core::Error>;
using Body = std::function<void(pqxx::connection_base&)>;

class BodyJob final : public pool::Job {
public:
    explicit BodyJob(Body body) : body_(std::move(body)) {}
    void run(pool::Lease& lease) override {
        ++runs;
        body_(lease.connection().native());
        promise_.set_value({});
    }
    void refuse(core::Error error) override { promise_.set_value(std::move(error)); }
    std::future<Ending> future() { return promise_.get_future(); }

    static inline std::atomic<int> runs{0};

private:
    Body body_;
    std::promise<Ending> promise_;
};

class CountedItem final : public pool::Item {
public:
    explicit CountedItem(std::atomic<int>& refused) : refused_(refused) {}
    void refuse(core::Error) override { ++refused_; }

private:
    std::atomic<int>& refused_;
};

/// Runs one statement a batch and remembers how it was called.
class Batches final : public pool::BatchHandler {
public:
    void run(pool::Lease& lease, pool::Batch& batch, int attempt) override {
        const int now = ++running;
        int seen = widest.load();
        while (seen < now && !widest.compare_exchange_weak(seen, now)) {
        }
        int largest_seen = largest.load();
        const int size = static_cast<int>(batch.size());
        while (largest_seen < size && !largest.compare_exchange_weak(largest_seen, size)) {
        }
        if (attempt > 0) ++repeats;
        struct Leave {
            std::atomic<int>& running;
            ~Leave() { --running; }
        } leave{running};
        pqxx::nontransaction tx(lease.connection().native());
        tx.exec(sql);
        served += size;
    }
    void abandon(pool::Batch batch, bool in_doubt, const core::Error& error) override {
        abandoned += static_cast<int>(batch.size());
        if (in_doubt) doubtful += static_cast<int>(batch.size());
        core::MutexLock lock(mutex);
        last = error;
    }

    std::string sql = "select 1";
    std::atomic<int> running{0};
    std::atomic<int> widest{0};
    std::atomic<int> largest{0};
    std::atomic<int> repeats{0};
    std::atomic<int> served{0};
    std::atomic<int> abandoned{0};
    std::atomic<int> doubtful{0};
    core::Mutex mutex;
    core::Error last GUARDED_BY(mutex);
};

struct Bench {
    explicit Bench(std::string url, config::Limits wanted = {})
        : limits(wanted),
          pool(limits, std::move(url), core::SystemClock::instance(),
               core::SecureRandom::instance(), batches) {
        pool.start();
    }
    ~Bench() { pool.stop(3'000); }

    std::future<Ending> submit(Body body) {
        auto made = std::make_unique<BodyJob>(std::move(body));
        auto future = made->future();
        std::unique_ptr<pool::Job> job = std::move(made);
        if (!pool.submit(job)) job->refuse({ErrorCode::overloaded, "full", {}, 1});
        return future;
    }
    std::future<Ending> sql(const std::string& statement) {
        return submit([statement](pqxx::connection_base& connection) {
            pqxx::nontransaction tx(connection);
            tx.exec(statement);
        });
    }
    bool allOpen() {
        return waitUntil([&] { return pool.stats().sv_idle == limits.pool_connections_max; });
    }

    config::Limits limits;
    Batches batches;
    pool::Pool pool;
};

std::int64_t sum(const pool::PoolStats& stats) {
    return stats.sv_active + stats.sv_idle + stats.sv_login + stats.sv_closed;
}

}  // namespace

class PoolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void neverMoreThanTheCeiling();
    void countsNeverDrift();
    void batchesHaveALimitAndLanes();
    void queuesHaveLimits();
    void deadlineInTheQueue();
    void stuckStatementIsEnded();
    void frozenBackendIsLeft();
    void connectionKilledWhileIdle();
    void connectionKilledWhileBusy();
    void batchKilledWhileBusyIsRepeatedInDoubt();
    void transientErrorsAreTriedAgain();
    void otherErrorsAreNot();
    void noSlotsNoStorm();
    void awayAndBack();
    void stopFinishesWhatWasAccepted();
    void stopRefusesWhatIsLeft();

private:
    std::string backends() const {
        return "select count(*) from pg_stat_activity where datname = '" + database_ +
               "' and application_name = 'seatlock'";
    }
    std::string kill(const std::string& which) const {
        return "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" +
               database_ + "' and application_name = 'seatlock' and " + which;
    }

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    std::string database_;
};

void PoolTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("max_connections = 30");
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void PoolTest::init() {
    url_ = server_->freshDatabase();
    database_ = server_->value("select current_database()", url_);
    BodyJob::runs = 0;
}

void PoolTest::neverMoreThanTheCeiling() {
    Bench bench(url_, {.pool_connections_max = 4, .claim_lanes_max = 2});
    std::vector<std::future<Ending>> work;
    for (int i = 0; i < 400; ++i) work.push_back(bench.sql("select pg_sleep(0.001)"));
    int most = 0;
    QVERIFY(waitUntil([&] {
        most = std::max(most, std::stoi(server_->value(backends())));
        return bench.pool.pending() == 0;
    }));
    for (auto& each : work) QVERIFY(!each.get());
    QVERIFY2(most > 0 && most <= 4, std::to_string(most).c_str());
    QCOMPARE(bench.pool.stats().total_served, 400);
    QCOMPARE(bench.pool.stats().total_logins, 4);
}

void PoolTest::countsNeverDrift() {
    Bench bench(url_, {.pool_connections_max = 5, .claim_lanes_max = 2});
    std::atomic<bool> over{false};
    std::atomic<int> wrong{0};
    std::thread watcher([&] {
        while (!over) {
            const auto stats = bench.pool.stats();
            const bool good = sum(stats) == 5 && stats.sv_active >= 0 && stats.sv_idle >= 0 &&
                              stats.sv_login >= 0 && stats.sv_closed >= 0 && stats.cl_active >= 0 &&
                              stats.cl_waiting >= 0;
            if (!good) ++wrong;
        }
    });
    std::atomic<int> refused{0};
    std::vector<std::future<Ending>> work;
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 50; ++i) {
            work.push_back(bench.sql("select pg_sleep(0.0005)"));
            std::unique_ptr<pool::Item> item = std::make_unique<CountedItem>(refused);
            bench.pool.submitBatched(item);
        }
        server_->exec(kill("true"));
    }
    QVERIFY(waitUntil([&] { return bench.pool.pending() == 0; }));
    for (auto& each : work) each.get();
    QVERIFY(bench.allOpen());
    over = true;
    watcher.join();
    QCOMPARE(wrong.load(), 0);
    const auto stats = bench.pool.stats();
    QCOMPARE(stats.cl_active, 0);
    QCOMPARE(stats.cl_waiting, 0);
    QCOMPARE(stats.total_served + stats.total_expired, 600);
}

void PoolTest::batchesHaveALimitAndLanes() {
    Bench bench(url_, {.pool_connections_max = 4, .claim_lanes_max = 2, .claim_batch_max = 8});
    bench.batches.sql = "select pg_sleep(0.002)";
    QVERIFY(bench.allOpen());
    std::atomic<int> refused{0};
    for (int i = 0; i < 300; ++i) {
        std::unique_ptr<pool::Item> item = std::make_unique<CountedItem>(refused);
        QVERIFY(bench.pool.submitBatched(item));
    }
    QVERIFY(waitUntil([&] { return bench.pool.pending() == 0; }));
    QCOMPARE(bench.batches.served.load(), 300);
    QCOMPARE(bench.batches.widest.load(), 2);
    QCOMPARE(bench.batches.largest.load(), 8);
    QCOMPARE(bench.pool.stats().total_batched, 300);
}

void PoolTest::queuesHaveLimits() {
    Bench bench(url_, {.pool_connections_max = 2,
                       .claim_lanes_max = 1,
                       .claim_queue_max = 5,
                       .job_queue_max = 3});
    QVERIFY(bench.allOpen());
    std::vector<std::future<Ending>> busy;
    for (int i = 0; i < 2; ++i) busy.push_back(bench.sql("select pg_sleep(1)"));
    QVERIFY(waitUntil([&] { return bench.pool.stats().sv_active == 2; }));
    std::atomic<int> refused{0};
    std::unique_ptr<pool::Item> item;
    for (int i = 0; i < 5; ++i) {
        item = std::make_unique<CountedItem>(refused);
        QVERIFY(bench.pool.submitBatched(item));
        QVERIFY(!item);
    }
    item = std::make_unique<CountedItem>(refused);
    QVERIFY(!bench.pool.submitBatched(item));
    QVERIFY(item);  // still ours to answer
    std::vector<std::future<Ending>> queued;
    for (int i = 0; i < 3; ++i) queued.push_back(bench.sql("select 1"));
    QCOMPARE(bench.sql("select 1").get()->code, ErrorCode::overloaded);
    QCOMPARE(bench.pool.stats().total_full, 2);
    QCOMPARE(bench.pool.stats().cl_waiting, 8);
    for (auto& each : busy) QVERIFY(!each.get());
    for (auto& each : queued) QVERIFY(!each.get());
    QVERIFY(waitUntil([&] { return bench.batches.served == 5; }));
}

void PoolTest::deadlineInTheQueue() {
    Bench bench(url_, {.pool_connections_max = 2,
                       .claim_lanes_max = 1,
                       .request_deadline_ms = 200,
                       .statement_ms_max = 8'000});
    QVERIFY(bench.allOpen());
    std::vector<std::future<Ending>> busy;
    for (int i = 0; i < 2; ++i) busy.push_back(bench.sql("select pg_sleep(1)"));
    QVERIFY(waitUntil([&] { return bench.pool.stats().sv_active == 2; }));
    const auto ending = bench.sql("select 1").get();
    QVERIFY(ending);
    QCOMPARE(ending->code, ErrorCode::overloaded);
    QVERIFY(ending->retry_after_s > 0);
    QCOMPARE(bench.pool.stats().total_expired, 1);
    for (auto& each : busy) QVERIFY(!each.get());
}

void PoolTest::stuckStatementIsEnded() {
    Bench bench(url_, {.request_deadline_ms = 5'000, .statement_ms_max = 200});
    const auto ending = bench.sql("select pg_sleep(60)").get();
    QVERIFY(ending);
    QCOMPARE(ending->code, ErrorCode::database_unavailable);
    QVERIFY(ending->retry_after_s > 0);
    QVERIFY(!bench.sql("select 1").get());
}

void PoolTest::frozenBackendIsLeft() {
    Bench bench(url_, {.pool_connections_max = 2,
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

void PoolTest::connectionKilledWhileIdle() {
    Bench bench(url_, {.pool_connections_max = 3, .claim_lanes_max = 1});
    QVERIFY(bench.allOpen());
    QCOMPARE(server_->value(kill("true")), std::string("3"));
    // Noticed by itself, and no work is failed for it.
    QVERIFY(waitUntil([&] { return bench.pool.stats().total_broken == 3; }));
    QVERIFY(bench.allOpen());
    QVERIFY(!bench.sql("select 1").get());
    // And when work comes before anybody has noticed.
    for (int round = 0; round < 5; ++round) {
        QVERIFY(waitUntil([&] { return server_->value(backends()) == "3"; }));
        QCOMPARE(server_->value(kill("true")), std::string("3"));
        QVERIFY(!bench.sql("select 1").get());
    }
}

void PoolTest::connectionKilledWhileBusy() {
    Bench bench(url_);
    QVERIFY(server_->exec("create table done (n int primary key)", url_));
    // Committed, and the connection lost before the worker knew: run again, it must find the
    // trace. That is what jobs are asked to do.
    auto work = bench.submit([&](pqxx::connection_base& connection) {
        pqxx::nontransaction tx(connection);
        tx.exec("insert into done values (1) on conflict do nothing");
        if (BodyJob::runs == 1) tx.exec("select pg_terminate_backend(pg_backend_pid())");
    });
    QVERIFY(!work.get());
    QCOMPARE(BodyJob::runs.load(), 2);
    QCOMPARE(server_->value("select count(*) from done", url_), std::string("1"));
    QCOMPARE(bench.pool.stats().total_broken, 1);
}

void PoolTest::batchKilledWhileBusyIsRepeatedInDoubt() {
    Bench bench(url_);
    QVERIFY(server_->exec("create sequence calls", url_));
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

void PoolTest::transientErrorsAreTriedAgain() {
    Bench bench(url_);
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

void PoolTest::otherErrorsAreNot() {
    Bench bench(url_);
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

void PoolTest::noSlotsNoStorm() {
    using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
    std::vector<Connection> others;
    bool full = false;
    while (!full && others.size() < 100) {
        Connection other(PQconnectdb(url_.c_str()), &PQfinish);
        full = PQstatus(other.get()) != CONNECTION_OK;
        if (!full) others.push_back(std::move(other));
    }
    QVERIFY(full);
    Bench bench(url_, {.request_deadline_ms = 500,
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

void PoolTest::awayAndBack() {
    Relay relay(server_->cluster().directory().runDir());
    Bench bench(relay.url(database_), {.request_deadline_ms = 500});
    QVERIFY(bench.allOpen());
    relay.refuse(true);
    QVERIFY(waitUntil([&] { return !bench.pool.connected(); }));
    QCOMPARE(bench.sql("select 1").get()->code, ErrorCode::database_unavailable);
    relay.refuse(false);
    QVERIFY(bench.allOpen());
    QVERIFY(!bench.sql("select 1").get());
}

void PoolTest::stopFinishesWhatWasAccepted() {
    std::vector<std::future<Ending>> work;
    {
        Bench bench(url_, {.pool_connections_max = 2, .claim_lanes_max = 1});
        QVERIFY(bench.allOpen());
        for (int i = 0; i < 20; ++i) work.push_back(bench.sql("select pg_sleep(0.01)"));
        bench.pool.stop(10'000);
        QCOMPARE(bench.sql("select 1").get()->code, ErrorCode::overloaded);
    }
    for (auto& each : work) QVERIFY(!each.get());
}

void PoolTest::stopRefusesWhatIsLeft() {
    Bench bench(url_,
                {.pool_connections_max = 2, .claim_lanes_max = 1, .request_deadline_ms = 60'000});
    QVERIFY(bench.allOpen());
    std::vector<std::future<Ending>> work;
    for (int i = 0; i < 10; ++i) work.push_back(bench.sql("select pg_sleep(1)"));
    QVERIFY(waitUntil([&] { return bench.pool.stats().sv_active == 2; }));
    bench.pool.stop(0);
    int refused = 0;
    for (auto& each : work) {
        const auto ending = each.get();
        if (!ending) continue;
        ++refused;
        QCOMPARE(ending->code, ErrorCode::draining);
    }
    QCOMPARE(refused, 8);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::PoolTest)
#include "pool.moc"
