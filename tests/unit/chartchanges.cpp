// Selections and what is done to them.
#include "engine/seating/changes.h"
#include "engine/seating/naming.h"
#include "tests/support/charthouse.h"

#include <cmath>
#include <set>

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartChangesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void selecting();
    void movingAWholeSectionKeepsItsShape();
    void movingAPartForgetsIt();
    void turningFollowsTheShape();
    void mirroring();
    void tablesGoWithTheirSeats();
    void aligning();
    void distributing();
    void snapping();
    void copyingSections();
    void copyingRowsAndObjects();
    void removing();
    void painting();
    void removingACategory();
    void manySeats();
};

namespace {

constexpr SeatRef first_seat{0, 0, 0};

Chart house() {
    return chartHouse();
}

Selection section(const Chart& chart, std::size_t index) {
    return selectSection(chart, chart.sections[index].id);
}

std::int64_t differentLabels(const Chart& chart) {
    std::set<std::string> out;
    for (const SeatRef ref : selectAll(chart).seats) out.insert(labelOf(chart, ref));
    return std::int64_t(out.size());
}

bool sameRows(const std::vector<Row>& a, const std::vector<Row>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t r = 0; r < a.size(); ++r) {
        if (a[r].seats.size() != b[r].seats.size()) return false;
        for (std::size_t i = 0; i < a[r].seats.size(); ++i) {
            const Seat& x = a[r].seats[i];
            const Seat& y = b[r].seats[i];
            if (std::hypot(x.x - y.x, x.y - y.y) > 0.2 || x.number != y.number) return false;
        }
    }
    return true;
}

}  // namespace

