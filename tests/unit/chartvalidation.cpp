// What is found wrong with a chart, where, and how fast.
#include "engine/seating/changes.h"
#include "engine/seating/overlaps.h"
#include "engine/seating/validation.h"
#include "engine/store/chartconversion.h"
#include "engine/store/draftcheck.h"
#include "tests/support/charthouse.h"

#include <cmath>

#include <QElapsedTimer>
#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartValidationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodChartsPass();
    void findings_data();
    void findings();
    void tellsThePlace();
    void overlapsAreWarnings();
    void closePairsOfAnyPoints();
    void listIsCutOff();
    void tooManySeats();
    void largeChartsAreQuick();
    void allSeatsOnOnePoint();
};

namespace {

using Change = void (*)(Chart&);

void changeCase(const char* name, Change change, FindingKind kind, const char* place,
                bool error = true) {
    QTest::newRow(name) << reinterpret_cast<quintptr>(change) << int(kind)
                        << QString::fromUtf8(place) << error;
}

Seat& seat(Chart& chart, int section, int row, int index) {
    return seatAt(chart, {section, row, index});
}

void addSeatCases() {
    using K = FindingKind;
    const char* left = "Left, row A, seat 2";
    changeCase(
        "unpriced", [](Chart& c) { seat(c, 0, 0, 1).category = no_category; }, K::unpriced, left);
    changeCase(
        "unknown category", [](Chart& c) { seat(c, 0, 0, 1).category = 7; }, K::unpriced, left);
    changeCase(
        "same label", [](Chart& c) { c.sections[1].prefix.clear(); }, K::duplicate_label,
        "Right, row A, seat 1");
    changeCase(
        "own label taken", [](Chart& c) { seat(c, 0, 0, 1).label = "Right B-2"; },
        K::duplicate_label, "Right, row B, seat 2");
    changeCase(
        "label of a place", [](Chart& c) { seat(c, 0, 0, 1).label = "Standing-10"; },
        K::duplicate_label, left);
    changeCase(
        "same number", [](Chart& c) { seat(c, 0, 0, 1).number = "1"; }, K::duplicate_name,
        "Left, row A, seat 1");
    changeCase(
        "no number", [](Chart& c) { seat(c, 0, 0, 1).number.clear(); }, K::label,
        "Left, row A, seat ");
    changeCase(
        "long label", [](Chart& c) { seat(c, 0, 0, 1).label.assign(65, 'x'); }, K::label, left);
    changeCase(
        "control character", [](Chart& c) { seat(c, 0, 0, 1).label = "A\n1"; }, K::label, left);
    changeCase(
        "not a number", [](Chart& c) { seat(c, 0, 0, 1).x = NAN; }, K::position, left);
    changeCase(
        "infinite", [](Chart& c) { seat(c, 0, 0, 1).y = INFINITY; }, K::position, left);
    changeCase(
        "outside", [](Chart& c) { seat(c, 0, 0, 1).y = c.height + 1; }, K::outside, left);
    changeCase(
        "same place", [](Chart& c) { seat(c, 0, 0, 1).x = seat(c, 0, 0, 0).x; }, K::overlap, left);
    changeCase(
        "near", [](Chart& c) { seat(c, 0, 0, 1).x = seat(c, 0, 0, 0).x + 20; }, K::overlap, left,
        false);
    changeCase(
        "adjacency", [](Chart& c) { seat(c, 0, 0, 1).adjacency = 0; }, K::adjacency, left);
    changeCase(
        "negative adjacency", [](Chart& c) { seat(c, 0, 0, 0).adjacency = -1; }, K::adjacency,
        "Left, row A, seat 1");
    changeCase(
        "both flags",
        [](Chart& c) { seat(c, 0, 0, 1).accessible = seat(c, 0, 0, 1).companion = true; }, K::flags,
        left);
}

void addObjectCases() {
    using K = FindingKind;
    changeCase(
        "no name", [](Chart& c) { c.name.clear(); }, K::name, "the chart");
    changeCase(
        "no size", [](Chart& c) { c.width = 0; }, K::chart_size, "the chart");
    changeCase(
        "size is no number", [](Chart& c) { c.height = NAN; }, K::chart_size, "the chart");
    changeCase(
        "no focal point", [](Chart& c) { c.focal_point.reset(); }, K::focal_point, "the chart",
        false);
    changeCase(
        "focal point nowhere", [](Chart& c) { c.focal_point->x = NAN; }, K::focal_point,
        "the chart");
    changeCase(
        "no seats", [](Chart& c) { c.sections.clear(), c.areas.clear(); }, K::no_seats,
        "the chart");
    changeCase(
        "empty section", [](Chart& c) { c.sections[0].rows.clear(); }, K::empty_section, "Left");
    changeCase(
        "empty row", [](Chart& c) { c.sections[0].rows[1].seats.clear(); }, K::empty_row,
        "Left, row B");
    changeCase(
        "table without seats", [](Chart& c) { c.sections[2].rows[0].seats.clear(); },
        K::empty_table, "Tables, row Table 1");
    changeCase(
        "same row", [](Chart& c) { c.sections[0].rows[1].label = "A"; }, K::duplicate_name, "Left");
    changeCase(
        "row without label", [](Chart& c) { c.sections[0].rows[1].label.clear(); }, K::name,
        "Left, row ");
    changeCase(
        "section without name", [](Chart& c) { c.sections[0].name = " "; }, K::name, " ");
    changeCase(
        "same section", [](Chart& c) { c.sections[1].name = "Left"; }, K::duplicate_name, "Left");
    changeCase(
        "area as a section", [](Chart& c) { c.areas[0].name = "Left"; }, K::duplicate_name, "Left");
    changeCase(
        "no capacity", [](Chart& c) { c.areas[0].capacity = 0; }, K::area_capacity, "Standing");
    changeCase(
        "crowd", [](Chart& c) { c.areas[0].capacity = 19; }, K::area_capacity, "Standing", false);
    changeCase(
        "no outline", [](Chart& c) { c.areas[0].outline.points.pop_back(); }, K::area_outline,
        "Standing");
    changeCase(
        "area outside", [](Chart& c) { c.areas[0].outline.points[0].x = -1; }, K::outside,
        "Standing");
    changeCase(
        "area unpriced", [](Chart& c) { c.areas[0].category = no_category; }, K::unpriced,
        "Standing");
    changeCase(
        "slug", [](Chart& c) { c.categories[0].slug = "A b"; }, K::category, "category Standard");
    changeCase(
        "colour", [](Chart& c) { c.categories[0].color = "red"; }, K::category,
        "category Standard");
    changeCase(
        "same category", [](Chart& c) { c.categories.push_back(c.categories[0]); },
        K::duplicate_name, "category Standard");
    changeCase(
        "unused category",
        [](Chart& c) {
            c.categories.push_back({"vip", "VIP", "#000000"});
        },
        K::unused_category, "category VIP", false);
}

}  // namespace

