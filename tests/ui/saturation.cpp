// How saturated a pool is: the share, the word, and that the word does not flicker.
#include "ui/charts/saturationscale.h"

#include <QtTest>

namespace {

using seatlock::core::Micros;
using seatlock::pool::PoolStats;
using seatlock::ui::charts::Level;
using seatlock::ui::charts::SaturationScale;

constexpr Micros step = 50'000;

PoolStats stats(std::int64_t active, std::int64_t idle, std::int64_t waiting = 0,
                Micros maxwait = 0) {
    PoolStats out;
    out.ceiling = 8;
    out.sv_active = active;
    out.sv_idle = idle;
    out.sv_closed = out.ceiling - active - idle;
    out.cl_waiting = waiting;
    out.maxwait_us = maxwait;
    return out;
}

/// Tells the same for so long; returns the time after.
Micros feed(SaturationScale& scale, const PoolStats& figures, Micros from, Micros length) {
    Micros now = from;
    for (; now < from + length; now += step) scale.update(figures, now);
    return now;
}

}  // namespace

class TestSaturation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shares_data() {
        QTest::addColumn<int>("active");
        QTest::addColumn<int>("idle");
        QTest::addColumn<int>("waiting");
        QTest::addColumn<int>("maxwait");
        QTest::addColumn<double>("share");
        QTest::newRow("nothing") << 0 << 8 << 0 << 0 << 0.0;
        QTest::newRow("half") << 4 << 4 << 0 << 0 << 0.5;
        QTest::newRow("all at work") << 8 << 0 << 0 << 0 << 1.0;
        QTest::newRow("few open, all at work") << 2 << 0 << 0 << 0 << 1.0;
        QTest::newRow("a queue with connections free") << 2 << 6 << 900 << 125'000 << 0.5;
        QTest::newRow("a wait that is noticed") << 2 << 6 << 900 << 250'000 << 1.0;
        QTest::newRow("no more than all") << 2 << 6 << 900 << 2'000'000 << 1.0;
        QTest::newRow("short wait") << 4 << 4 << 3 << 10'000 << 0.5;
        QTest::newRow("an age without a queue") << 0 << 8 << 0 << 900'000 << 0.0;
        QTest::newRow("none open, nobody waits") << 0 << 0 << 0 << 0 << 0.0;
        QTest::newRow("none open, one waits") << 0 << 0 << 1 << 5 << 1.0;
    }
    void shares() {
        QFETCH(int, active);
        QFETCH(int, idle);
        QFETCH(int, waiting);
        QFETCH(int, maxwait);
        QFETCH(double, share);
        QCOMPARE(SaturationScale::shareOf(stats(active, idle, waiting, maxwait)), share);
    }

    void wordsDependOnTheWordBefore() {
        for (int percent = 0; percent <= 100; ++percent) {
            const double share = percent / 100.0;
            const auto level = [share](Level before) {
                return SaturationScale::levelOf(share, before);
            };
            QCOMPARE(level(Level::calm), percent >= 90   ? Level::saturated
                                         : percent >= 60 ? Level::busy
                                                         : Level::calm);
            QCOMPARE(level(Level::busy), percent >= 90   ? Level::saturated
                                         : percent >= 50 ? Level::busy
                                                         : Level::calm);
            QCOMPARE(level(Level::saturated), percent >= 75   ? Level::saturated
                                              : percent >= 50 ? Level::busy
                                                              : Level::calm);
        }
    }

    void knowsNothingAtFirst() {
        SaturationScale scale;
        QCOMPARE(scale.level(), Level::idle);
        scale.update(stats(5, 3), 1'000'000);
        QCOMPARE(scale.level(), Level::busy);
        QCOMPARE(scale.share(), 0.625);
        scale.reset();
        QCOMPARE(scale.level(), Level::idle);
        QCOMPARE(scale.share(), 0.0);
    }

    void suddenLoadShowsWithinASecond() {
        SaturationScale scale;
        Micros now = feed(scale, stats(0, 8), 0, 3'000'000);
        QCOMPARE(scale.level(), Level::calm);
        scale.update(stats(8, 0, 5'000, 400'000), now);
        QCOMPARE(scale.level(), Level::calm);  // one moment is not a load
        now = feed(scale, stats(8, 0, 5'000, 400'000), now + step, 1'000'000);
        QCOMPARE(scale.level(), Level::saturated);
        QVERIFY(scale.share() > 0.9);
    }

    void calmComesLater() {
        SaturationScale scale;
        Micros now = feed(scale, stats(8, 0, 10, 300'000), 0, 3'000'000);
        QCOMPARE(scale.level(), Level::saturated);
        now = feed(scale, stats(0, 8), now, 1'500'000);
        QCOMPARE(scale.level(), Level::saturated);
        now = feed(scale, stats(0, 8), now, 2'000'000);
        QCOMPARE(scale.level(), Level::calm);
    }

    void aShortLullDoesNotChangeTheWord() {
        SaturationScale scale;
        Micros now = feed(scale, stats(8, 0, 10, 300'000), 0, 3'000'000);
        for (int i = 0; i < 20; ++i) {
            now = feed(scale, stats(1, 7), now, 1'000'000);
            QCOMPARE(scale.level(), Level::saturated);
            now = feed(scale, stats(8, 0, 10, 300'000), now, 1'000'000);
            QCOMPARE(scale.level(), Level::saturated);
        }
    }

    void swingingAboutAThresholdDoesNotFlicker() {
        SaturationScale scale;
        int changes = 0;
        Level before = Level::idle;
        for (int i = 0; i < 2'000; ++i) {
            // 5 or 4 of 8: 0.625 and 0.5, on both sides of the word's border.
            scale.update(stats(i % 7 < 4 ? 5 : 4, i % 7 < 4 ? 3 : 4), i * step);
            if (scale.level() != before) ++changes;
            before = scale.level();
        }
        QVERIFY2(changes <= 2, qPrintable(QString::number(changes)));
    }

    void aLostDatabaseIsSaidAtOnce() {
        SaturationScale scale;
        Micros now = feed(scale, stats(1, 7), 0, 1'000'000);
        scale.update(stats(0, 0), now);
        QCOMPARE(scale.level(), Level::away);
        scale.update(stats(0, 8), now + step);
        QCOMPARE(scale.level(), Level::calm);
        QVERIFY(!SaturationScale::isAway(PoolStats{}));
        QVERIFY(SaturationScale::isAway(stats(0, 0)));
    }

    void timeThatStandsStillIsNoHarm() {
        SaturationScale scale;
        scale.update(stats(4, 4), 1'000);
        scale.update(stats(8, 0), 1'000);
        QCOMPARE(scale.share(), 0.5);
        scale.update(stats(8, 0), 500);
        QCOMPARE(scale.share(), 0.5);
    }
};

QTEST_GUILESS_MAIN(TestSaturation)
#include "saturation.moc"
