// The books held against what buyers were told.
#include "engine/store/auditstore.h"

#include "engine/core/random.h"
#include "engine/store/claimstore.h"
#include "engine/store/holdstore.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"

#include <memory>

#include <QTest>

namespace seatlock::tests {

using core::HoldId;
using core::SeatNo;
using store::SeatClaim;

namespace {

HoldId newHold() {
    return core::makeUuid<HoldId>(core::SecureRandom::instance(),
                                  core::SystemClock::instance().wall());
}

}  // namespace

class AuditStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsWhatIsFree();
    void trueClaimsPass();
    void lostClaimsAreFound();
    void givenBackAndExpiredSeatsMayBeClaimedAgain();
    void twoOwnersAreFound();
    void findsHoldsOfUnansweredRequests();
    void findsOrdersThatAreNone();
    void manyClaims();

private:
    HoldId claim(const std::vector<SeatNo>& seats, std::int32_t hold_s = 900);
    store::ClaimCheck check(const std::vector<SeatClaim>& claims) {
        auto result = store::checkClaims(*connection_, event_, claims);
        if (!result) qFatal("%s", result.error().detail.c_str());
        return std::move(result).value();
    }

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<pool::Connection> connection_;
    core::EventId event_;
    core::ChartId chart_;
};

HoldId AuditStoreTest::claim(const std::vector<SeatNo>& seats, std::int32_t hold_s) {
    const auto id = newHold();
    const auto outcome =
        store::claim(*connection_, {event_, chart_, 0, hold_s, 1800, 1, {{id, {}, seats}}});
    if (outcome.seats.size() != seats.size()) qFatal("a seat was not had");
    return id;
}

void AuditStoreTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    QVERIFY(installEvent(server_->url(), {.slug = "told", .seats = 50'100}));
    event_ = {std::stoll(server_->value("select event_id from event"))};
    chart_ = {std::stoll(server_->value("select chart_id from event"))};
    auto opened = pool::Connection::open({server_->url(), 10'000, 0, "auditstore-test"});
    QVERIFY(opened.ok());
    connection_ = std::move(opened).value();
}

void AuditStoreTest::readsWhatIsFree() {
    claim({0, 1});
    claim({2}, 0);  // over at once: free again
    const auto seats = store::readEventSeats(*connection_, "told");
    QVERIFY(seats.ok() && *seats);
    QCOMPARE((*seats)->event, event_);
    QCOMPARE((*seats)->labels.size(), std::size_t{50'100});
    QCOMPARE((*seats)->labels[16], std::string("17"));
    QCOMPARE((*seats)->free.size(), std::size_t{50'098});
    QCOMPARE((*seats)->free.front(), 2);
    QVERIFY(!*store::readEventSeats(*connection_, "none"));
    QCOMPARE(*store::eventSlugs(*connection_), std::vector<std::string>{"told"});
}

void AuditStoreTest::trueClaimsPass() {
    const auto one = claim({10, 11});
    const auto other = claim({12});
    const auto found = check({{one, 10}, {one, 11}, {other, 12}});
    QVERIFY(found.lost.empty());
    QVERIFY(found.twice.empty());
}

void AuditStoreTest::lostClaimsAreFound() {
    const auto real = claim({20});
    const auto in_void = newHold();
    store::settle(*connection_, event_, {in_void});
    const auto found = check({{newHold(), 21}, {real, 20}, {real, 22}, {in_void, 23}});
    QCOMPARE(found.lost, (std::vector<std::size_t>{0, 2, 3}));
    QVERIFY(found.twice.empty());
}

void AuditStoreTest::givenBackAndExpiredSeatsMayBeClaimedAgain() {
    const auto released = claim({30});
    QVERIFY(store::releaseHold(*connection_, event_, released, 1).ok());
    const auto expired = claim({30}, 0);
    const auto swept = claim({30}, 0);
    store::expireSeats(*connection_, event_, {30}, 1);
    const auto last = claim({30});
    const auto found = check({{released, 30}, {expired, 30}, {swept, 30}, {last, 30}});
    QVERIFY(found.lost.empty());
    QVERIFY(found.twice.empty());
}

void AuditStoreTest::twoOwnersAreFound() {
    const auto real = claim({40});
    const auto invented = check({{real, 40}, {newHold(), 40}});
    QCOMPARE(invented.lost, std::vector<std::size_t>{1});
    QCOMPARE(invented.twice, std::vector<SeatNo>{40});
    // The same hold told to two buyers.
    QCOMPARE(check({{real, 40}, {real, 40}}).twice, std::vector<SeatNo>{40});
    // Taken over from a hold whose time was not over.
    const auto early = claim({41}, 0);
    const auto late = claim({41});
    QVERIFY(check({{early, 41}, {late, 41}}).twice.empty());
    QVERIFY(
        server_->exec("update hold set expires_at = now() + interval '1 hour' where "
                      "expires_at < now() and seats = '{41}'"));
    QCOMPARE(check({{early, 41}, {late, 41}}).twice, std::vector<SeatNo>{41});
}

void AuditStoreTest::findsHoldsOfUnansweredRequests() {
    const auto before = store::readEventSeats(*connection_, "told");
    QVERIFY(before.ok() && *before);
    const auto one = claim({50});
    const auto two = claim({51});
    const std::vector<SeatNo> asked{50, 52};
    QCOMPARE(*store::holdsSince(*connection_, event_, asked, (*before)->now),
             std::vector<HoldId>{one});
    auto all = *store::holdsSince(*connection_, event_, {}, (*before)->now);
    std::ranges::sort(all);
    QCOMPARE(all, (std::vector<HoldId>{std::min(one, two), std::max(one, two)}));
    QVERIFY(
        store::holdsSince(*connection_, event_, asked, (*before)->now + 3'600'000'000)->empty());
}

void AuditStoreTest::findsOrdersThatAreNone() {
    const std::vector<HoldId> holds{claim({60}), newHold()};
    auto unsold = *store::unsoldHolds(*connection_, event_, holds);
    QCOMPARE(unsold.size(), std::size_t{2});
}

void AuditStoreTest::manyClaims() {
    std::vector<SeatClaim> told;
    for (SeatNo first = 100; first < 50'100; first += 1000) {
        store::ClaimBatch batch{event_, chart_, 0, 900, 1800, 1, {}};
        for (SeatNo seat = first; seat < first + 1000; ++seat) {
            batch.requests.push_back({newHold(), {}, {seat}});
            told.push_back({batch.requests.back().hold, seat});
        }
        QCOMPARE(store::claim(*connection_, batch).seats.size(), std::size_t{1000});
    }
    QVERIFY(check(told).lost.empty());
    told[45'678].hold = newHold();
    told.push_back({newHold(), 100});
    const auto found = check(told);
    QCOMPARE(found.lost, (std::vector<std::size_t>{45'678, 50'000}));
    QCOMPARE(found.twice, std::vector<SeatNo>{100});
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::AuditStoreTest)
#include "auditstore.moc"
