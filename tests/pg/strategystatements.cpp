// The textbook ways to sell a seat, statement by statement: what becomes of a buyer who comes while
// another has looked and not yet changed anything.
#include "tests/support/shop.h"
#include "tests/support/waituntil.h"

#include <future>
#include <memory>

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;
using store::SellingWay;

class StrategyStatementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesAreKnown();
    void twoBuyersMeet_data() { addWays(all_ways); }
    void twoBuyersMeet();
    void firstFreeSeats_data() { addWays(all_ways); }
    void firstFreeSeats();

private:
    std::unique_ptr<TestCluster> server_;
};

void StrategyStatementsTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void StrategyStatementsTest::namesAreKnown() {
    for (const auto way : all_ways) {
        const auto known = store::sellingWayOf(store::name(way));
        QVERIFY(known && *known == way);
    }
    QVERIFY(!store::sellingWayOf("skip_locked_batched"));
}

/// One buyer has looked and not yet changed anything when another comes for the same seat.
void StrategyStatementsTest::twoBuyersMeet() {
    QFETCH(int, number);
    const auto way = static_cast<SellingWay>(number);
    const Shop shop(server_->url(), 4);
    const auto one = openConnection(shop.scratch->url());
    const auto two = openConnection(shop.scratch->url());
    const bool waits = way == SellingWay::for_update || way == SellingWay::advisory_lock;
    std::future<core::Result<store::GivenSeats>> second;
    bool waited = false;
    const auto first = store::holdSeats(*one, way, shop.wish({1, 2}), [&] {
        second = std::async(std::launch::async, [&] {
            return store::holdSeats(*two, way, shop.wish({2, 3}));
        });
        if (!waits) return second.wait();
        waited = waitUntil([&] {
            return shop.value(
                       "select count(*) from pg_stat_activity where wait_event_type = "
                       "'Lock' and application_name = 'test' and datname = "
                       "current_database()") == "1";
        });
    });
    const auto met = second.get();
    QCOMPARE(waited, waits);
    switch (way) {
        case SellingWay::naive:
            QVERIFY(first.ok() && met.ok());
            QCOMPARE(shop.value("select count(*) from seat_history where seat_no = 2 and "
                                "version = 1"),
                     std::string("2"));
            return;
        case SellingWay::optimistic:
            QVERIFY(met.ok());
            QCOMPARE(first.error().code, ErrorCode::seat_unavailable);
            break;
        case SellingWay::nowait:
        case SellingWay::skip_locked:
            QVERIFY(first.ok());
            QCOMPARE(met.error().code, ErrorCode::contended);
            break;
        default:
            QVERIFY(first.ok());
            QCOMPARE(met.error().code, ErrorCode::seat_unavailable);
    }
    QCOMPARE(shop.value("select count(*) from event_seat where state = 'h'"), std::string("2"));
    QCOMPARE(shop.complaints(), std::string());
}

void StrategyStatementsTest::firstFreeSeats() {
    QFETCH(int, number);
    const auto way = static_cast<SellingWay>(number);
    const Shop shop(server_->url(), 6);
    auto& connection = shop.scratch->connection();
    QVERIFY(store::holdSeats(connection, way, shop.wish({1})).ok());
    const auto best = store::holdSeats(connection, way, shop.wish({}, 3));
    QVERIFY(best.ok());
    QCOMPARE(best->seats, (std::vector<core::SeatNo>{0, 2, 3}));
    QVERIFY(best->expires_at - best->created_at == 3'600'000'000);
    const auto more = store::holdSeats(connection, way, shop.wish({}, 3));
    QCOMPARE(more.error().code, ErrorCode::sold_out);
    QCOMPARE(shop.value("select count(*) from hold"), std::string("2"));
    QCOMPARE(shop.complaints(), std::string());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::StrategyStatementsTest)
#include "strategystatements.moc"
