// Seatlock's own chart files: nothing is lost, and what is wrong is told with its path.
#include "engine/seating/chartjson.h"

#include "engine/seating/templates.h"
#include "engine/seating/validation.h"
#include "tests/support/charthouse.h"

#include <QFile>
#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost();
    void draftsTravelToo();
    void handWritten();
    void problems_data();
    void problems();
    void limits();
    void theTheatreIsTheFile();
};

namespace {

const Chart& everything() {
    static const Chart chart = [] {
        Chart out = chartHouse();
        out.name = "Großer Saal \"1\"\\";
        out.categories.push_back({"premium", "Premium", "#b3391f"});
        Seat& seat = seatAt(out, {0, 1, 2});
        seat = {"7a", "Throne", 1.0 / 3, 1e-7, 40, 1, true, false, true};
        seatAt(out, {0, 1, 3}).adjacency = 41;
        seatAt(out, {0, 1, 4}).adjacency = 43;
        seatAt(out, {0, 1, 4}).companion = true;
        seatAt(out, {0, 2, 4}).category = no_category;
        BlockShape shape = *out.sections[0].block;
        shape.form = BlockForm::angled;
        shape.growth = 0.5;
        shape.rotation = 12.5;
        shape.aisles = {{3, 110}, {4, 55.5}};
        shape.row_aisles = {{2, 120}};
        shape.row_numbering = {RowStyle::numbers, 4, false, true, "P"};
        shape.seat_numbering = {SeatOrder::odd_right, 5, 2};
        shape.category = 1;
        out.sections[0].block = shape;
        out.areas[0].outline = {OutlineKind::ellipse, {500, 400}, 300, 200, 45, {}};
        Decoration line;
        line.id = out.takeId();
        line.outline = {OutlineKind::line, {}, 0, 0, 0, {{1, 2}, {3, 4.5}}};
        line.stroke = "#123456";
        line.stroke_width = 7;
        Decoration text;
        text.id = out.takeId();
        text.kind = DecorationKind::text;
        text.text = "Bar \xe2\x86\x92";
        text.text_color = "#ff0000";
        text.text_height = 42;
        out.decorations.push_back(line);
        out.decorations.push_back(text);
        const std::string bytes("\x89PNG\0\xff\n", 7);
        out.background =
            Background{std::make_shared<const std::string>(bytes), {-5, 7}, 1.5, 0.25, false};
        out.takeId();  // of something removed since
        return out;
    }();
    return chart;
}

std::string file(const char* rest) {
    return std::string(R"({"format":"seatlock-chart","version":1,"name":"n",)") +
           R"("size":{"width":1000,"height":1000},)" + rest + "}";
}

std::string row(const char* seats) {
    return file((std::string(R"("categories":[{"slug":"a"}],"sections":[{"name":"S","rows":)") +
                 R"([{"label":"A","seats":)" + seats + "}]}]")
                    .c_str());
}

void badFile(const char* name, const std::string& text, const char* place, const char* words) {
    QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(place)
                        << QString::fromUtf8(words);
}

}  // namespace

void ChartJsonTest::nothingIsLost() {
    const auto back = chartFromJson(toJson(everything()));
    QVERIFY2(back.ok(), describe(back).c_str());
    QVERIFY(*back.chart == everything());
    QVERIFY(back.notes.empty());
    const auto detected = importChart("\xef\xbb\xbf " + toJson(everything()));
    QVERIFY2(detected.ok() && *detected.chart == everything(), describe(detected).c_str());
}

void ChartJsonTest::draftsTravelToo() {
    Chart chart = everything();
    chart.name.clear();
    chart.focal_point.reset();
    chart.categories[1].slug = chart.categories[0].slug;  // not yet told apart
    chart.sections[0].rows[0].label.clear();
    chart.sections[1].rows.clear();
    chart.sections[2].name = chart.sections[1].name;
    chart.areas[0].capacity = 0;
    const auto back = chartFromJson(toJson(chart));
    QVERIFY2(back.ok(), describe(back).c_str());
    QVERIFY(*back.chart == chart);
    QVERIFY(chartFromJson(toJson(Chart{})).ok());
}

void ChartJsonTest::handWritten() {
    const auto made =
        chartFromJson(row(R"([{"number":1,"x":100,"y":100,"category":"a","unknown":[1,2]},)"
                          R"({"number":"2","x":152,"y":100,"category":0}])"));
    QVERIFY2(made.ok(), describe(made).c_str());
    QCOMPARE(labelOf(*made.chart, {0, 0, 0}), std::string("A-1"));
    QCOMPARE(seatAt(*made.chart, {0, 0, 1}).adjacency, 1);
    QCOMPARE(seatAt(*made.chart, {0, 0, 1}).category, CategoryNo{0});
    QVERIFY(made.chart->sections[0].id > 0);
    QVERIFY(made.chart->next_id > made.chart->sections[0].id);
    QVERIFY(validate(*made.chart).publishable());
}

