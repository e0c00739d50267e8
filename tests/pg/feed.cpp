// Two engines' boards kept coherent: by pings, by repair when those are lost, by polling.
#include "engine/core/clock.h"
#include "tests/support/booth.h"
#include "tests/support/relay.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <memory>

#include <QTest>

namespace seatlock::tests {

using board::SeatState;

class FeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void changesAreSeen();
    void lostPingsAreRepaired();
    void pollsBehindAPooler();
    void newAndEditedEvents();
    void comesBack();
    void goneWhileAway();

private:
    std::string name() { return server_->value("select current_database()", url_); }
    /// How long until B's board shows what A did, in microseconds; the longest of `times`.
    core::Micros spread(Booth& a, Booth& b, core::SeatNo first, int times);

    std::unique_ptr<TestCluster> server_;
    std::string url_;
};

void FeedTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void FeedTest::init() {
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_));
}

core::Micros FeedTest::spread(Booth& a, Booth& b, core::SeatNo first, int times) {
    const auto& clock = core::SystemClock::instance();
    core::Micros longest = 0;
    for (core::SeatNo seat = first; seat < first + times; ++seat) {
        const auto held = a.hold(seat);
        const auto began = clock.steady();
        if (!held || !waitUntil([&] { return b.state(seat) == SeatState::held; })) return -1;
        longest = std::max(longest, clock.steady() - began);
    }
    return longest;
}

void FeedTest::changesAreSeen() {
    Booth a(url_);
    Booth b(url_);
    QVERIFY(a.ok() && b.ok());
    const auto there = spread(a, b, 0, 20);
    const auto back = spread(b, a, 20, 20);
    QVERIFY(there >= 0 && back >= 0);
    qInfo("seen by the other after at most %lld and %lld ms", static_cast<long long>(there / 1000),
          static_cast<long long>(back / 1000));
    QVERIFY(std::max(there, back) < 2'000'000);
    QVERIFY(b.feed().pingsHeard() > 0);
    QVERIFY(!a.feed().polling());
    // Everything else that happens to a seat, too.
    const auto token = Booth::tokenOf(a.hold(50));
    QVERIFY(waitUntil([&] { return b.state(50) == SeatState::held; }));
    QVERIFY(a.release(token));
    QVERIFY(waitUntil([&] { return b.state(50) == SeatState::available; }));
    const auto again = Booth::tokenOf(b.hold(50));
    QVERIFY(b.order(again));
    QVERIFY(waitUntil([&] { return a.state(50) == SeatState::sold; }));
}

void FeedTest::lostPingsAreRepaired() {
    config::Limits limits;
    limits.repair_interval_ms = 300;
    Booth a(url_);
    Booth b(url_, {limits});
    QVERIFY(a.ok() && b.ok());
    b.feed().deafen(true);
    const auto longest = spread(a, b, 0, 3);
    QVERIFY(longest >= 0);
    QCOMPARE(b.feed().pingsHeard(), 0);
    qInfo("repaired after at most %lld ms", static_cast<long long>(longest / 1000));
}

void FeedTest::pollsBehindAPooler() {
    TestBouncer bouncer(*server_);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    Booth a(bouncer.url(name()));
    Booth b(bouncer.url(name()));
    QVERIFY(a.ok() && b.ok());
    QVERIFY(a.feed().polling() && b.feed().polling());
    const auto longest = spread(a, b, 0, 10);
    QVERIFY(longest >= 0);
    qInfo("seen by polling after at most %lld ms", static_cast<long long>(longest / 1000));
    QVERIFY(longest < 2'000'000);
    // With the feed past the pooler there are pings again.
    Booth c(bouncer.url(name()), {.feed_url = url_});
    Booth d(bouncer.url(name()), {.feed_url = url_});
    QVERIFY(c.ok() && d.ok());
    QVERIFY(spread(c, d, 20, 5) >= 0);
    QVERIFY(!d.feed().polling());
    QVERIFY(d.feed().pingsHeard() > 0);
}

void FeedTest::newAndEditedEvents() {
    Booth booth(url_);
    QVERIFY(booth.ok());
    QVERIFY(!booth.event("later"));
    QVERIFY(installEvent(url_, {.slug = "later", .seats = 10}));
    QVERIFY(waitUntil([&] { return booth.event("later") != nullptr; }));
    QVERIFY(booth.hold(Wish{.seats = {1}, .event = "later"}));
    QVERIFY(
        server_->exec("update event set status = 'paused', name = 'Not now', "
                      "revision = revision + 1 where slug = 'later'",
                      url_));
    QVERIFY(waitUntil([&] { return booth.event("later")->info()->name == "Not now"; }));
    QCOMPARE(booth.hold(Wish{.seats = {2}, .event = "later"}).error().code,
             core::ErrorCode::sale_not_open);
    QVERIFY(booth.hold(2));
}

void FeedTest::comesBack() {
    Booth a(url_);
    Booth b(url_);
    QVERIFY(a.ok() && b.ok());
    for (core::SeatNo seat = 0; seat < 3; ++seat) {
        QVERIFY(waitUntil([&] { return a.feed().connected() && b.feed().connected(); }));
        QVERIFY(
            server_->exec("select pg_terminate_backend(pid) from pg_stat_activity where "
                          "datname = current_database() and application_name = "
                          "'seatlock-feed'",
                          url_));
        QVERIFY(a.hold(seat));
        QVERIFY(waitUntil([&] { return b.state(seat) == SeatState::held; }));
    }
}

/// What happened while the feed could not reach the database is read when it can.
void FeedTest::goneWhileAway() {
    Relay relay(server_->cluster().directory().runDir());
    Booth a(url_);
    Booth b(url_, {.feed_url = relay.url(name())});
    QVERIFY(a.ok() && b.ok());
    relay.refuse(true);
    QVERIFY(waitUntil([&] { return !b.feed().connected(); }));
    for (core::SeatNo seat = 0; seat < 10; ++seat) QVERIFY(a.hold(seat));
    QCOMPARE(b.state(5), SeatState::available);
    // Not knowing does no harm: the database refuses, and the board learns from that.
    QCOMPARE(b.hold(5).error().code, core::ErrorCode::seat_unavailable);
    QCOMPARE(b.state(5), SeatState::held);
    relay.refuse(false);
    QVERIFY(waitUntil([&] { return b.event()->board().count(SeatState::held) == 10; }));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::FeedTest)
#include "feed.moc"
