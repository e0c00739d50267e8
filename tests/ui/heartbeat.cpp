// How late the event loop is, by a clock that is moved by hand.
#include "ui/host/heartbeat.h"

#include <QtTest>

namespace {

using seatlock::core::ManualClock;
using seatlock::core::Micros;
using seatlock::ui::host::Heartbeat;
using seatlock::ui::host::LagHistogram;

constexpr Micros second = 1'000'000;

/// The loop comes to the timer `late` after it was due.
void beat(Heartbeat& heart, ManualClock& clock, Micros late) {
    clock.advance(Heartbeat::interval_us + late);
    heart.beat();
}

}  // namespace

class TestHeartbeat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void histogramIsWithinSevenPercentAndNeverTooLow() {
        for (Micros lag = 1; lag < 50'000'000; lag += 1 + lag / 13) {
            LagHistogram histogram;
            histogram.record(lag);
            histogram.record(100'000'000);
            const Micros median = histogram.percentile(0.5);
            QVERIFY(median >= lag);
            QVERIFY2(median <= lag + std::max<Micros>(LagHistogram::unit_us, lag / 14),
                     qPrintable(QStringLiteral("%1 %2").arg(lag).arg(median)));
        }
    }

    void histogramAtItsEnds() {
        LagHistogram histogram;
        QCOMPARE(histogram.percentile(0.99), Micros{0});
        histogram.record(0);
        QCOMPARE(histogram.percentile(0.5), Micros{0});  // never above the worst
        histogram.record(3'600 * second);
        QCOMPARE(histogram.percentile(1), 3'600 * second);
        QCOMPARE(histogram.worst(), 3'600 * second);
        LagHistogram other;
        other.record(7'000);
        other.merge(histogram);
        QCOMPARE(other.count(), std::uint64_t{3});
        QCOMPARE(other.worst(), 3'600 * second);
    }

    void inTimeIsZero() {
        ManualClock clock;
        Heartbeat heart(clock);
        heart.start();
        for (int i = 0; i < 100; ++i) beat(heart, clock, 0);
        QCOMPARE(heart.lastMinute().beats, std::uint64_t{100});
        QCOMPARE(heart.lastMinute().p99, Micros{0});
        QCOMPARE(heart.lastMinute().worst, Micros{0});
        QCOMPARE(heart.lastMinute().stalls, std::uint64_t{0});
    }

    void percentilesAndStalls() {
        ManualClock clock;
        Heartbeat heart(clock);
        heart.start();
        for (int i = 0; i < 97; ++i) beat(heart, clock, 1'000);
        beat(heart, clock, 50'000);
        beat(heart, clock, 50'001);
        const auto figures = heart.sinceStart();
        QCOMPARE(figures.worst, Micros{50'001});
        QCOMPARE(figures.stalls, std::uint64_t{1});  // 50 ms is not over 50 ms
        QVERIFY(figures.p50 >= 1'000 && figures.p50 <= 1'100);
        QVERIFY(figures.p99 >= 50'000);
    }

    void aStallCountsForEachBeatItSwallowed() {
        ManualClock clock;
        Heartbeat heart(clock);
        heart.start();
        beat(heart, clock, 80'000);
        // 80, 72, … 0 ms.
        QCOMPARE(heart.sinceStart().beats, std::uint64_t{11});
        QVERIFY(heart.sinceStart().p50 >= 40'000);
        QCOMPARE(heart.sinceStart().stalls, std::uint64_t{1});
    }

    void anEndlessStallIsBounded() {
        ManualClock clock;
        Heartbeat heart(clock);
        heart.start();
        beat(heart, clock, 24 * 3'600 * second);
        QVERIFY(heart.sinceStart().beats <= 10'000);
        QCOMPARE(heart.sinceStart().worst, 24 * 3'600 * second);
    }

    void theMinuteForgetsAndTheStartDoesNot() {
        ManualClock clock;
        Heartbeat heart(clock);
        heart.start();
        beat(heart, clock, 120'000);
        QCOMPARE(heart.lastMinute().stalls, std::uint64_t{1});
        for (int i = 0; i < 61 * 125; ++i) beat(heart, clock, 0);
        QCOMPARE(heart.lastMinute().worst, Micros{0});
        QCOMPARE(heart.lastMinute().stalls, std::uint64_t{0});
        QCOMPARE(heart.sinceStart().worst, Micros{120'000});
        QCOMPARE(heart.sinceStart().stalls, std::uint64_t{1});
        clock.advance(120 * second);
        QCOMPARE(heart.lastMinute().beats, std::uint64_t{0});
    }

    void theLastSecondIsAWholeOne() {
        ManualClock clock(1'000 * second);
        Heartbeat heart(clock);
        heart.start();
        QCOMPARE(heart.lastSecond().beats, std::uint64_t{0});
        for (int i = 0; i < 100; ++i) beat(heart, clock, 2'000);
        QCOMPARE(heart.lastSecond().beats, std::uint64_t{99});  // the hundredth is of the next
        QVERIFY(heart.lastSecond().p99 >= 2'000);
        clock.advance(2 * second);
        QCOMPARE(heart.lastSecond().beats, std::uint64_t{0});
    }

    void beatsByItself() {
        Heartbeat heart;
        QVERIFY(!heart.isBeating());
        heart.start();
        QTRY_VERIFY(heart.sinceStart().beats > 5);
        heart.stop();
        QVERIFY(!heart.isBeating());
    }
};

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "heartbeat.moc"