void ChartJsonTest::problems_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("words");
    const char* seat_path = "sections[0].rows[0].seats[0]";
    const auto path = [&](const char* field) { return std::string(seat_path) + field; };
    badFile("empty", "", "line 1, column 1", "not JSON");
    badFile("list", "[]", "the file", "not a JSON object");
    badFile("cut off", "{\n\"format\":\n\"sea", "line 3", "not JSON");
    badFile("bytes", "{\n\"name\":\"\xff\"}", "line 2", "not UTF-8");
    badFile("deep", std::string(5'000, '[') + std::string(5'000, ']'), "line 1", "not JSON");
    badFile("format", R"({"format":"other","version":1})", "format", "seatlock-chart");
    badFile("newer", R"({"format":"seatlock-chart","version":2})", "version", "newer");
    badFile("no size", R"({"format":"seatlock-chart","version":1})", "size", "missing");
    badFile("text for a list", file(R"("sections":"x")"), "sections", "a list, not text");
    badFile("number for an object", file(R"("areas":[3])"), "areas[0]", "an object, not a number");
    badFile("x is text", row(R"([{"number":"1","x":"7","y":1}])"), path(".x").c_str(),
            "a number, not text");
    badFile("x is missing", row(R"([{"number":"1","y":1}])"), path(".x").c_str(), "missing");
    badFile("x is huge", row(R"([{"number":"1","x":1e300,"y":1}])"), path(".x").c_str(),
            "ten million");
    badFile("x overflows", row(R"([{"number":"1","x":1e999,"y":1}])"), "", "");
    badFile("no number", row(R"([{"x":1,"y":1}])"), path(".number").c_str(), "missing");
    badFile("number is a list", row(R"([{"number":[],"x":1,"y":1}])"), path(".number").c_str(),
            "text, not a list");
    badFile("category", row(R"([{"number":"1","x":1,"y":1,"category":"b"}])"),
            path(".category").c_str(), "no such category");
    badFile("category number", row(R"([{"number":"1","x":1,"y":1,"category":1}])"),
            path(".category").c_str(), "from 0 to 0");
    badFile("adjacency", row(R"([{"number":"1","x":1,"y":1,"adjacency":-1}])"),
            path(".adjacency").c_str(), "from 0");
    badFile("flag", row(R"([{"number":"1","x":1,"y":1,"accessible":1}])"),
            path(".accessible").c_str(), "true or false");
    badFile("long text",
            row((R"([{"number":")" + std::string(2'000, 'x') + R"(","x":1,"y":1}])").c_str()),
            path(".number").c_str(), "longer");
    badFile("same id",
            file(R"("sections":[{"id":3,"name":"a","rows":[]},{"id":3,"name":"b","rows":[]}])"),
            "sections[1].id", "another object");
    badFile("id", file(R"("sections":[{"id":0,"name":"a","rows":[]}])"), "sections[0].id",
            "from 1");
    badFile("kind", file(R"("areas":[{"name":"a","capacity":1,"outline":{"kind":"blob"}}])"),
            "areas[0].outline.kind", "rectangle, ellipse, polygon, line");
    badFile("image", file(R"("background":{"image":"***","position":{"x":0,"y":0}})"),
            "background.image", "base64");
    badFile("block",
            file(R"("sections":[{"name":"a","rows":[],)"
                 R"("block":{"front":{"x":0,"y":0},"rows":0}}])"),
            "sections[0].block", "rows");
}

void ChartJsonTest::problems() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, words);
    const auto result = chartFromJson({text.constData(), std::size_t(text.size())});
    QVERIFY(!result.ok() && !result.cancelled);
    QVERIFY(!result.problems.empty());
    bool told = false;
    for (const auto& each : result.problems) {
        told = told || (QString::fromStdString(each.place).startsWith(place) &&
                        QString::fromStdString(each.what).contains(words));
    }
    QVERIFY2(told, describe(result).c_str());
}

void ChartJsonTest::limits() {
    ImportOptions options;
    options.limits.seats_per_event_max = 46;
    const std::string text = toJson(chartHouse());
    QVERIFY(chartFromJson(text, options).ok());
    options.limits.seats_per_event_max = 45;
    QCOMPARE(chartFromJson(text, options).problems[0].what,
             std::string("it has more than the 45 seats allowed"));
    options.limits = {};
    options.limits.chart_sections_max = 3;
    QVERIFY(chartFromJson(text, options).ok());
    options.limits.chart_sections_max = 2;
    QCOMPARE(chartFromJson(text, options).problems[0].place, std::string("sections"));
    options.limits = {};
    options.limits.chart_file_bytes_max = std::int64_t(text.size());
    QVERIFY(chartFromJson(text, options).ok());
    options.limits.chart_file_bytes_max -= 1;
    QVERIFY(!chartFromJson(text, options).ok());
}

void ChartJsonTest::theTheatreIsTheFile() {
    const Chart chart = theatreTemplate();
    QCOMPARE(seatCount(chart), 2'000);
    const auto found = validate(chart);
    QVERIFY2(found.list.empty(), describe(found).c_str());
    QFile shipped(QStringLiteral(SEATLOCK_SOURCE_DIR "/resources/charts/theatre-2000.json"));
    if (qEnvironmentVariableIsSet("SEATLOCK_WRITE_CHARTS")) {
        QVERIFY(shipped.open(QIODevice::WriteOnly));
        shipped.write(QByteArray::fromStdString(toJson(chart) + "\n"));
        shipped.close();
    }
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const auto read = importChart(shipped.readAll().toStdString());
    QVERIFY2(read.ok(), describe(read).c_str());
    QVERIFY2(*read.chart == chart, "set SEATLOCK_WRITE_CHARTS to write the file anew");
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartJsonTest)
#include "chartjson.moc"
