// From snapshots to figures once a second, and the arithmetic of drawing them.
#include "ui/charts/history.h"

#include "enginescenario.h"
#include "ui/charts/axisscale.h"
#include "ui/charts/plotdata.h"
#include "ui/charts/quantity.h"

#include <cmath>

#include <QtTest>

namespace {

using namespace seatlock::ui::charts;
using seatlock::core::Micros;
using seatlock::monitor::Snapshot;
using seatlock::tests::EngineScenario;

constexpr Micros second = 1'000'000;

Snapshot snapshot(Micros steady, std::uint64_t number, std::int64_t active = 0,
                  std::int64_t waiting = 0) {
    Snapshot out;
    out.serving = true;
    out.steady = steady;
    out.wall = steady + 7 * second;
    out.pool.ceiling = 8;
    out.pool.sv_active = active;
    out.pool.sv_idle = 8 - active;
    out.pool.cl_waiting = waiting;
    out.pool.maxwait_us = waiting * 1'000;
    out.interval.number = number;
    return out;
}

double last(const History& history, Figure figure) {
    return history.of(figure).last();
}

}  // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aPointForEachNewInterval() {
        History history;
        QVERIFY(!history.sample(snapshot(1 * second, 0)));
        QVERIFY(history.sample(snapshot(2 * second, 1)));
        QVERIFY(!history.sample(snapshot(2 * second + 50'000, 1)));
        QVERIFY(history.sample(snapshot(3 * second, 2)));
        QVERIFY(history.sample(snapshot(5 * second, 4)));  // one was missed
        QCOMPARE(history.now(), 5 * second);
        QCOMPARE(history.wallOffset(), 7 * second);
        QCOMPARE(history.of(Figure::sv_idle).points(Span::minute, history.now()).size(),
                 std::size_t{3});
    }

    void momentsBecomeMeansAndWorsts() {
        History history;
        history.sample(snapshot(1'000'000, 0, 2, 10));
        history.sample(snapshot(1'050'000, 0, 6, 500));
        QVERIFY(history.sample(snapshot(1'100'000, 1, 1, 0)));
        QCOMPARE(last(history, Figure::sv_active), 3.0);
        QCOMPARE(last(history, Figure::sv_idle), 5.0);
        QCOMPARE(last(history, Figure::cl_waiting), 500.0);
        QCOMPARE(last(history, Figure::maxwait_ms), 500.0);
        // The next second begins anew.
        QVERIFY(history.sample(snapshot(2'100'000, 2, 8, 0)));
        QCOMPARE(last(history, Figure::sv_active), 8.0);
        QCOMPARE(last(history, Figure::cl_waiting), 0.0);
    }

    void noRequestsNoLatency() {
        History history;
        Snapshot quiet = snapshot(1 * second, 1);
        history.sample(quiet);
        QVERIFY(std::isnan(last(history, Figure::latency_p99_ms)));
        QVERIFY(std::isnan(last(history, Figure::batch_p50)));
        QCOMPARE(last(history, Figure::created_s), 0.0);
        Snapshot busy = snapshot(2 * second, 2);
        busy.interval.latency_us = {100, 1'500, 2'500, 3'500, 9'000};
        busy.interval.created_s = 100;
        history.sample(busy);
        QCOMPARE(last(history, Figure::latency_p50_ms), 1.5);
        QCOMPARE(last(history, Figure::latency_p95_ms), 2.5);
        QCOMPARE(last(history, Figure::latency_p99_ms), 3.5);
        QCOMPARE(last(history, Figure::created_s), 100.0);
    }

    void theLoopGoesWithTheNextPoint() {
        History history;
        history.setLoop(3, 9);
        history.sample(snapshot(1 * second, 1));
        QCOMPARE(last(history, Figure::loop_p99_ms), 3.0);
        history.sample(snapshot(2 * second, 2));
        QVERIFY(std::isnan(last(history, Figure::loop_worst_ms)));
    }

    void anotherEngineBeginsAnew_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("told") << 0;
        QTest::newRow("its count began again") << 1;
        QTest::newRow("only watched meanwhile") << 2;
    }
    void anotherEngineBeginsAnew() {
        QFETCH(int, how);
        History history;
        history.sample(snapshot(1 * second, 8));
        history.sample(snapshot(2 * second, 9));
        if (how == 0) history.stopped();
        if (how == 2) {
            Snapshot watching = snapshot(3 * second, 10);
            watching.serving = false;
            QVERIFY(!history.sample(watching));
        }
        QVERIFY(history.sample(snapshot(20 * second, 1)));
        const auto points = history.of(Figure::sv_idle).points(Span::minute, 20 * second);
        QCOMPARE(points.size(), std::size_t{3});
        QVERIFY(!points[1].begins);
        QVERIFY(points[2].begins);
    }

    void memoryIsFixed() {
        History history;
        const std::size_t before = history.bytes();
        EngineScenario scenario({{EngineScenario::Kind::rush, 1'000}});
        while (!scenario.over()) history.sample(scenario.next());
        QCOMPARE(history.of(Figure::created_s).points(Span::ten_minutes, history.now()).size(),
                 Series::fine_points);
        QCOMPARE(history.bytes(), before);
        QVERIFY(before < 1'000'000);
    }

    void axisIsNice_data() {
        QTest::addColumn<double>("largest");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<double>("max");
        QTest::addColumn<int>("ticks");
        QTest::addColumn<int>("decimals");
        QTest::newRow("nothing") << 0.0 << false << 1.0 << 6 << 1;
        QTest::newRow("nothing to count") << 0.0 << true << 1.0 << 2 << 0;
        QTest::newRow("not a number") << std::nan("") << true << 1.0 << 2 << 0;
        QTest::newRow("pool") << 8.0 << true << 8.0 << 5 << 0;
        QTest::newRow("three") << 3.0 << true << 3.0 << 4 << 0;
        QTest::newRow("0.3") << 0.3 << false << 0.3 << 4 << 1;
        QTest::newRow("just above") << 5.01 << false << 6.0 << 4 << 0;
        QTest::newRow("rush") << 19'800.0 << false << 20'000.0 << 5 << 0;
        QTest::newRow("99") << 99.0 << false << 100.0 << 6 << 0;
        QTest::newRow("tiny") << 0.00042 << false << 0.0005 << 6 << 4;
    }
    void axisIsNice() {
        QFETCH(double, largest);
        QFETCH(bool, whole);
        QFETCH(double, max);
        QFETCH(int, ticks);
        QFETCH(int, decimals);
        const AxisScale scale = linearScale(largest, whole);
        QCOMPARE(scale.max, max);
        QCOMPARE(scale.ticks, ticks);
        QCOMPARE(scale.decimals, decimals);
    }

    void axisAlwaysReaches() {
        for (double largest = 0.0001; largest < 1e7; largest *= 1.07) {
            const AxisScale scale = linearScale(largest, false);
            QVERIFY(scale.max >= largest * (1 - 1e-9));
            QVERIFY(scale.max <= largest * 2.01);
            QVERIFY(scale.ticks >= 2 && scale.ticks <= 6);
        }
    }

    void decades() {
        AxisScale scale = logarithmicScale(0.4, 900, 0.1);
        QCOMPARE(scale.min, 0.1);
        QCOMPARE(scale.max, 1'000.0);
        scale = logarithmicScale(std::numeric_limits<double>::max(), 0, 0.1);
        QCOMPARE(scale.min, 0.1);
        QCOMPARE(scale.max, 1.0);
        scale = logarithmicScale(10, 10, 0.1);
        QCOMPARE(scale.min, 10.0);
        QCOMPARE(scale.max, 100.0);
    }

    void linesBreakWhereNothingIsKnown() {
        const Points points{
            {1 * second, 1, true},         {2 * second, no_value, false}, {3 * second, 3, false},
            {4 * second, no_value, false}, {9 * second, 9, false},        {10 * second, 10, true},
            {11 * second, -4, false},      {12 * second, no_value, true}, {13 * second, 13, false}};
        const auto runs = runsOf(points, 20 * second, 2 * second, 0);
        QCOMPARE(runs.size(), std::size_t{4});
        QCOMPARE(runs[0], (QList<QPointF>{{-19, 1}, {-17, 3}}));  // bridged
        QCOMPARE(runs[1], (QList<QPointF>{{-11, 9}}));
        QCOMPARE(runs[2], (QList<QPointF>{{-10, 10}, {-9, 0}}));  // at least the floor
        QCOMPARE(runs[3], (QList<QPointF>{{-7, 13}}));  // what began without a value still broke
        QVERIFY(runsOf({}, 0, 1, 0).empty());
        // Far apart, but nothing was missed in between: a late point is no gap.
        QCOMPARE(
            runsOf({{1 * second, 1, true}, {9 * second, 2, false}}, 9 * second, second, 0).size(),
            std::size_t{1});
    }

    void layersAddUp() {
        const auto layers = stacked({{{1, 2, true}, {2, no_value, false}},
                                     {{1, 3, true}, {2, 4, false}},
                                     {{1, no_value, true}, {2, 1, false}}});
        QCOMPARE(layers[0][1].value, 0.0);
        QCOMPARE(layers[1][0].value, 5.0);
        QCOMPARE(layers[1][1].value, 4.0);
        QCOMPARE(layers[2][0].value, 5.0);
        QCOMPARE(layers[2][1].value, 5.0);
    }

    void momentsAreFound() {
        const std::vector<Points> lines{
            {{10, 1, true}, {20, 2, false}, {30, 3, false}}, {{12, 1, true}, {30, 3, false}}, {}};
        QCOMPARE(nearestMoment(lines, 0), Micros{10});
        QCOMPARE(nearestMoment(lines, 14), Micros{12});
        QCOMPARE(nearestMoment(lines, 99), Micros{30});
        QCOMPARE(nearestMoment({}, 5), Micros{-1});
        QCOMPARE(neighbour(lines, 10, 1), Micros{12});
        QCOMPARE(neighbour(lines, 12, 1), Micros{20});
        QCOMPARE(neighbour(lines, 30, 1), Micros{30});
        QCOMPARE(neighbour(lines, 30, -1), Micros{20});
        QCOMPARE(neighbour(lines, 12, -1), Micros{10});
        QCOMPARE(neighbour(lines, 10, -1), Micros{10});
        QCOMPARE(neighbour({}, 5, 1), Micros{-1});
        QCOMPARE(valueAt(lines[0], 20), 2.0);
        QVERIFY(std::isnan(valueAt(lines[0], 21)));
    }

    void figuresAreWrittenForPeople() {
        QCOMPARE(valueText(20'312.4, Quantity::per_second), QStringLiteral("20312 /s"));
        QCOMPARE(valueText(1.44, Quantity::count), QStringLiteral("1.4"));
        QCOMPARE(valueText(8, Quantity::count), QStringLiteral("8"));
        QCOMPARE(valueText(no_value, Quantity::milliseconds), QStringLiteral("–"));
        QCOMPARE(durationText(0), QStringLiteral("0 ms"));
        QCOMPARE(durationText(240), QStringLiteral("240 µs"));
        QCOMPARE(durationText(999.9), QStringLiteral("1.00 ms"));
        QCOMPARE(durationText(8'249), QStringLiteral("8.25 ms"));
        QCOMPARE(durationText(82'490), QStringLiteral("82.5 ms"));
        QCOMPARE(durationText(999'900), QStringLiteral("1.00 s"));
        QCOMPARE(durationText(12'340'000), QStringLiteral("12.3 s"));
        QCOMPARE(bytesText(96 << 20), QStringLiteral("96 MiB"));
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "history.moc"
