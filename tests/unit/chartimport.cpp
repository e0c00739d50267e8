// All importers: broken files of every sort, cancelling, progress, large files.
#include "engine/core/random.h"
#include "engine/seating/chartcsv.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/pretixplan.h"
#include "engine/seating/validation.h"
#include "tests/support/charthouse.h"

#include <cmath>

#include <QElapsedTimer>
#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mutatedFiles_data() { formats(); }
    void mutatedFiles();
    void cutOffFiles_data() { formats(); }
    void cutOffFiles();
    void cancelLeavesNothing_data() { formats(); }
    void cancelLeavesNothing();
    void hundredThousandSeats_data() { formats(); }
    void hundredThousandSeats();
    void limits_data() { formats(); }
    void limits();

private:
    static void formats();
};

namespace {

using Write = std::string (*)(const Chart&);

std::string pretix(const Chart& chart) {
    return toPretix(chart);
}

std::string written(const Chart& chart) {
    QFETCH(quintptr, write);
    return reinterpret_cast<Write>(write)(chart);
}

std::uint64_t seed() {
    bool given = false;
    const auto number = qEnvironmentVariable("SEATLOCK_TEST_SEED").toULongLong(&given);
    const auto out = given ? number : core::SecureRandom::instance().next64();
    qInfo("seed %llu", static_cast<unsigned long long>(out));
    return out;
}

/// One to four bytes or pieces changed, removed, repeated or put in.
std::string mutated(std::string text, core::Random& random) {
    static const std::vector<std::string> pieces = {"\"",
                                                    "{",
                                                    "}",
                                                    "[",
                                                    "]",
                                                    ",",
                                                    ":",
                                                    "null",
                                                    "-1",
                                                    "1e999",
                                                    "\n",
                                                    "\r",
                                                    "\xff",
                                                    "\\u0000",
                                                    "\\ud800",
                                                    std::string(1, '\0'),
                                                    "true",
                                                    "\"\"",
                                                    "99999999999999999999",
                                                    ";",
                                                    "NaN"};
    for (auto i = random.below(4) + 1; i > 0 && !text.empty(); --i) {
        const auto at = random.below(text.size());
        const auto length = std::min<std::uint64_t>(random.below(40), text.size() - at);
        switch (random.below(5)) {
            case 0:
                text[at] = static_cast<char>(random.below(256));
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.insert(random.below(text.size()), text.substr(at, length));
                break;
            case 3:
                text.insert(at, pieces[random.below(pieces.size())]);
                break;
            default:
                text.replace(at, 1, pieces[random.below(pieces.size())]);
        }
    }
    return text;
}

/// Either a chart that can be looked at, saved and read again, or problems; never both.
void judge(const Imported& result) {
    QCOMPARE(result.ok(), result.problems.empty());
    QVERIFY(!result.cancelled);
    if (!result.ok()) return;
    for (const auto& section : result.chart->sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                QVERIFY(std::isfinite(seat.x) && std::isfinite(seat.y));
                QVERIFY(seat.category == no_category || result.chart->isCategory(seat.category));
            }
        }
    }
    (void)validate(*result.chart);
    const auto again = chartFromJson(toJson(*result.chart));
    QVERIFY2(again.ok(), describe(again).c_str());
    QVERIFY(*again.chart == *result.chart);
}

}  // namespace

void ChartImportTest::formats() {
    QTest::addColumn<quintptr>("write");
    QTest::newRow("own") << reinterpret_cast<quintptr>(static_cast<Write>(&toJson));
    QTest::newRow("pretix") << reinterpret_cast<quintptr>(static_cast<Write>(&pretix));
    QTest::newRow("csv") << reinterpret_cast<quintptr>(static_cast<Write>(&toCsv));
}

void ChartImportTest::mutatedFiles() {
    core::SeededRandom random(seed());
    const std::string text = written(chartHouse());
    int good = 0;
    for (int i = 0; i < 2'000; ++i) {
        const auto result = importChart(mutated(text, random));
        judge(result);
        if (QTest::currentTestFailed()) return;
        good += result.ok() ? 1 : 0;
    }
    qInfo("%d of 2,000 could be read", good);
}

void ChartImportTest::cutOffFiles() {
    const std::string text = written(chartHouse());
    for (std::size_t size = 0; size < text.size(); size += 13) {
        judge(importChart(std::string_view(text).substr(0, size)));
        if (QTest::currentTestFailed()) return;
    }
}

void ChartImportTest::cancelLeavesNothing() {
    const std::string text = written(largeChart());
    std::atomic<bool> cancel{false};
    ImportOptions options;
    options.cancel = &cancel;
    std::int64_t last = -1;
    options.progress = [&](std::int64_t done, std::int64_t total) {
        QVERIFY(done >= last && done <= total);
        last = done;
        if (done > total / 3) cancel = true;
    };
    const auto result = importChart(text, options);
    QVERIFY(result.cancelled && !result.ok());
    QCOMPARE(describe(result), std::string("cancelled"));
}

void ChartImportTest::hundredThousandSeats() {
    const Chart chart = largeChart();
    const std::string text = written(chart);
    ImportOptions options;
    int calls = 0;
    std::int64_t last = 0;
    std::int64_t whole = 0;
    options.progress = [&](std::int64_t done, std::int64_t total) {
        ++calls;
        last = done;
        whole = total;
    };
    QElapsedTimer timer;
    timer.start();
    const auto result = importChart(text, options);
    qInfo("%zu MB in %lld ms", text.size() / 1'000'000, static_cast<long long>(timer.elapsed()));
    QVERIFY2(result.ok(), describe(result).c_str());
    QCOMPARE(seatCount(*result.chart), 100'000);
    QVERIFY2(calls > 50 && calls < 1'000, std::to_string(calls).c_str());
    QVERIFY(last == whole && whole > 0);
    const auto found = validate(*result.chart);
    QVERIFY2(found.publishable(), describe(found).c_str());
}

void ChartImportTest::limits() {
    const std::string text = written(chartHouse());
    ImportOptions options;
    options.limits.seats_per_event_max = 46;
    QVERIFY(importChart(text, options).ok());
    options.limits.seats_per_event_max = 45;
    QCOMPARE(importChart(text, options).problems.at(0).what,
             std::string("it has more than the 45 seats allowed"));
    options.limits = {};
    options.limits.chart_file_bytes_max = std::int64_t(text.size()) - 1;
    QVERIFY(!importChart(text, options).ok());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartImportTest)
#include "chartimport.moc"
