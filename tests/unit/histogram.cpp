// The histogram against exact percentiles of the same data.
#include "engine/metrics/histogram.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <thread>
#include <vector>

#include <QTest>

using namespace seatlock;
using metrics::Histogram;
using metrics::HistogramSnapshot;

namespace {

std::uint64_t exact(const std::vector<std::uint64_t>& sorted, double part) {
    const auto rank = static_cast<std::size_t>(
        std::max(1.0, std::ceil(part * static_cast<double>(sorted.size()))));
    return sorted[std::min(rank, sorted.size()) - 1];
}

constexpr double parts[] = {0, 0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 1};

void compare(std::vector<std::uint64_t> values) {
    Histogram histogram;
    for (const auto value : values) histogram.record(value);
    std::ranges::sort(values);
    const auto snapshot = histogram.snapshot();
    QCOMPARE(snapshot.count(), static_cast<std::uint64_t>(values.size()));
    QCOMPARE(snapshot.max(), values.back());
    for (const double part : parts) {
        const auto want = static_cast<double>(exact(values, part));
        const auto got = static_cast<double>(snapshot.percentile(part));
        QVERIFY2(std::abs(got - want) <= want * 0.01,
                 qPrintable(QStringLiteral("p%1: %2, exactly %3").arg(part).arg(got).arg(want)));
    }
}

}  // namespace

class HistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bucketsTileTheRange() {
        for (std::size_t bucket = 0; bucket < metrics::buckets::count; ++bucket) {
            QCOMPARE(metrics::buckets::of(metrics::buckets::lower(bucket)), bucket);
            QCOMPARE(metrics::buckets::of(metrics::buckets::upper(bucket) - 1), bucket);
        }
        QCOMPARE(metrics::buckets::upper(metrics::buckets::count - 1), std::uint64_t{1} << 27);
    }

    void agreesWithExactPercentiles() {
        core::SeededRandom random(7);
        std::vector<std::uint64_t> even, wide, few;
        for (int i = 0; i < 100'000; ++i) {
            even.push_back(static_cast<std::uint64_t>(random.below(20'000)));
            // From 1 µs to 120 s, as many in each decade.
            wide.push_back(static_cast<std::uint64_t>(std::pow(10.0, random.unit() * 8.079)));
        }
        for (int i = 0; i < 7; ++i) few.push_back(std::uint64_t{1} << (3 * i));
        compare(even);
        compare(wide);
        compare(few);
        compare({120'000'000});
        compare({1});
    }

    void keepsTheEnds() {
        Histogram histogram;
        histogram.record(0);
        histogram.record(std::uint64_t{1} << 40);
        const auto snapshot = histogram.snapshot();
        QCOMPARE(snapshot.count(), std::uint64_t{2});
        QCOMPARE(snapshot.percentile(0.5), std::uint64_t{0});
        QCOMPARE(snapshot.percentile(1), std::uint64_t{1} << 40);
        QCOMPARE(HistogramSnapshot{}.percentile(0.5), std::uint64_t{0});
    }

    void mergesAsIfRecordedTogether() {
        Histogram one, other, both;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            (i % 3 == 0 ? one : other).record(i * 37);
            both.record(i * 37);
        }
        auto merged = one.snapshot();
        merged.merge(other.snapshot());
        const auto want = both.snapshot();
        QCOMPARE(merged.count(), want.count());
        QCOMPARE(merged.sum(), want.sum());
        QCOMPARE(merged.max(), want.max());
        for (const double part : parts) QCOMPARE(merged.percentile(part), want.percentile(part));
        QCOMPARE(merged.countUpTo(100), want.countUpTo(100));
        QCOMPARE(merged.countUpTo(std::uint64_t{1} << 50), want.count());
    }

    void tellsWhatCameSince() {
        Histogram histogram;
        histogram.record(5'000'000);
        const auto before = histogram.snapshot();
        QCOMPARE(before.since(before).count(), std::uint64_t{0});
        QCOMPARE(before.since(before).percentile(0.99), std::uint64_t{0});
        for (std::uint64_t i = 1; i <= 100; ++i) histogram.record(i);
        const auto since = histogram.snapshot().since(before);
        QCOMPARE(since.count(), std::uint64_t{100});
        QCOMPARE(since.sum(), std::uint64_t{5050});
        QCOMPARE(since.max(), std::uint64_t{100});  // not the five seconds of before
        QCOMPARE(since.percentile(0.5), std::uint64_t{50});
    }

    void countsFromManyThreads() {
        Histogram histogram;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&histogram] {
                for (std::uint64_t i = 0; i < 50'000; ++i) histogram.record(i);
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(histogram.snapshot().count(), std::uint64_t{200'000});
        QCOMPARE(histogram.snapshot().max(), std::uint64_t{49'999});
        QCOMPARE(histogram.snapshot().sum(), std::uint64_t{4} * 49'999 * 50'000 / 2);
    }
};

QTEST_GUILESS_MAIN(HistogramTest)
#include "histogram.moc"