void ChartChangesTest::selecting() {
    const Chart chart = house();
    QCOMPARE(selectAll(chart).seats.size(), std::size_t{46});
    QCOMPARE(selectAll(chart).objects.size(), std::size_t{2});
    QCOMPARE(selectRow(chart, {1, 2, 0}).seats.size(), std::size_t{5});
    QVERIFY(selectRow(chart, {9, 0, 0}).empty());
    const auto some = selectIn(chart, {890, 790, 1'010, 900});
    QCOMPARE(some.seats.size(), std::size_t{6});
    const auto tidy = tidied(chart, {{{1, 0, 0}, {0, 0, 0}, {1, 0, 0}, {7, 0, 0}}, {99, 1, 1}});
    QCOMPARE(tidy, (Selection{{{0, 0, 0}, {1, 0, 0}}, {1}}));
    QCOMPARE(united(chart, section(chart, 0), section(chart, 1)).seats.size(), std::size_t{30});
    QCOMPARE(unitsOf(chart, selectAll(chart)).size(), std::size_t{5});
    QCOMPARE(unitsOf(chart, section(chart, 0)).size(), std::size_t{3});
    QCOMPARE(unitsOf(chart, selectRow(chart, first_seat)).size(), std::size_t{5});
    QVERIFY(!boundsOf(chart, Selection{}));
}

void ChartChangesTest::movingAWholeSectionKeepsItsShape() {
    Chart chart = house();
    moveBy(chart, section(chart, 0), 100, -50);
    QCOMPARE(seatAt(chart, first_seat).at(), (Point{996, 750}));
    QVERIFY(chart.sections[0].block);
    QVERIFY(sameRows(buildRows(*chart.sections[0].block), chart.sections[0].rows));
}

void ChartChangesTest::movingAPartForgetsIt() {
    Chart chart = house();
    moveBy(chart, selectRow(chart, first_seat), 100, 0);
    QVERIFY(!chart.sections[0].block);
    QVERIFY(chart.sections[1].block);
}

void ChartChangesTest::turningFollowsTheShape() {
    Chart chart = house();
    rotateAbout(chart, section(chart, 0), {500, 500}, 77);
    rotateAbout(chart, section(chart, 0), {0, 500}, -100);
    QVERIFY(sameRows(buildRows(*chart.sections[0].block), chart.sections[0].rows));
    QVERIFY(std::abs(chart.sections[0].block->rotation - 337) < 1e-9);
    const Chart before = chart;
    rotateAbout(chart, selectAll(chart), {10, 10}, 360);
    const auto moved = seatAt(chart, {1, 2, 3}).at();
    const auto still = seatAt(before, {1, 2, 3}).at();
    QVERIFY(std::hypot(moved.x - still.x, moved.y - still.y) < 1e-6);
}

void ChartChangesTest::mirroring() {
    Chart chart = house();
    const auto all = selectAll(chart);
    const Chart before = chart;
    mirror(chart, all, Axis::horizontal, 1'500);
    QCOMPARE(seatAt(chart, first_seat).at(), (Point{3'000 - 896, 800}));
    QCOMPARE(seatAt(chart, first_seat).number, std::string("1"));
    QVERIFY(!chart.sections[0].block);
    mirror(chart, all, Axis::horizontal, 1'500);
    QCOMPARE(seatAt(chart, {2, 1, 3}).at(), seatAt(before, {2, 1, 3}).at());
    mirror(chart, all, Axis::vertical, 0);
    QCOMPARE(chart.areas[0].outline.points[2], (Point{0, -300}));
}

void ChartChangesTest::tablesGoWithTheirSeats() {
    Chart chart = house();
    auto some = section(chart, 2);
    some.seats.pop_back();  // one seat of the second table is left out
    moveBy(chart, some, 10, 0);
    QCOMPARE(chart.sections[2].rows[0].table->outline.centre, (Point{1'010, 2'000}));
    QCOMPARE(chart.sections[2].rows[1].table->outline.centre, (Point{1'500, 2'000}));
}

void ChartChangesTest::aligning() {
    Chart chart = house();
    const auto both = united(chart, section(chart, 0), section(chart, 1));
    align(chart, both, Edge::top);
    QCOMPARE(boundsOf(chart, section(chart, 1))->top, 800.0);
    align(chart, both, Edge::right);
    QCOMPARE(boundsOf(chart, section(chart, 0))->right, 2'104.0);
    align(chart, section(chart, 0), Edge::centre_y);  // its rows
    QCOMPARE(seatAt(chart, {0, 0, 0}).y, seatAt(chart, {0, 2, 0}).y);
    const Chart before = chart;
    align(chart, Selection{}, Edge::left);
    QVERIFY(chart == before);
}

void ChartChangesTest::distributing() {
    Chart chart = house();
    for (int i = 0; i < 5; ++i) seatAt(chart, {0, 0, i}).x = 1'000.0 + i * i * 10;
    distribute(chart, selectRow(chart, first_seat), Axis::horizontal);
    for (int i = 0; i < 5; ++i) QCOMPARE(seatAt(chart, {0, 0, i}).x, 1'000.0 + i * 40);
    seatAt(chart, {0, 0, 1}).y = 700;
    distribute(chart, {{{0, 0, 0}, {0, 0, 1}}, {}}, Axis::vertical);
    QCOMPARE(seatAt(chart, {0, 0, 1}).y, 700.0);
}

void ChartChangesTest::snapping() {
    Chart chart = house();
    snapToGrid(chart, section(chart, 0), 50);
    for (int r = 0; r < 3; ++r) {
        QCOMPARE(std::fmod(seatAt(chart, {0, r, 0}).x, 50), 0.0);
        QCOMPARE(std::fmod(seatAt(chart, {0, r, 0}).y, 50), 0.0);
        QCOMPARE(seatAt(chart, {0, r, 1}).x - seatAt(chart, {0, r, 0}).x, 52.0);
    }
    QCOMPARE(snapped({74, -76}, 50), (Point{50, -100}));
    QCOMPARE(snapped({74, -76}, 0), (Point{74, -76}));
}

void ChartChangesTest::copyingSections() {
    Chart chart = house();
    const auto copies = copySelected(chart, section(chart, 0), 0, 1'000);
    QCOMPARE(copies.seats.size(), std::size_t{15});
    QCOMPARE(chart.sections.size(), std::size_t{4});
    const Section& copy = chart.sections[3];
    QCOMPARE(copy.name, std::string("Left 2"));
    QCOMPARE(copy.prefix, std::string("Left 2"));
    QVERIFY(copy.id != chart.sections[0].id && copy.id < chart.next_id);
    QCOMPARE(copy.rows[0].seats[0].at(), (Point{896, 1'800}));
    QVERIFY(sameRows(buildRows(*copy.block), copy.rows));
    QCOMPARE(differentLabels(chart), seatCount(chart));
}

void ChartChangesTest::copyingRowsAndObjects() {
    Chart chart = house();
    chart.sections[0].rows[2].seats[0].label = "Throne";
    auto some = united(chart, selectRow(chart, {0, 2, 0}), selectRow(chart, {2, 0, 0}));
    some = united(chart, some, {{{0, 0, 1}, {0, 0, 2}}, {chart.areas[0].id, 1}});
    const auto copies = copySelected(chart, some, 5, 5);
    QCOMPARE(copies.seats.size(), some.seats.size());
    QCOMPARE(copies.objects.size(), std::size_t{2});
    QCOMPARE(chart.sections[0].rows.size(), std::size_t{5});
    QCOMPARE(chart.sections[0].rows[3].label, std::string("D"));
    QCOMPARE(chart.sections[0].rows[4].label, std::string("E"));
    QCOMPARE(chart.sections[2].rows[2].label, std::string("Table 3"));
    QCOMPARE(chart.sections[2].rows[2].table->outline.centre, (Point{1'005, 2'005}));
    QCOMPARE(chart.areas[1].name, std::string("Standing 2"));
    QCOMPARE(chart.areas[1].outline.points[0], (Point{5, 5}));
    QCOMPARE(chart.decorations.size(), std::size_t{2});
    QCOMPARE(differentLabels(chart), seatCount(chart));
}

void ChartChangesTest::removing() {
    Chart chart = house();
    auto some = united(chart, section(chart, 0), selectRow(chart, {1, 1, 0}));
    some = united(chart, some, {{{2, 0, 3}}, {chart.areas[0].id, 1}});
    removeSelected(chart, some);
    QCOMPARE(chart.sections.size(), std::size_t{2});
    QCOMPARE(chart.sections[0].name, std::string("Right"));
    QCOMPARE(chart.sections[0].rows.size(), std::size_t{2});
    QCOMPARE(chart.sections[0].rows[1].label, std::string("C"));
    QCOMPARE(chart.sections[1].rows[0].seats.size(), std::size_t{7});
    QCOMPARE(chart.sections[1].rows[0].seats[3].adjacency, 4);
    QVERIFY(chart.areas.empty() && chart.decorations.empty());
    removeSelected(chart, selectAll(chart));
    QVERIFY(chart.sections.empty());
    chart = house();
    QVERIFY(removeSection(chart, chart.sections[1].id));
    QVERIFY(!removeSection(chart, 99));
    QCOMPARE(chart.sections.size(), std::size_t{2});
}

void ChartChangesTest::painting() {
    Chart chart = house();
    chart.categories.push_back({"premium", "Premium", "#b3391f"});
    auto some = selectRow(chart, first_seat);
    some.objects = {chart.areas[0].id};
    setCategory(chart, some, 1);
    QCOMPARE(seatAt(chart, {0, 0, 4}).category, CategoryNo{1});
    QCOMPARE(chart.areas[0].category, CategoryNo{1});
    setFlag(chart, some, SeatFlag::accessible, true);
    setFlag(chart, some, SeatFlag::obstructed, true);
    setFlag(chart, {{first_seat}, {}}, SeatFlag::companion, true);
    QVERIFY(seatAt(chart, first_seat).companion && !seatAt(chart, first_seat).accessible);
    QVERIFY(seatAt(chart, {0, 0, 1}).accessible && seatAt(chart, {0, 0, 1}).obstructed);
    QVERIFY(chart.sections[0].block);  // painting is kept when it is rebuilt
}

void ChartChangesTest::removingACategory() {
    Chart chart = house();
    chart.categories = {{"a", "A", "#000000"}, {"b", "B", "#000000"}, {"c", "C", "#000000"}};
    seatAt(chart, {0, 0, 1}).category = 1;
    seatAt(chart, {0, 0, 2}).category = 2;
    chart.areas[0].category = 1;
    removeCategory(chart, 1, 2);
    QCOMPARE(seatAt(chart, {0, 0, 0}).category, CategoryNo{0});
    QCOMPARE(seatAt(chart, {0, 0, 1}).category, CategoryNo{1});
    QCOMPARE(seatAt(chart, {0, 0, 2}).category, CategoryNo{1});
    QCOMPARE(chart.categories[1].slug, std::string("c"));
    removeCategory(chart, 0);
    QCOMPARE(seatAt(chart, {0, 0, 0}).category, no_category);
    QCOMPARE(chart.areas[0].category, CategoryNo{0});
    removeCategory(chart, 5);
    QCOMPARE(chart.categories.size(), std::size_t{1});
}

void ChartChangesTest::manySeats() {
    Chart chart = largeChart();
    const auto some = selectIn(chart, {0, 0, 6'000, 6'000});
    QVERIFY(some.seats.size() > 3'000);
    QBENCHMARK_ONCE {
        moveBy(chart, some, 1, 1);
        moveBy(chart, some, -1, -1);
    }
    const auto copies = copySelected(chart, section(chart, 3), 10, 10);
    QCOMPARE(copies.seats.size(), std::size_t{1'000});
    QCOMPARE(differentLabels(chart), 101'000);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartChangesTest)
#include "chartchanges.moc"
