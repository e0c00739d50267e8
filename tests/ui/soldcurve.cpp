// The curve of seats sold against a naive count.
#include "ui/reader/soldcurve.h"

#include "engine/core/random.h"

#include <algorithm>
#include <ctime>
#include <map>

#include <QtTest>

namespace seatlock::tests {

using ui::reader::CurvePoint;
using ui::reader::SoldCurve;

namespace {
constexpr core::Micros second = 1'000'000;
}

class SoldCurveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSold() { QVERIFY(SoldCurve().points(5 * second, 100).empty()); }

    void oneSale() {
        SoldCurve curve;
        curve.begin(1);
        curve.add(100, 7);
        const std::vector<CurvePoint> wanted{
            {100 * second, 0}, {101 * second, 7}, {200 * second, 7}};
        QCOMPARE(curve.points(200 * second, 1'000), wanted);
    }

    void aPauseIsFlat() {
        SoldCurve curve;
        curve.begin(1);
        curve.add(100, 1);
        curve.add(150, 2);
        const std::vector<CurvePoint> wanted{
            {100 * second, 0}, {101 * second, 1}, {150 * second, 1}, {151 * second, 3}};
        QCOMPARE(curve.points(151 * second, 1'000), wanted);
    }

    void anySale() {
        const auto seed = static_cast<std::uint64_t>(std::time(nullptr));
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        core::SeededRandom random(seed);
        for (int round = 0; round < 200; ++round) {
            SoldCurve curve;
            curve.begin(1 + static_cast<std::int64_t>(random.below(20)));
            std::int64_t sum = 0;
            const auto length = 1 + random.below(100'000);
            const auto sales = 1 + random.below(500);
            for (std::uint64_t i = 0; i < sales; ++i) {
                const auto seats = static_cast<std::int64_t>(1 + random.below(9));
                curve.add(static_cast<std::int64_t>(1'000'000 + random.below(length)), seats);
                sum += seats;
            }
            const core::Micros now = static_cast<core::Micros>(1'000'000 + length) * second;
            const std::size_t most = 2 + random.below(300);
            const auto points = curve.points(now, most);
            QCOMPARE(points.front().sold, std::int64_t{0});
            QCOMPARE(points.back().sold, sum);
            QVERIFY(points.back().at >= now);
            QVERIFY2(points.size() <= 2 * most + 4, qPrintable(QString::number(points.size())));
            for (std::size_t i = 1; i < points.size(); ++i) {
                QVERIFY(points[i - 1].at < points[i].at);
                QVERIFY(points[i - 1].sold <= points[i].sold);
            }
        }
    }

    void spansAreBounded() {
        SoldCurve curve;
        curve.begin(1);
        const auto sales = static_cast<std::int64_t>(3 * SoldCurve::spans_max);
        for (std::int64_t i = 0; i < sales; ++i) curve.add(i, 1);
        QVERIFY(curve.spanSeconds() >= 2);
        QCOMPARE(curve.points(0, 10).back().sold, sales);
        QCOMPARE(SoldCurve::spanFor(60), std::int64_t{1});
        QVERIFY(SoldCurve::spanFor(90 * 86'400) < 1'000);
    }
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::SoldCurveTest)
#include "soldcurve.moc"
