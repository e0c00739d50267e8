// The pool against a real server: its ceiling, its figures and its limits.
#include "tests/support/poolbench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;

class PoolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void neverMoreThanTheCeiling();
    void countsNeverDrift();
    void batchesHaveALimitAndLanes();
    void queuesHaveLimits();
    void staffNeverWaitForBuyers();
    void buyersUseOneLaneWhileStaffWork();
    void deadlineInTheQueue();
    void stopFinishesWhatWasAccepted();
    void stopRefusesWhatIsLeft();

private:
    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<PoolDatabase> database_;
};

void PoolTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("max_connections = 30");
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void PoolTest::init() {
    database_ = std::make_unique<PoolDatabase>(*server_);
}

void PoolTest::neverMoreThanTheCeiling() {
    PoolBench bench(database_->url, {.pool_connections_max = 4, .claim_lanes_max = 2});
    std::vector<std::future<Ending>> work;
    for (int i = 0; i < 400; ++i) work.push_back(bench.sql("select pg_sleep(0.001)"));
    int most = 0;
    QVERIFY(waitUntil([&] {
        most = std::max(most, std::stoi(server_->value(database_->backends())));
        return bench.pool.pending() == 0;
    }));
    for (auto& each : work) QVERIFY(!each.get());
    QVERIFY2(most > 0 && most <= 4, std::to_string(most).c_str());
    QCOMPARE(bench.pool.stats().total_served, 400);
    QCOMPARE(bench.pool.stats().total_logins, 4);
}

void PoolTest::countsNeverDrift() {
    PoolBench bench(database_->url, {.pool_connections_max = 5, .claim_lanes_max = 2});
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
        server_->exec(database_->kill());
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
    PoolBench bench(database_->url,
                    {.pool_connections_max = 4, .claim_lanes_max = 2, .claim_batch_max = 8});
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
    PoolBench bench(database_->url, {.pool_connections_max = 2,
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

/// However long the buyers' queue, one connection never takes from it, and staff's claims need no
/// lane of theirs.
void PoolTest::staffNeverWaitForBuyers() {
    PoolBench bench(database_->url, {.pool_connections_max = 6,
                                     .staff_connections = 1,
                                     .claim_lanes_max = 2,
                                     .request_deadline_ms = 60'000,
                                     .statement_ms_max = 50'000});
    QVERIFY(bench.allOpen());
    std::vector<std::future<Ending>> buyers;
    for (int i = 0; i < 40; ++i) buyers.push_back(bench.sql("select pg_sleep(0.5)"));
    QVERIFY(waitUntil([&] { return bench.pool.stats().sv_active == 5; }));
    const auto left = [&] {
        return std::ranges::count_if(buyers, [](const std::future<Ending>& each) {
            return each.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
        });
    };
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!bench.sql("select 1", pool::Share::staff).get());
        std::atomic<int> refused{0};
        std::unique_ptr<pool::Item> item = std::make_unique<CountedItem>(refused);
        const int before = bench.batches.served;
        QVERIFY(bench.pool.submitBatched(item, pool::Share::staff));
        QVERIFY(waitUntil([&] { return bench.batches.served == before + 1; }));
        QVERIFY(bench.pool.stats().sv_active <= 6);
    }
    QVERIFY2(left() > 10, std::to_string(left()).c_str());
    for (auto& each : buyers) QVERIFY(!each.get());
}

/// Each work of staff's keeps the second lane closed; it opens again when none has come for a
/// while.
void PoolTest::buyersUseOneLaneWhileStaffWork() {
    core::ManualClock clock;
    PoolBench bench(database_->url,
                    {.pool_connections_max = 6,
                     .staff_connections = 1,
                     .claim_lanes_max = 2,
                     .claim_batch_max = 4},
                    clock);
    bench.batches.sql = "select pg_sleep(0.005)";
    QVERIFY(bench.allOpen());
    std::atomic<int> refused{0};
    const auto widestOf = [&](int items) {
        bench.batches.widest = 0;
        for (int i = 0; i < items; ++i) {
            std::unique_ptr<pool::Item> item = std::make_unique<CountedItem>(refused);
            if (!bench.pool.submitBatched(item)) return -1;
        }
        return waitUntil([&] { return bench.pool.pending() == 0; }) ? bench.batches.widest.load()
                                                                    : -1;
    };
    QVERIFY(!bench.sql("select 1", pool::Share::staff).get());
    QCOMPARE(widestOf(100), 1);
    clock.advance(1'000'000);
    QCOMPARE(widestOf(100), 2);
    QCOMPARE(refused.load(), 0);
}

void PoolTest::deadlineInTheQueue() {
    PoolBench bench(database_->url, {.pool_connections_max = 2,
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

void PoolTest::stopFinishesWhatWasAccepted() {
    std::vector<std::future<Ending>> work;
    {
        PoolBench bench(database_->url, {.pool_connections_max = 2, .claim_lanes_max = 1});
        QVERIFY(bench.allOpen());
        for (int i = 0; i < 20; ++i) work.push_back(bench.sql("select pg_sleep(0.01)"));
        bench.pool.stop(10'000);
        QCOMPARE(bench.sql("select 1").get()->code, ErrorCode::overloaded);
    }
    for (auto& each : work) QVERIFY(!each.get());
}

void PoolTest::stopRefusesWhatIsLeft() {
    PoolBench bench(
        database_->url,
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
