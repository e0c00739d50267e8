// What a slow window finds: one parcel with everything in it.
#include "ui/host/watchbox.h"

#include <QtTest>

namespace seatlock::tests {

using ui::host::WatchBox;
using ui::host::Watched;

namespace {

Watched parcel(std::int64_t event, std::vector<board::SeatFact> seats, bool all = false) {
    Watched out;
    out.event = core::EventId{event};
    out.seats = std::move(seats);
    out.all_seats = all;
    return out;
}

board::SeatFact fact(core::SeatNo seat, std::int32_t version) {
    return {seat, board::SeatState::held, version, 0};
}

}  // namespace

class WatchBoxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsOnceUntilTaken() {
        WatchBox box;
        QVERIFY(box.put(parcel(1, {})));
        QVERIFY(!box.put(parcel(1, {})));
        box.take();
        QVERIFY(box.put(parcel(1, {})));
    }

    void joinsChangesInOrder() {
        WatchBox box;
        box.put(parcel(1, {fact(1, 1)}));
        auto second = parcel(1, {fact(1, 2), fact(2, 1)});
        second.snapshot.holds = 7;
        second.heat = {{3, 9}};
        box.put(second);
        const auto seen = box.take();
        QCOMPARE(seen.seats.size(), 3U);
        QCOMPARE(seen.seats[0].version, 1);
        QCOMPARE(seen.seats[1].version, 2);
        QCOMPARE(seen.heat.size(), 1U);
        QCOMPARE(seen.snapshot.holds, 7);  // the latest moment
        QVERIFY(box.take().seats.empty());
    }

    void keepsThatAllSeatsAreThere() {
        WatchBox box;
        box.put(parcel(1, {fact(1, 1)}));
        box.put(parcel(1, {fact(1, 5), fact(2, 5)}, true));
        box.put(parcel(1, {fact(2, 6)}));
        const auto seen = box.take();
        QVERIFY(seen.all_seats);
        QCOMPARE(seen.seats.size(), 3U);  // what came before all seats is forgotten
        QCOMPARE(seen.seats.back().version, 6);
    }

    void isBoundedByTheNumberOfSeats() {
        WatchBox box;
        constexpr core::SeatNo seats = 1000;
        std::int32_t version = 0;
        for (int i = 0; i < 1000; ++i) {
            std::vector<board::SeatFact> facts;
            for (core::SeatNo seat = 0; seat < seats; ++seat) facts.push_back(fact(seat, version));
            ++version;
            box.put(parcel(1, std::move(facts)));
        }
        auto seen = box.take();
        QVERIFY(seen.seats.size() <= WatchBox::items_max + seats);
        std::vector<std::int32_t> latest(seats, -1);
        for (const auto& told : seen.seats)
            latest[static_cast<std::size_t>(told.seat)] = told.version;
        for (const auto at : latest) QCOMPARE(at, version - 1);
    }

    void doesNotMixEvents() {
        WatchBox box;
        box.put(parcel(1, {fact(1, 1)}, true));
        box.put(parcel(2, {fact(8, 1)}, true));
        const auto seen = box.take();
        QCOMPARE(seen.event.value, 2);
        QCOMPARE(seen.seats.size(), 1U);
    }
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::WatchBoxTest)
#include "watchbox.moc"
