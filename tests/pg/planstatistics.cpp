// What the server knows of new tables when it plans.
#include "engine/store/planstatistics.h"

#include "engine/booking/booking.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <memory>
#include <string>

#include <QTest>

namespace seatlock::tests {

namespace {

std::unique_ptr<pool::Connection> open(const std::string& url) {
    auto connection = pool::Connection::open({url, 10'000, 0, "statistics-test"});
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

}  // namespace

class PlanStatisticsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looksOnceAtWhatIsNew();
};

void PlanStatisticsTest::looksOnceAtWhatIsNew() {
    TestCluster server("autovacuum = off");
    QVERIFY2(server.ok(), server.error().c_str());
    const auto url = server.freshDatabase();
    QVERIFY(installEvent(url, {.slug = "booth", .seats = 500}));
    Booth booth(url);
    QVERIFY(booth.ok());
    const auto connection = open(url);
    const auto found = [&](const std::string& table) {
        return std::ranges::count(store::analyzeNewTables(*connection), table) == 1;
    };
    QVERIFY(!found("hold"));  // nothing is in it
    for (core::SeatNo seat = 0; seat < 150; ++seat) {
        QVERIFY(booth.hold(Wish{.seats = {seat}}));
    }
    // The server counts a little later than it commits.
    QVERIFY(waitUntil([&] { return found("hold"); }));
    QVERIFY(!found("hold"));
    QVERIFY(std::stoi(server.value("select count(*) from pg_stats where tablename = 'hold'", url)) >
            0);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::PlanStatisticsTest)
#include "planstatistics.moc"
