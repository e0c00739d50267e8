// Rows, tables and boxes from their parameters.
#include "engine/seating/blockbuilder.h"

#include "engine/seating/naming.h"

#include <cmath>
#include <set>

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class BlockBuilderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void straight();
    void aisles();
    void fanned();
    void curvedKeepsPitchAndRadius();
    void angledBendsTowardsTheStage();
    void shearStaggerAndCrossAisles();
    void turned();
    void badShapes();
    void addedBlocksHaveTheirOwnLabels();
    void rebuiltKeepsWhatWasPainted();
    void renumbered();
    void roundTable();
    void rectangularTable();
    void boxes();
    void names();
};

namespace {

double distance(const Seat& a, const Seat& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

BlockShape shape(int rows, int seats) {
    BlockShape out;
    out.rows = rows;
    out.seats = seats;
    out.front = {1'000, 500};
    out.category = 0;
    return out;
}

std::set<std::string> labelsOf(const Chart& chart) {
    std::set<std::string> out;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) out.insert(labelOf(section, row, seat));
        }
    }
    return out;
}

bool near(double a, double b) {
    return std::abs(a - b) < 0.11;
}

}  // namespace

void BlockBuilderTest::straight() {
    const auto rows = buildRows(shape(3, 5));
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[2].label, std::string("C"));
    QCOMPARE(rows[0].seats.size(), std::size_t{5});
    QCOMPARE(rows[0].seats[2].at(), (Point{1'000, 500}));
    QCOMPARE(rows[0].seats[0].at(), (Point{896, 500}));
    QCOMPARE(rows[2].seats[4].at(), (Point{1'104, 690}));
    QCOMPARE(rows[1].seats[4].number, std::string("5"));
    QCOMPARE(rows[1].seats[4].adjacency, 4);
    QCOMPARE(rows[1].seats[4].category, CategoryNo{0});
}

void BlockBuilderTest::aisles() {
    BlockShape block = shape(1, 6);
    block.aisles = {{2, 100}, {4, 50}};
    const auto row = buildRows(block)[0];
    std::vector<int> adjacency;
    for (const auto& seat : row.seats) adjacency.push_back(seat.adjacency);
    QCOMPARE(adjacency, (std::vector<int>{0, 1, 3, 4, 6, 7}));
    QVERIFY(near(distance(row.seats[1], row.seats[2]), 152));
    QVERIFY(near(distance(row.seats[3], row.seats[4]), 102));
    QVERIFY(near(row.seats[0].x + row.seats[5].x, 2'000));  // about the middle
}

void BlockBuilderTest::fanned() {
    BlockShape block = shape(5, 10);
    block.growth = 2;
    block.aisles = {{5, 100}};
    const auto rows = buildRows(block);
    for (int i = 0; i < 5; ++i) {
        const auto& seats = rows[std::size_t(i)].seats;
        QCOMPARE(seats.size(), std::size_t(10 + 2 * i));
        QCOMPARE(seats[seats.size() / 2 - 1].adjacency + 2, seats[seats.size() / 2].adjacency);
        QVERIFY(near(seats.front().x + seats.back().x, 2'000));
    }
    block.growth = -0.5;
    QCOMPARE(buildRows(block)[4].seats.size(), std::size_t{8});
}

void BlockBuilderTest::curvedKeepsPitchAndRadius() {
    BlockShape block = shape(4, 21);
    block.form = BlockForm::curved;
    block.radius = 1'200;
    const auto rows = buildRows(block);
    for (int r = 0; r < 4; ++r) {
        const auto& seats = rows[std::size_t(r)].seats;
        for (std::size_t i = 0; i < seats.size(); ++i) {
            const double radius = std::hypot(seats[i].x - 1'000, seats[i].y - (500 - 1'200));
            QVERIFY(near(radius, 1'200 + r * 95));
            if (i > 0) QVERIFY(std::abs(distance(seats[i], seats[i - 1]) - 52) < 0.3);
        }
        QVERIFY(seats[0].y < seats[10].y);  // the wings are nearer to the stage
    }
}

void BlockBuilderTest::angledBendsTowardsTheStage() {
    BlockShape block = shape(1, 9);
    block.form = BlockForm::angled;
    block.angle = 30;
    const auto seats = buildRows(block)[0].seats;
    QCOMPARE(seats[4].at(), (Point{1'000, 500}));
    QVERIFY(near(seats[0].y, 500 - 4 * 52 * 0.5));
    QVERIFY(near(seats[8].y, seats[0].y));
    QVERIFY(near(distance(seats[0], seats[1]), 52));
}

void BlockBuilderTest::shearStaggerAndCrossAisles() {
    BlockShape block = shape(4, 3);
    block.shear = 10;
    block.stagger = 26;
    block.row_aisles = {{2, 200}};
    const auto rows = buildRows(block);
    QVERIFY(near(rows[1].seats[1].x, 1'000 + 10 + 26));
    QVERIFY(near(rows[2].seats[1].x, 1'000 + 20));
    QVERIFY(near(rows[2].seats[1].y, 500 + 2 * 95 + 200));
    QVERIFY(near(rows[3].seats[1].y, 500 + 3 * 95 + 200));
}

void BlockBuilderTest::turned() {
    BlockShape block = shape(2, 3);
    block.rotation = 90;  // the stage is on the right
    const auto rows = buildRows(block);
    QCOMPARE(rows[0].seats[0].at(), (Point{1'000, 448}));
    QCOMPARE(rows[1].seats[1].at(), (Point{905, 500}));
}

void BlockBuilderTest::badShapes() {
    QVERIFY(problemOf(shape(10, 20)).empty());
    const auto bad = [](auto change) {
        BlockShape block = shape(10, 20);
        change(block);
        return !problemOf(block).empty();
    };
    QVERIFY(bad([](auto& b) { b.rows = 0; }));
    QVERIFY(bad([](auto& b) { b.rows = block_rows_max + 1; }));
    QVERIFY(bad([](auto& b) { b.seats = 0; }));
    QVERIFY(bad([](auto& b) { b.growth = -3; }));
    QVERIFY(bad([](auto& b) { b.growth = NAN; }));
    QVERIFY(bad([](auto& b) { b.seat_pitch = 0; }));
    QVERIFY(bad([](auto& b) { b.row_pitch = INFINITY; }));
    QVERIFY(bad([](auto& b) { b.front.x = NAN; }));
    QVERIFY(bad([](auto& b) { b.rotation = NAN; }));
    QVERIFY(bad([](auto& b) { b.form = BlockForm::curved, b.radius = 0; }));
    QVERIFY(bad([](auto& b) { b.form = BlockForm::angled, b.angle = 90; }));
    QVERIFY(bad([](auto& b) { b.aisles = {{0, 100}}; }));
    QVERIFY(bad([](auto& b) { b.row_numbering.first = 0; }));
    QVERIFY(bad([](auto& b) { b.seat_numbering.step = 0; }));
    QVERIFY(bad([](auto& b) { b.seat_numbering.first = INT_MAX; }));
}

void BlockBuilderTest::addedBlocksHaveTheirOwnLabels() {
    Chart chart = blankChart("Hall");
    QCOMPARE(addBlock(chart, shape(3, 5), "Stalls").prefix, std::string());
    BlockShape right = shape(3, 5);
    right.seat_numbering.first = 6;  // A-6 and so on: nothing occurs twice
    QCOMPARE(addBlock(chart, right, "Stalls").name, std::string("Stalls 2"));
    QCOMPARE(chart.sections[1].prefix, std::string());
    QCOMPARE(addBlock(chart, shape(3, 5), "Balcony").prefix, std::string("Balcony"));
    QCOMPARE(std::int64_t(labelsOf(chart).size()), seatCount(chart));
    QVERIFY(chart.sections[0].id != chart.sections[1].id);
}

void BlockBuilderTest::rebuiltKeepsWhatWasPainted() {
    Chart chart = blankChart("Hall");
    chart.categories.push_back({"premium", "Premium", "#b3391f"});
    Section& section = addBlock(chart, shape(3, 5), "Stalls");
    section.rows[1].seats[2].category = 1;
    section.rows[1].seats[2].accessible = true;
    section.rows[0].seats[0].label = "Throne";
    BlockShape longer = *section.block;
    longer.rows = 4;
    longer.seats = 7;
    rebuildBlock(section, longer);
    QCOMPARE(section.rows.size(), std::size_t{4});
    QCOMPARE(section.rows[1].seats[2].category, CategoryNo{1});
    QVERIFY(section.rows[1].seats[2].accessible);
    QCOMPARE(section.rows[0].seats[0].label, std::string("Throne"));
    QCOMPARE(section.rows[3].seats[6].category, CategoryNo{0});
    QCOMPARE(section.block, std::optional(longer));
}

void BlockBuilderTest::renumbered() {
    Chart chart = blankChart("Hall");
    Section& section = addBlock(chart, shape(2, 3), "Stalls");
    section.rows[0].seats[0].label = "Throne";
    Row table = buildTable({}, "Table 1");
    section.rows.push_back(table);
    RowNumbering rows;
    rows.style = RowStyle::numbers;
    rows.from_back = true;
    renumber(section, rows, {SeatOrder::right_to_left, 1, 1});
    QCOMPARE(labelOf(chart, {0, 0, 0}), std::string("2-3"));
    QCOMPARE(labelOf(chart, {0, 1, 2}), std::string("1-1"));
    QCOMPARE(section.rows[2].label, std::string("Table 1"));
    QCOMPARE(section.block->seat_numbering.order, SeatOrder::right_to_left);
}

void BlockBuilderTest::roundTable() {
    TableShape round;
    round.seats = 8;
    round.centre = {500, 500};
    round.sold_whole = true;
    const Row row = buildTable(round, "Table 1");
    QVERIFY(row.table && row.table->sold_whole && !row.table->is_box);
    QCOMPARE(row.seats.size(), std::size_t{8});
    QCOMPARE(row.seats[0].at(), (Point{500, 385}));
    for (std::size_t i = 0; i < 8; ++i) {
        QVERIFY(near(std::hypot(row.seats[i].x - 500, row.seats[i].y - 500), 115));
        QCOMPARE(row.seats[i].adjacency, std::int32_t(i));  // neighbours all
    }
    round.seats = 0;
    QVERIFY(!problemOf(round).empty());
    round.seats = 8;
    round.width = NAN;
    QVERIFY(!problemOf(round).empty());
}

void BlockBuilderTest::rectangularTable() {
    TableShape table;
    table.form = TableForm::rectangular;
    table.seats = 8;
    table.width = 240;
    table.height = 80;
    table.at_ends = true;
    const Row row = buildTable(table, "Table 1");
    QCOMPARE(row.seats.size(), std::size_t{8});
    for (const auto& seat : row.seats) QVERIFY(!contains(row.table->outline, seat.at()));
    QCOMPARE(row.seats[3].at(), (Point{160, 0}));
    QCOMPARE(row.seats[7].at(), (Point{-160, 0}));
    QVERIFY(row.seats[0].y < 0 && row.seats[4].y > 0);
    table.at_ends = false;
    table.seats = 5;
    QCOMPARE(buildTable(table, "Table 2").seats.size(), std::size_t{5});
}

void BlockBuilderTest::boxes() {
    TableShape box;
    box.form = TableForm::box;
    box.width = 200;
    box.height = 150;
    box.rotation = 30;
    for (int seats = 1; seats < 30; ++seats) {
        box.seats = seats;
        const Row row = buildTable(box, "Box 1");
        QCOMPARE(row.seats.size(), std::size_t(seats));
        QVERIFY(row.table->is_box);
        for (const auto& seat : row.seats) QVERIFY(contains(row.table->outline, seat.at()));
    }
}

void BlockBuilderTest::names() {
    QCOMPARE(nextName("B", true), std::string("C"));
    QCOMPARE(nextName("H", true), std::string("J"));
    QCOMPARE(nextName("Z", true), std::string("AA"));
    QCOMPARE(nextName("B", false), std::string("B 2"));
    QCOMPARE(nextName("Table 9", true), std::string("Table 10"));
    QCOMPARE(nextName("Hall", true), std::string("Hall 2"));
    QCOMPARE(nextName("99999999999999999999", true), std::string("99999999999999999999 2"));
    Chart chart = blankChart("Hall");
    QCOMPARE(freeName(chart, ""), std::string("Section"));
    QCOMPARE(freeSlug(chart, "Premium +"), std::string("premium"));
    QCOMPARE(freeSlug(chart, "STANDARD"), std::string("standard-2"));
    QCOMPARE(freeSlug(chart, "座席"), std::string("category"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BlockBuilderTest)
#include "blockbuilder.moc"
