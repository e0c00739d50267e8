// pretix's seating plans, in and out.
#include "engine/seating/pretixplan.h"

#include "engine/seating/validation.h"
#include "tests/support/charthouse.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace seatlock::tests {

using namespace seating;

class PretixPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void positionsAreRelative();
    void aislesAndSplitRows();
    void zonesOfOneName();
    void earlyAreas();
    void shapes();
    void problems_data();
    void problems();
    void roundTrip();
    void exportIsAPlan();
};

namespace {

std::string plan(const std::string& zones, const char* more = "") {
    return R"({"name":"Hall","categories":[{"name":"Cheap","color":"#ABC"},{"name":"Dear"}],)" +
           std::string(R"("size":{"width":1000,"height":800})") + more + R"(,"zones":[)" + zones +
           "]}";
}

std::string seat(const char* number, int x, const char* guid, const char* category = "Cheap") {
    return std::string(R"({"seat_guid":")") + guid + R"(","seat_number":")" + number +
           R"(","position":{"x":)" + std::to_string(x) + R"(,"y":0},"category":")" + category +
           "\"}";
}

std::string rowOf(const char* number, int y, const std::string& seats) {
    return std::string(R"({"row_number":")") + number + R"(","row_number_position":"both",)" +
           R"("uuid":"u","position":{"x":10,"y":)" + std::to_string(y) + R"(},"seats":[)" + seats +
           "]}";
}

std::string zone(const char* name, const std::string& rows, const std::string& areas = "") {
    return std::string(R"({"name":")") + name +
           R"(","zone_id":"z","position":{"x":100,"y":50},"rows":[)" + rows + R"(],"areas":[)" +
           areas + "]}";
}

void badPlan(const char* name, const std::string& text, const char* place, const char* words) {
    QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(place)
                        << QString::fromUtf8(words);
}

bool near(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y) < 0.2;
}

std::vector<int> adjacencyOf(const Row& row) {
    std::vector<int> out;
    for (const auto& each : row.seats) out.push_back(each.adjacency);
    return out;
}

}  // namespace

