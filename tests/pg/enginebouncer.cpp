// Booking through a real PgBouncer in transaction pooling: everything a session would keep is
// missing, and nothing may need it.
#include "tests/support/booth.h"
#include "tests/support/ledger.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <atomic>
#include <memory>
#include <thread>

#include <QTest>

namespace seatlock::tests {

using board::SeatState;
using core::ErrorCode;

class EngineBouncerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyKindOfRequest();
    void expiry();
    void manyAtOnceOverFewConnections();
    void restartedInTheMiddle();

private:
    void open(const EventWish& wish, config::Limits limits = {});

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<TestBouncer> bouncer_;
    std::string url_;
    std::unique_ptr<Booth> booth_;
};

void EngineBouncerTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void EngineBouncerTest::init() {
    url_ = server_->freshDatabase();
    bouncer_ = std::make_unique<TestBouncer>(*server_, BouncerOptions{.pool_size = 2, .extra = {}});
    QVERIFY2(bouncer_->ok(), bouncer_->error().c_str());
}

void EngineBouncerTest::open(const EventWish& wish, config::Limits limits) {
    const auto pooled = bouncer_->url(server_->value("select current_database()", url_));
    QVERIFY(installEvent(pooled, wish));  // the schema comes through it as well
    limits.sweep_interval_ms = 50;
    limits.request_deadline_ms = 10'000;
    booth_ = std::make_unique<Booth>(pooled, BoothOptions{limits, true, true});
    QVERIFY(booth_->ok());
}

void EngineBouncerTest::cleanup() {
    booth_.reset();
    bouncer_.reset();
    QVERIFY(clean(booksProblem(url_)));
}

void EngineBouncerTest::everyKindOfRequest() {
    open({.seats_per_buyer_max = 6});
    const Wish wish{.seats = {1, 2, 3}, .buyer = "a", .key = "k"};
    const auto held = booth_->hold(wish);
    QVERIFY(held);
    QVERIFY(booth_->hold(wish)->replay);
    QCOMPARE(booth_->hold(1).error().code, ErrorCode::seat_unavailable);
    QCOMPARE(booth_->hold(Wish{.seats = {4, 5, 6, 7}, .buyer = "a"}).error().code,
             ErrorCode::limit_reached);
    const auto token = Booth::tokenOf(held);
    QVERIFY(booth_->extend(token));
    QVERIFY(booth_->drop(token, {2}));
    QCOMPARE(booth_->read(token)->hold.seats.size(), std::size_t{2});
    QVERIFY(booth_->order(token, "a", "o"));
    QVERIFY(booth_->order(token, "a", "o")->replay);
    QCOMPARE(booth_->state(1), SeatState::sold);
    QVERIFY(booth_->release(Booth::tokenOf(booth_->hold(9))));
}

void EngineBouncerTest::expiry() {
    open({.hold_s = 1});
    QVERIFY(booth_->hold(1));
    QVERIFY(waitUntil([&] { return booth_->state(1) == SeatState::available; }));
    QVERIFY(booth_->hold(1));
}

void EngineBouncerTest::manyAtOnceOverFewConnections() {
    open({.seats = 100});
    std::atomic<int> won{0};
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            for (core::SeatNo seat = 0; seat < 100; ++seat) {
                const auto held = booth_->hold(seat);
                if (held) {
                    ++won;
                    if (!booth_->order(Booth::tokenOf(held))) ++wrong;
                } else if (held.error().code != ErrorCode::seat_unavailable) {
                    ++wrong;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    QCOMPARE(won.load(), 100);
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(server_->value("select count(*) from order_item", url_), std::string("100"));
}

void EngineBouncerTest::restartedInTheMiddle() {
    open({.seats = 100});
    std::vector<Booked> booked;
    for (core::SeatNo seat = 0; seat < 60; ++seat) {
        auto later = booth_->holdLater({.seats = {seat}});
        if (seat % 20 == 10) QVERIFY(bouncer_->restart());
        const auto held = later.get();
        if (!held) continue;
        booked.push_back({Booth::tokenOf(held).text(), {std::to_string(seat + 1)}, {}});
    }
    QVERIFY(booked.size() >= 57);
    QVERIFY(clean(ledgerProblem(url_, booked)));
    QVERIFY(waitUntil([&] { return booth_->booking().doubts().size() == 0; }));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::EngineBouncerTest)
#include "enginebouncer.moc"
