// Which seats buyers saw given twice.
#include "engine/simulator/seatwatch.h"

#include <QTest>

namespace seatlock::simulator {

using core::SeatNo;
using Seats = std::vector<SeatNo>;

class SeatWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void liveHoldsOfOneSeatAreDoubled() {
        SeatWatch watch(4, 4, 1'000);
        watch.given({0, 1}, 100, 200);
        QCOMPARE(watch.takeGiven(), (Seats{0, 1}));
        QVERIFY(watch.takeTwice().empty());
        watch.given({1, 2}, 300, 1'099);
        QCOMPARE(watch.doubled(), 1);
        watch.given({1}, 400, 500);  // each seat is told once
        QCOMPARE(watch.takeTwice(), Seats{1});
        QVERIFY(watch.takeTwice().empty());
        QCOMPARE(watch.takeGiven(), (Seats{1, 2, 1}));
        QCOMPARE(watch.doubled(), 1);
    }

    void whatMayHaveLapsedIsNoDouble() {
        SeatWatch watch(4, 4, 1'000);
        // It was made at 100 at the earliest, and so may have lapsed at 1100.
        watch.given({0}, 100, 900);
        watch.given({0}, 200, 1'100);
        QCOMPARE(watch.doubled(), 0);
        // This one's own answer took longer than it lives.
        watch.given({0}, 110, 1'150);
        QCOMPARE(watch.doubled(), 0);
        watch.given({0}, 1'160, 1'190);
        QCOMPARE(watch.doubled(), 1);
    }

    void paidSeatsNeverLapse() {
        SeatWatch watch(4, 4, 1'000);
        const auto first = watch.given({0, 1}, 100, 200);
        watch.paid(first, 500);
        watch.given({1}, 9'000, 9'100);
        QCOMPARE(watch.takeTwice(), Seats{1});
        // Paid after it had lapsed and another had the seat.
        const auto late = watch.given({2}, 100, 200);
        watch.given({2}, 1'500, 1'600);
        QCOMPARE(watch.doubled(), 1);
        watch.paid(late, 1'700);
        QCOMPARE(watch.takeTwice(), Seats{2});
    }

    void knowsWhenAllIsGone() {
        SeatWatch watch(3, 10, 1'000);  // three seats with odd numbers
        const auto one = watch.given({1, 5}, 0, 100);
        QVERIFY(!watch.taken(200));
        const auto two = watch.given({9}, 0, 300);
        QVERIFY(watch.taken(400) && !watch.soldOut());
        QVERIFY(!watch.taken(1'200));  // the first may be on sale again
        watch.paid(one, 600);
        watch.paid(one, 700);
        QVERIFY(!watch.soldOut());
        QVERIFY(watch.taken(1'200) && !watch.taken(1'300));
        watch.paid(two, 900);
        QVERIFY(watch.soldOut() && watch.taken(9'999));
        QCOMPARE(watch.doubled(), 0);
    }
};

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::SeatWatchTest)
#include "seatwatch.moc"
