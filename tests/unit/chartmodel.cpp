// The chart as it is drawn: labels, outlines, places of areas, and what it becomes for the store.
#include "engine/seating/areaplaces.h"
#include "engine/seating/chart.h"
#include "engine/store/chartconversion.h"
#include "engine/store/draftcheck.h"

#include <set>

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labels();
    void finding();
    void outlines();
    void boundsOfTurnedShapes();
    void placesLieInside();
    void thinAreas();
    void becomesADraft();
    void copiesShareTheImage();
};

namespace {

Row row(std::string label, int seats, double y, CategoryNo category = 0) {
    Row out;
    out.label = std::move(label);
    for (int i = 0; i < seats; ++i) {
        Seat seat;
        seat.number = std::to_string(i + 1);
        seat.x = 500 + i * 52.0;
        seat.y = y;
        seat.adjacency = i;
        seat.category = category;
        out.seats.push_back(std::move(seat));
    }
    return out;
}

Chart small() {
    Chart chart = blankChart("Hall");
    Section stalls;
    stalls.id = chart.takeId();
    stalls.name = "Stalls";
    stalls.rows = {row("A", 4, 800), row("B", 4, 900)};
    Section balcony = stalls;
    balcony.id = chart.takeId();
    balcony.name = balcony.prefix = "Balcony";
    chart.sections = {stalls, balcony};
    Area area;
    area.id = chart.takeId();
    area.name = "Standing";
    area.outline = {OutlineKind::ellipse, {2'000, 2'000}, 900, 400, 30, {}};
    area.capacity = 150;
    area.category = 0;
    chart.areas = {area};
    return chart;
}

}  // namespace

void ChartModelTest::labels() {
    Chart chart = small();
    QCOMPARE(labelOf(chart, {0, 0, 2}), std::string("A-3"));
    QCOMPARE(labelOf(chart, {1, 1, 0}), std::string("Balcony B-1"));
    seatAt(chart, {1, 1, 0}).label = "King's seat";
    QCOMPARE(labelOf(chart, {1, 1, 0}), std::string("King's seat"));
    QCOMPARE(placeLabel(chart.areas[0], 17), std::string("Standing-17"));
    QCOMPARE(seatCount(chart), 16);
    QCOMPARE(placeCount(chart), 166);
}

void ChartModelTest::finding() {
    Chart chart = small();
    QVERIFY(isValid(chart, {1, 1, 3}));
    for (const SeatRef wrong : {SeatRef{2, 0, 0}, {0, 2, 0}, {0, 0, 4}, {-1, 0, 0}, {0, 0, -1}}) {
        QVERIFY(!isValid(chart, wrong));
    }
    QCOMPARE(findSection(chart, chart.sections[1].id), &chart.sections[1]);
    QCOMPARE(findArea(chart, chart.areas[0].id), &chart.areas[0]);
    QCOMPARE(findDecoration(chart, chart.decorations[0].id), &chart.decorations[0]);
    QVERIFY(!findSection(chart, 99));
    QVERIFY(!contentBounds(Chart{}));
    QVERIFY(contentBounds(chart)->contains({500, 800}));
}