void PretixPlanTest::positionsAreRelative() {
    const auto made = chartFromPretix(
        plan(zone("Stalls", rowOf("A", 20, seat("1", 0, "g1") + "," + seat("2", 25, "g2", "")))));
    QVERIFY2(made.ok(), describe(made).c_str());
    const Chart& chart = *made.chart;
    QCOMPARE(chart.name, std::string("Hall"));
    QCOMPARE(chart.width, 2'000.0);
    QCOMPARE(chart.height, 1'600.0);
    QCOMPARE(seatAt(chart, {0, 0, 0}).at(), (Point{220, 140}));
    QCOMPARE(seatAt(chart, {0, 0, 1}).at(), (Point{270, 140}));
    QCOMPARE(chart.categories[0].color, std::string("#aabbcc"));
    QCOMPARE(chart.categories[1].slug, std::string("dear"));
    QCOMPARE(seatAt(chart, {0, 0, 1}).category, no_category);
    QCOMPARE(labelOf(chart, {0, 0, 1}), std::string("A-2"));
    ImportOptions options;
    options.cm_per_pixel = 1;
    QCOMPARE(
        chartFromPretix(plan(zone("Z", rowOf("A", 0, seat("1", 0, "g")))), options).chart->width,
        1'000.0);
}

void PretixPlanTest::aislesAndSplitRows() {
    const std::string left =
        seat("1", 0, "a") + "," + seat("2", 25, "b") + "," + seat("3", 50, "c");
    const std::string right = seat("5", 225, "e") + "," + seat("4", 200, "d");
    const auto made =
        chartFromPretix(plan(zone("Stalls", rowOf("A", 0, left) + "," + rowOf("A", 0, right))));
    QVERIFY2(made.ok(), describe(made).c_str());
    QCOMPARE(made.chart->sections[0].rows.size(), std::size_t{1});
    QCOMPARE(adjacencyOf(made.chart->sections[0].rows[0]), (std::vector<int>{0, 1, 2, 4, 5}));
    QCOMPARE(made.chart->sections[0].rows[0].seats[3].number, std::string("4"));
    QCOMPARE(made.notes.size(), std::size_t{1});
    QCOMPARE(made.notes[0].place, std::string("zones[0].rows[1]"));
}

void PretixPlanTest::zonesOfOneName() {
    const auto made = chartFromPretix(plan(zone("Z", rowOf("1", 0, seat("1", 0, "a"))) + "," +
                                           zone("Z", rowOf("1", 50, seat("1", 0, "b"))) + "," +
                                           zone("", rowOf("", 90, seat("9", 0, "c")))));
    QVERIFY2(made.ok(), describe(made).c_str());
    const auto& sections = made.chart->sections;
    QCOMPARE(sections[1].name, std::string("Z 2"));
    QCOMPARE(sections[2].name, std::string("Zone 3"));
    QCOMPARE(sections[2].rows[0].label, std::string("1"));
    QCOMPARE(labelOf(*made.chart, {0, 0, 0}), std::string("Z 1-1"));
    QCOMPARE(labelOf(*made.chart, {1, 0, 0}), std::string("Z 2 1-1"));
    QCOMPARE(labelOf(*made.chart, {2, 0, 0}), std::string("1-9"));
    QVERIFY(!made.notes.empty());
}

void PretixPlanTest::earlyAreas() {
    const auto made = chartFromPretix(plan(zone(
        "Z", rowOf("1", 0, seat("1", 0, "a")),
        R"({"color":"gray","width":200,"height":40,"position":{"x":0,"y":0},"text":"STAGE"})")));
    QVERIFY2(made.ok(), describe(made).c_str());
    const Decoration& stage = made.chart->decorations.at(0);
    QVERIFY(stage.kind == DecorationKind::stage);
    QCOMPARE(stage.fill, std::string("#808080"));
    QCOMPARE(boundsOf(stage.outline), (Rect{200, 100, 600, 180}));
    QCOMPARE(made.chart->focal_point, std::optional(Point{400, 140}));
}

void PretixPlanTest::shapes() {
    const char* text =
        R"("text":{"text":"Bar","position":{"x":5,"y":6},"color":"#111111","size":20})";
    const std::string areas =
        std::string(R"({"shape":"circle","circle":{"radius":30},"position":{"x":50,"y":50},)") +
        text +
        R"(},{"shape":"ellipse",)"
        R"("ellipse":{"radius":{"x":30,"y":10}},)"
        R"("rotation":90,"position":{"x":50,"y":50}},)" +
        R"({"shape":"rectangle","rectangle":{"width":30,"height":10},)"
        R"("rotation":90,"position":{"x":50,"y":50}},)" +
        R"({"shape":"polygon","position":{"x":50,"y":50},)"
        R"("polygon":{"points":[{"x":0,"y":0},{"x":10,"y":0},{"x":0,"y":10}]}},)" +
        R"({"shape":"text","position":{"x":50,"y":50},)" + text +
        R"(},{"shape":"star","position":{"x":1,"y":1}})";
    const auto made = chartFromPretix(plan(zone("Z", "", areas)));
    QVERIFY2(made.ok(), describe(made).c_str());
    const auto& all = made.chart->decorations;
    QCOMPARE(all.size(), std::size_t{5});
    QCOMPARE(boundsOf(all[0].outline), (Rect{240, 140, 360, 260}));
    QCOMPARE(all[0].text, std::string("Bar"));
    QCOMPARE(all[0].text_height, 40.0);
    QVERIFY(std::abs(boundsOf(all[1].outline).width() - 40) < 1e-6);
    const Rect box = boundsOf(all[2].outline);  // turned about its corner, which is at 300, 200
    QVERIFY(near({box.left, box.top}, {280, 200}) && near({box.right, box.bottom}, {300, 260}));
    QCOMPARE(all[3].outline.points[1], (Point{320, 200}));
    QVERIFY(all[4].kind == DecorationKind::text);
    QCOMPARE(all[4].outline.centre, (Point{310, 212}));
    QCOMPARE(made.notes.size(), std::size_t{1});
    QVERIFY(made.chart->sections.empty());
}

void PretixPlanTest::problems_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("words");
    const auto seats = [](const std::string& all) { return plan(zone("Z", rowOf("A", 0, all))); };
    badPlan("no zones", R"({"name":"x","categories":[]})", "zones", "missing");
    badPlan("no categories", R"({"name":"x","zones":[]})", "categories", "missing");
    badPlan("zone", plan("7"), "zones[0]", "an object, not a number");
    badPlan("same guid", seats(seat("1", 0, "g") + "," + seat("2", 25, "g")),
            "zones[0].rows[0].seats[1].seat_guid", "another seat");
    badPlan("same number", seats(seat("1", 0, "g") + "," + seat("1", 25, "h")),
            "zones[0].rows[0].seats[1].seat_number", "occurs twice in row A of Z");
    badPlan(
        "same number in a split row",
        plan(zone("Z", rowOf("A", 0, seat("1", 0, "g")) + "," + rowOf("A", 0, seat("1", 99, "h")))),
        "zones[0].rows[1].seats[0].seat_number", "occurs twice");
    badPlan("category", seats(seat("1", 0, "g", "Free")), "zones[0].rows[0].seats[0].category",
            "no category Free");
    badPlan("no number", seats(seat("", 0, "g")), "zones[0].rows[0].seats[0].seat_number",
            "no number");
    badPlan("no position", seats(R"({"seat_guid":"g","seat_number":"1","category":""})"),
            "zones[0].rows[0].seats[0].position", "missing");
    badPlan("position", seats(R"({"seat_guid":"g","seat_number":"1","position":{"x":"1","y":2}})"),
            "zones[0].rows[0].seats[0].position.x", "a number, not text");
    badPlan("same category", R"({"name":"x","categories":[{"name":"a"},{"name":"a"}],"zones":[]})",
            "categories[1].name", "another category");
    badPlan("circle", plan(zone("Z", "", R"({"shape":"circle","position":{"x":1,"y":1}})")),
            "zones[0].areas[0].circle.radius", "missing");
}

void PretixPlanTest::problems() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, words);
    const auto result = importChart(text.toStdString());
    QVERIFY(!result.ok());
    bool told = false;
    for (const auto& each : result.problems) {
        told = told || (QString::fromStdString(each.place) == place &&
                        QString::fromStdString(each.what).contains(words));
    }
    QVERIFY2(told, describe(result).c_str());
}

