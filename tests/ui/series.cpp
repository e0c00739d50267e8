// The rings behind the charts: wrap-around, buckets, gaps, what is in a span.
#include "ui/charts/series.h"

#include "ui/charts/csvtable.h"
#include "ui/charts/pointring.h"

#include <cmath>

#include <QtTest>

namespace {

using namespace seatlock::ui::charts;
using seatlock::core::Micros;

constexpr Micros second = 1'000'000;

/// Points at seconds `from` to `to`, each worth its second.
Series filled(Series::Bucket bucket, int from, int to) {
    Series out(bucket);
    for (int i = from; i <= to; ++i) out.add(i * second, i);
    return out;
}

}  // namespace

class TestSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringKeepsTheNewest() {
        PointRing ring(3);
        QCOMPARE(ring.size(), std::size_t{0});
        for (int i = 1; i <= 7; ++i) {
            ring.push({i, 10.0 * i, false});
            QCOMPARE(ring.size(), static_cast<std::size_t>(std::min(i, 3)));
            QCOMPARE(ring.at(ring.size() - 1).at, Micros{i});
            QCOMPARE(ring.at(0).at, Micros{std::max(1, i - 2)});
        }
        QCOMPARE(ring.capacity(), std::size_t{3});
        ring.clear();
        QCOMPARE(ring.size(), std::size_t{0});
        ring.push({9, 1, false});
        QCOMPARE(ring.at(0).at, Micros{9});
    }

    void ringOfOne() {
        PointRing ring(1);
        ring.push({1, 1, false});
        ring.push({2, 2, false});
        QCOMPARE(ring.size(), std::size_t{1});
        QCOMPARE(ring.at(0).at, Micros{2});
    }

    void minuteHasItsPointsAndTheOneBefore() {
        const Series series = filled(Series::Bucket::mean, 1, 200);
        const auto points = series.points(Span::minute, 200 * second);
        // 140 lies on the left edge and is of the span; 139 leads in from the left.
        QCOMPARE(points.size(), std::size_t{62});
        QCOMPARE(points.front().at, 139 * second);
        QCOMPARE(points[1].at, 140 * second);
        QCOMPARE(points.back().value, 200.0);
    }

    void spanEndsWhereAsked() {
        const Series series = filled(Series::Bucket::mean, 1, 200);
        const auto points = series.points(Span::minute, 100 * second + second / 2);
        QCOMPARE(points.front().at, 40 * second);
        QCOMPARE(points.back().at, 100 * second);
        QVERIFY(series.points(Span::minute, 0).empty());
    }

    void tenMinutesWrapAround() {
        const Series series = filled(Series::Bucket::mean, 1, 2'000);
        const auto points = series.points(Span::ten_minutes, 2'000 * second);
        QCOMPARE(points.size(), Series::fine_points);
        QCOMPARE(points.front().at, 1'400 * second);
        for (std::size_t i = 1; i < points.size(); ++i) {
            QCOMPARE(points[i].at - points[i - 1].at, second);
            QVERIFY(!points[i].begins);
        }
    }

    void hourIsInBuckets_data() {
        QTest::addColumn<bool>("max");
        QTest::addColumn<double>("value");
        // The bucket [10 s, 20 s) holds 10 to 19.
        QTest::newRow("mean") << false << 14.5;
        QTest::newRow("max") << true << 19.0;
    }
    void hourIsInBuckets() {
        QFETCH(bool, max);
        QFETCH(double, value);
        const Series series = filled(max ? Series::Bucket::max : Series::Bucket::mean, 1, 25);
        const auto points = series.points(Span::hour, 25 * second);
        QCOMPARE(points.size(), std::size_t{3});
        QCOMPARE(points[1].at, 15 * second);
        QCOMPARE(points[1].value, value);
        // The one being filled: 20 to 25, in its middle.
        QCOMPARE(points[2].at, 25 * second);
        QCOMPARE(points[2].value, max ? 25.0 : 22.5);
    }

    void bucketEdges() {
        Series series(Series::Bucket::max);
        series.add(10 * second - 1, 1);
        series.add(10 * second, 2);
        series.add(20 * second - 1, 3);
        series.add(20 * second, 4);
        const auto points = series.points(Span::hour, 30 * second);
        QCOMPARE(points.size(), std::size_t{3});
        QCOMPARE(points[0].value, 1.0);
        QCOMPARE(points[1].value, 3.0);
        QCOMPARE(points[2].value, 4.0);
        QCOMPARE(points[2].at, 25 * second);
        // Its middle is later than the end of the span: it stands at the end.
        QCOMPARE(series.points(Span::hour, 21 * second).back().at, 21 * second);
    }

    void hourWrapsAround() {
        const Series series = filled(Series::Bucket::mean, 1, 10'000);
        const auto points = series.points(Span::hour, 10'000 * second);
        QVERIFY(points.size() >= 360);
        QVERIFY(points.size() <= Series::coarse_points + 1);
        QVERIFY(points.front().at >= 6'390 * second);
        for (std::size_t i = 1; i < points.size(); ++i) QVERIFY(points[i].at > points[i - 1].at);
    }

    void gapsBreakTheLine() {
        Series series(Series::Bucket::mean);
        series.add(1 * second, 1);
        series.add(2 * second, 2);
        series.gap();
        series.add(50 * second, 3);
        series.add(51 * second, 4);
        auto points = series.points(Span::minute, 51 * second);
        QCOMPARE(points.size(), std::size_t{4});
        QVERIFY(points[0].begins);
        QVERIFY(!points[1].begins);
        QVERIFY(points[2].begins);
        QVERIFY(!points[3].begins);
        // No line comes in from before a gap.
        points = series.points(Span::minute, 110 * second);
        QCOMPARE(points.front().at, 50 * second);
        // In the hour, the bucket after the gap begins anew.
        points = series.points(Span::hour, 51 * second);
        QCOMPARE(points.size(), std::size_t{2});
        QVERIFY(points[1].begins);
    }

    void gapWithinABucketDoesNotShowInTheHour() {
        Series series(Series::Bucket::mean);
        series.add(1 * second, 1);
        series.gap();
        series.add(4 * second, 3);
        series.add(11 * second, 5);
        const auto points = series.points(Span::hour, 11 * second);
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].value, 2.0);
        QVERIFY(!points[1].begins);
    }

    void whatIsNotMeasuredDoesNotCount() {
        Series series(Series::Bucket::mean);
        series.add(1 * second, 4);
        series.add(2 * second, no_value);
        series.add(3 * second, std::numeric_limits<double>::infinity());
        series.add(4 * second, 8);
        QVERIFY(std::isnan(series.points(Span::minute, 4 * second)[1].value));
        QVERIFY(std::isnan(series.points(Span::minute, 4 * second)[2].value));
        QCOMPARE(series.points(Span::hour, 4 * second)[0].value, 6.0);
        Series nothing(Series::Bucket::max);
        nothing.add(1 * second, no_value);
        QVERIFY(std::isnan(nothing.points(Span::hour, second)[0].value));
        QVERIFY(std::isnan(nothing.last()));
    }

    void negativeValuesHaveAMaximumToo() {
        Series series(Series::Bucket::max);
        series.add(1 * second, -5);
        series.add(2 * second, -3);
        QCOMPARE(series.points(Span::hour, 2 * second)[0].value, -3.0);
    }

    void timeOnlyGrows() {
        Series series(Series::Bucket::mean);
        series.add(5 * second, 1);
        series.add(5 * second, 2);
        series.add(4 * second, 3);
        QCOMPARE(series.points(Span::minute, 9 * second).size(), std::size_t{1});
        QCOMPARE(series.last(), 1.0);
    }

    void clearForgets() {
        Series series = filled(Series::Bucket::mean, 1, 30);
        series.clear();
        QVERIFY(series.points(Span::minute, 30 * second).empty());
        QVERIFY(series.points(Span::hour, 30 * second).empty());
        QVERIFY(std::isnan(series.last()));
        series.add(2 * second, 1);
        QVERIFY(series.points(Span::minute, 30 * second)[0].begins);
    }

    void memoryIsFixed() {
        Series series(Series::Bucket::max);
        const std::size_t before = series.bytes();
        for (int i = 1; i <= 10'000; ++i) series.add(i * second, i);
        QCOMPARE(series.bytes(), before);
        QVERIFY(before < 40'000);
    }

    void tableIsExact() {
        Series plain(Series::Bucket::mean);
        Series other(Series::Bucket::mean);
        plain.add(1 * second, 1.5);
        other.add(1 * second, 20'000);
        plain.add(2 * second, no_value);
        other.add(2 * second, 0.12345);
        plain.add(3 * second, -0.0001);
        const QByteArray table = csvTable(
            {{QStringLiteral("p99 (ms)"), &plain}, {QStringLiteral("held, \"all\""), &other}},
            Span::minute, 3 * second, 1'700'000'000 * second);
        QCOMPARE(table, QByteArray("time,p99 (ms),\"held, \"\"all\"\"\"\r\n"
                                   "2023-11-14T22:13:21.000Z,1.5,20000\r\n"
                                   "2023-11-14T22:13:22.000Z,,0.123\r\n"
                                   "2023-11-14T22:13:23.000Z,0,\r\n"));
    }

    void tableLeavesOutWhatOnlyLeadsIn() {
        const Series series = filled(Series::Bucket::mean, 1, 100);
        const QByteArray table =
            csvTable({{QStringLiteral("n"), &series}}, Span::minute, 100 * second, 0);
        QCOMPARE(table.count("\r\n"), qsizetype{62});  // the head, and 40 to 100
        QVERIFY(!table.contains(",39\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "series.moc"