void ChartModelTest::outlines() {
    const Outline box{OutlineKind::rectangle, {100, 100}, 100, 20, 90, {}};
    QVERIFY(contains(box, {100, 145}));
    QVERIFY(!contains(box, {145, 100}));
    QCOMPARE(areaOf(box), 2'000.0);
    const Outline round{OutlineKind::ellipse, {0, 0}, 20, 10, 0, {}};
    QVERIFY(contains(round, {9, 0}));
    QVERIFY(!contains(round, {9, 4}));
    const Outline hook{OutlineKind::polygon,
                       {},
                       0,
                       0,
                       0,
                       {{0, 0}, {30, 0}, {30, 10}, {10, 10}, {10, 30}, {0, 30}}};
    QVERIFY(contains(hook, {5, 20}));
    QVERIFY(contains(hook, {30, 5}));  // on the edge
    QVERIFY(!contains(hook, {20, 20}));
    QCOMPARE(areaOf(hook), 500.0);
    const Outline line{OutlineKind::line, {}, 0, 0, 0, {{0, 0}, {10, 10}}};
    QVERIFY(!contains(line, {5, 5}));
    QCOMPARE(boundsOf(line), (Rect{0, 0, 10, 10}));
    QCOMPARE(boundsOf(Outline{OutlineKind::polygon, {}, 0, 0, 0, {}}), Rect{});
}

void ChartModelTest::boundsOfTurnedShapes() {
    const Rect box = boundsOf({OutlineKind::rectangle, {0, 0}, 100, 20, 90, {}});
    QVERIFY(std::abs(box.right - 10) < 1e-9 && std::abs(box.bottom - 50) < 1e-9);
    const Outline egg{OutlineKind::ellipse, {50, 60}, 100, 20, 33, {}};
    const Rect round = boundsOf(egg);
    for (const Point p : cornersOf(egg, 360)) {
        QVERIFY(p.x <= round.right + 1e-9 && p.x >= round.left - 1e-9);
        QVERIFY(p.y <= round.bottom + 1e-9 && p.y >= round.top - 1e-9);
    }
}

void ChartModelTest::placesLieInside() {
    const std::vector<Outline> outlines = {
        {OutlineKind::rectangle, {500, 500}, 800, 300, 20, {}},
        {OutlineKind::ellipse, {500, 500}, 800, 300, 70, {}},
        {OutlineKind::polygon, {}, 0, 0, 0, {{0, 0}, {900, 0}, {900, 100}, {100, 100}, {0, 700}}},
    };
    for (const auto& outline : outlines) {
        for (const int count : {1, 2, 7, 100, 5'000}) {
            const auto places = placesIn(outline, count);
            QCOMPARE(places.size(), std::size_t(count));
            std::set<std::pair<double, double>> different;
            for (const Point p : places) {
                QVERIFY(contains(outline, p));
                different.insert({p.x, p.y});
            }
            QCOMPARE(different.size(), std::size_t(count));
        }
    }
}

void ChartModelTest::thinAreas() {
    QVERIFY(placesIn({}, 0).empty());
    QVERIFY(placesIn({}, -3).empty());
    QCOMPARE(placesIn({}, 3).size(), std::size_t{3});
    const Outline sliver{OutlineKind::polygon, {}, 0, 0, 0, {{0, 0}, {1'000, 1'000}, {1, 2}}};
    QCOMPARE(placesIn(sliver, 1'000).size(), std::size_t{1'000});
}

void ChartModelTest::becomesADraft() {
    const Chart chart = small();
    const auto draft = store::toDraft(chart);
    const auto problems = store::validate(draft);
    QVERIFY2(problems.empty(), store::describe(problems).c_str());
    QCOMPARE(draft.sections.size(), std::size_t{3});
    QCOMPARE(store::countSeats(draft), placeCount(chart));
    QCOMPARE(draft.sections[1].rows[0].seats[3].label, std::string("Balcony A-4"));
    QCOMPARE(draft.sections[1].rows[0].seats[3].row_seat, std::string("4"));
    QVERIFY(draft.sections[2].general_admission);
    QCOMPARE(draft.sections[2].rows.size(), std::size_t{1});
    QCOMPARE(draft.sections[2].rows[0].seats[149].label, std::string("Standing-150"));
    QCOMPARE(draft.focal_x, 2'000.0f);
}

void ChartModelTest::copiesShareTheImage() {
    Chart chart = small();
    chart.background = Background{std::make_shared<const std::string>("PNG"), {}, 1, 0.5, true};
    Chart copy = chart;
    QCOMPARE(copy.background->image.get(), chart.background->image.get());
    QVERIFY(copy == chart);
    copy.background->image = std::make_shared<const std::string>("PNG");
    QVERIFY(copy == chart);
    copy.background->image = nullptr;
    QVERIFY(!(copy == chart));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartModelTest)
#include "chartmodel.moc"