void PretixPlanTest::roundTrip() {
    Chart chart = chartHouse();
    chart.decorations[0].outline.rotation = 30;
    const auto back = importChart(toPretix(chart));
    QVERIFY2(back.ok(), describe(back).c_str());
    QCOMPARE(back.chart->sections.size(), chart.sections.size());
    QCOMPARE(seatCount(*back.chart), seatCount(chart));
    // The turned stage stands out of the house, which is moved so far that all is within.
    const Point shift{seatAt(*back.chart, {0, 0, 0}).x - seatAt(chart, {0, 0, 0}).x,
                      seatAt(*back.chart, {0, 0, 0}).y - seatAt(chart, {0, 0, 0}).y};
    const auto moved = [&](Point at) { return Point{at.x + shift.x, at.y + shift.y}; };
    for (int s = 0; s < 2; ++s) {
        for (int r = 0; r < 3; ++r) {
            for (int i = 0; i < 5; ++i) {
                const Seat& was = seatAt(chart, {s, r, i});
                const Seat& is = seatAt(*back.chart, {s, r, i});
                QVERIFY(near(moved(was.at()), is.at()));
                QCOMPARE(is.number, was.number);
                QCOMPARE(is.adjacency, was.adjacency);
                QCOMPARE(is.category, was.category);
                QCOMPARE(labelOf(*back.chart, {s, r, i}), labelOf(chart, {s, r, i}));
            }
        }
    }
    // Two tables, the stage, the standing area.
    QCOMPARE(back.chart->decorations.size(), std::size_t{4});
    const auto stage =
        std::ranges::find(back.chart->decorations, DecorationKind::stage, &Decoration::kind);
    QVERIFY(stage != back.chart->decorations.end());
    QVERIFY(near(stage->outline.centre, moved(chart.decorations[0].outline.centre)));
    QVERIFY(near(*back.chart->focal_point, moved(*chart.focal_point)));
}

void PretixPlanTest::exportIsAPlan() {
    const QByteArray text = QByteArray::fromStdString(toPretix(chartHouse()));
    const QJsonObject top = QJsonDocument::fromJson(text).object();
    QCOMPARE(top.keys(), (QStringList{QStringLiteral("categories"), QStringLiteral("name"),
                                      QStringLiteral("size"), QStringLiteral("zones")}));
    std::set<QString> guids;
    const QJsonArray zones = top[QLatin1String("zones")].toArray();
    for (const auto& each : zones) {
        const QJsonArray rows = each.toObject()[QLatin1String("rows")].toArray();
        for (const auto& one : rows) {
            const QJsonArray seats = one.toObject()[QLatin1String("seats")].toArray();
            for (const auto& place : seats) {
                guids.insert(place.toObject()[QLatin1String("seat_guid")].toString());
            }
        }
    }
    QCOMPARE(guids.size(), std::size_t{46});
    QVERIFY(guids.contains(QStringLiteral("Right A-1")));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::PretixPlanTest)
#include "pretixplan.moc"