void ChartValidationTest::goodChartsPass() {
    const Chart chart = chartHouse();
    const auto found = validate(chart);
    QVERIFY2(found.list.empty(), describe(found).c_str());
    QVERIFY(found.publishable());
    const auto problems = store::validate(store::toDraft(chart));
    QVERIFY2(problems.empty(), store::describe(problems).c_str());
}

void ChartValidationTest::findings_data() {
    QTest::addColumn<quintptr>("change");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("error");
    addSeatCases();
    addObjectCases();
}

void ChartValidationTest::findings() {
    QFETCH(quintptr, change);
    QFETCH(int, kind);
    QFETCH(QString, place);
    QFETCH(bool, error);
    Chart chart = chartHouse();
    reinterpret_cast<Change>(change)(chart);
    const auto found = validate(chart);
    QCOMPARE(found.publishable(), !error);
    bool told = false;
    for (const auto& each : found.list) {
        told = told || (int(each.kind) == kind && QString::fromStdString(each.place) == place &&
                        (each.severity == Severity::error) == error);
        QVERIFY(!each.text.empty());
    }
    QVERIFY2(told, describe(found).c_str());
    // What the store refuses is told here first.
    if (!store::validate(store::toDraft(chart)).empty()) QVERIFY(!found.publishable());
}

void ChartValidationTest::tellsThePlace() {
    Chart chart = chartHouse();
    seat(chart, 1, 2, 3).category = no_category;
    const auto found = validate(chart);
    QCOMPARE(found.errors, 1);
    QCOMPARE(found.list[0].place, std::string("Right, row C, seat 4"));
    QVERIFY(found.list[0].seat == (SeatRef{1, 2, 3}));
    QCOMPARE(found.list[0].object, chart.sections[1].id);
    QCOMPARE(describe(found),
             std::string("Right, row C, seat 4: it has no category; paint it with one"));
}

void ChartValidationTest::overlapsAreWarnings() {
    Chart chart = chartHouse();
    moveBy(chart, selectSection(chart, chart.sections[1].id), -1'000, -100 + 10);
    const auto found = validate(chart);
    QCOMPARE(found.errors, 0);
    QCOMPARE(found.warnings, 15);
    QVERIFY(QString::fromStdString(found.list[0].text)
                .contains(QStringLiteral("stands on Left, row A, seat 1")));
}

void ChartValidationTest::closePairsOfAnyPoints() {
    const std::vector<Point> points = {{0, 29},    {0, 31},  {100, 59}, {110, 61}, {NAN, 0},
                                       {1e300, 0}, {-5, 31}, {200, 0},  {200, 30}};
    const auto pairs = closePairs(points, 30);
    QCOMPARE(pairs.size(), std::size_t{3});  // 0 and 1 or 6; 6 and 1; 2 and 3
    QVERIFY(closePairs({}, 30).empty());
}

void ChartValidationTest::listIsCutOff() {
    Chart chart = largeChart();
    for (int i = 0; i < 50; ++i) setCategory(chart, selectRow(chart, {i, 0, 0}), no_category);
    const auto found = validate(chart);
    QCOMPARE(found.errors, 2'500);
    QCOMPARE(found.list.size(), std::size_t{100});
    QCOMPARE(found.more(), 2'400);
    QVERIFY(describe(found).ends_with("; and 2495 more"));
}

void ChartValidationTest::tooManySeats() {
    config::Limits limits;
    limits.seats_per_event_max = 56;
    QVERIFY(validate(chartHouse(), limits).publishable());
    limits.seats_per_event_max = 55;
    const auto found = validate(chartHouse(), limits);
    QCOMPARE(found.list.back().kind, FindingKind::too_many);
    QVERIFY(QString::fromStdString(found.list.back().text)
                .contains(QStringLiteral("56 seats and places, more than the 55")));
}

void ChartValidationTest::largeChartsAreQuick() {
    const Chart chart = largeChart();
    QCOMPARE(seatCount(chart), 100'000);
    QElapsedTimer timer;
    timer.start();
    const auto found = validate(chart);
    qInfo("100,000 seats in %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY2(found.list.empty(), describe(found).c_str());
    QVERIFY(timer.elapsed() < 10'000);  // a debug build on a busy machine
}

void ChartValidationTest::allSeatsOnOnePoint() {
    Chart chart = largeChart();
    for (const SeatRef ref : selectAll(chart).seats) {
        seatAt(chart, ref).x = 500;
        seatAt(chart, ref).y = ref.seat % 2 == 0 ? 500 : 510;
    }
    const auto found = validate(chart);
    QCOMPARE(found.errors + found.warnings, 99'999);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartValidationTest)
#include "chartvalidation.moc"
