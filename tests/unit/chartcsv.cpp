// Seats as CSV, in and out.
#include "engine/seating/chartcsv.h"

#include "engine/seating/validation.h"
#include "tests/support/charthouse.h"

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartCsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void quotingLineEndsAndMarks();
    void otherSeparators();
    void columnsInAnyOrder();
    void flagsAndCategories();
    void aislesAndOrder();
    void labelsAreMadeDifferent();
    void problems_data();
    void problems();
    void everyProblemIsListed();
};

namespace {

const std::string header = "section,row,seat,x,y,category,flags\n";

void badTable(const char* name, const std::string& text, const char* place, const char* words) {
    QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(place)
                        << QString::fromUtf8(words);
}

}  // namespace

void ChartCsvTest::roundTrip() {
    Chart chart = chartHouse();
    chart.sections.pop_back();  // a table does not travel as one
    chart.categories.push_back({"vip", "VIP, \"best\"", "#000000"});
    seatAt(chart, {0, 1, 2}).category = 1;
    seatAt(chart, {0, 1, 2}).accessible = true;
    seatAt(chart, {0, 1, 3}).companion = true;
    seatAt(chart, {0, 1, 3}).obstructed = true;
    seatAt(chart, {0, 1, 4}).category = no_category;
    const std::string text = toCsv(chart);
    const auto back = chartFromCsv(text);
    QVERIFY2(back.ok(), describe(back).c_str());
    QCOMPARE(back.chart->sections.size(), std::size_t{2});
    for (std::size_t s = 0; s < 2; ++s) {
        QCOMPARE(back.chart->sections[s].name, chart.sections[s].name);
        QVERIFY(back.chart->sections[s].rows == chart.sections[s].rows);
    }
    QCOMPARE(back.chart->categories[1].name, chart.categories[1].name);
    QCOMPARE(toCsv(*back.chart), text);
}

void ChartCsvTest::quotingLineEndsAndMarks() {
    const auto made = importChart(
        "\xef\xbb\xbfSection,Row,Seat,X,Y\r\n"
        "\"Stalls, left\",A,1,100,100\r\n\r\n"
        "\"Say \"\"hi\"\"\", B ,\"2\",152,100.5");
    QVERIFY2(made.ok(), describe(made).c_str());
    QCOMPARE(made.chart->sections[0].name, std::string("Stalls, left"));
    QCOMPARE(made.chart->sections[1].name, std::string("Say \"hi\""));
    QCOMPARE(made.chart->sections[1].rows[0].label, std::string("B"));
    QCOMPARE(made.chart->sections[1].rows[0].seats[0].y, 100.5);
    QVERIFY(chartFromCsv("section,row,seat,x,y\rS,A,1,1,1\rS,A,2,60,1\r").ok());
}

void ChartCsvTest::otherSeparators() {
    const auto semicolons = chartFromCsv("section;row;seat;x;y\nS;A;1;112,5;103\n");
    QVERIFY2(semicolons.ok(), describe(semicolons).c_str());
    QCOMPARE(seatAt(*semicolons.chart, {0, 0, 0}).x - seatAt(*semicolons.chart, {0, 0, 0}).y, 9.5);
    QVERIFY(chartFromCsv("section\trow\tseat\tx\ty\nS\tA\t1\t1\t3\n").ok());
}

void ChartCsvTest::columnsInAnyOrder() {
    const auto made = chartFromCsv("y,x,colour,seat,row,section\n200,100,red,1,A,S\n");
    QVERIFY2(made.ok(), describe(made).c_str());
    QCOMPARE(seatAt(*made.chart, {0, 0, 0}).at(), (Point{100, 200}));
}

void ChartCsvTest::flagsAndCategories() {
    const auto made = chartFromCsv(header +
                                   "S,A,1,100,100,Premium,accessible | Obstructed\n"
                                   "S,A,2,152,100,premium,companion\n"
                                   "S,A,3,204,100,,\n");
    QVERIFY2(made.ok(), describe(made).c_str());
    const Chart& chart = *made.chart;
    QVERIFY(seatAt(chart, {0, 0, 0}).accessible && seatAt(chart, {0, 0, 0}).obstructed);
    QVERIFY(seatAt(chart, {0, 0, 1}).companion);
    QCOMPARE(chart.categories.size(), std::size_t{2});
    QCOMPARE(chart.categories[1].slug, std::string("premium-2"));
    QCOMPARE(seatAt(chart, {0, 0, 2}).category, no_category);
}

void ChartCsvTest::aislesAndOrder() {
    // Numbered odd and even from the middle, listed by number, with an aisle in the middle.
    const auto made = chartFromCsv(header +
                                   "S,A,1,500,0,,\nS,A,2,650,0,,\nS,A,3,450,0,,\n"
                                   "S,B,9,0,90,,\nS,A,4,700,0,,\nS,A,5,400,0,,\n");
    QVERIFY2(made.ok(), describe(made).c_str());
    const Row& row = made.chart->sections[0].rows[0];
    std::string numbers;
    std::string adjacency;
    for (const auto& seat : row.seats) {
        numbers += seat.number;
        adjacency += std::to_string(seat.adjacency);
    }
    QCOMPARE(numbers, std::string("53124"));
    QCOMPARE(adjacency, std::string("01245"));
    QVERIFY(validate(*made.chart).list.front().kind == FindingKind::unpriced);
}

void ChartCsvTest::labelsAreMadeDifferent() {
    const auto made = chartFromCsv(header + "Stalls,A,1,100,100,,\nBalcony,A,1,100,900,,\n" +
                                   "Gallery,AA,1,100,1200,,\n");
    QVERIFY2(made.ok(), describe(made).c_str());
    QCOMPARE(labelOf(*made.chart, {0, 0, 0}), std::string("Stalls A-1"));
    QCOMPARE(labelOf(*made.chart, {1, 0, 0}), std::string("Balcony A-1"));
    QCOMPARE(labelOf(*made.chart, {2, 0, 0}), std::string("AA-1"));
}

void ChartCsvTest::problems_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("words");
    badTable("empty", "", "line 1", "empty");
    badTable("blank lines", "\n\r\n\n", "line 1", "empty");
    badTable("no header", "S,A,1,100,100\n", "line 1", "no column section");
    badTable("no y", "section,row,seat,x\nS,A,1,1\n", "line 1", "no column y");
    badTable("x twice", "section,row,seat,x,y,x\nS,A,1,1,1,1\n", "line 1", "occurs twice");
    badTable("no seats", header, "the file", "no seats");
    badTable("x", header + "S,A,1,ten,100,,\n", "line 2, column 4 (x)", "not \"ten\"");
    badTable("x is empty", header + "S,A,1,,100,,\n", "line 2, column 4 (x)", "a number");
    badTable("nan", header + "S,A,1,nan,100,,\n", "line 2, column 4 (x)", "a number");
    badTable("inf", header + "S,A,1,1,inf,,\n", "line 2, column 5 (y)", "a number");
    badTable("huge", header + "S,A,1,1,1e99,,\n", "line 2, column 5 (y)", "a number");
    badTable("number and more", header + "S,A,1,1 m,1,,\n", "line 2, column 4 (x)", "a number");
    badTable("no section", header + ",A,1,1,1,,\n", "line 2, column 1 (section)", "empty");
    badTable("no seat number", header + "S,A, ,1,1,,\n", "line 2, column 3 (seat)", "empty");
    badTable("flag", header + "S,A,1,1,1,,vip\n", "line 2, column 7 (flags)", "\"vip\" is not");
    badTable("same seat", header + "S,A,1,1,1,,\nS,B,1,1,90,,\nS,A,1,99,1,,\n",
             "line 4, column 3 (seat)", "is in line 2, too");
    badTable("too few", header + "S,A,1,1,1\n", "line 2", "it has 5 fields, the header 7");
    badTable("open quote", header + "S,A,1,1,1,,\n\"S,A,2,1,1,,\n", "line 3", "not closed");
    badTable("after a quote", header + "\"S\"x,A,1,1,1,,\n", "line 2", "after a closing quote");
    badTable("line in quotes", header + "\"S\nT\",A,1,1,1,,\nS,A,1,x,1,,\n", "line 4, column 4 (x)",
             "a number");
    badTable("bytes", header + "S,A,1,1,1,,\nS\xff,A,2,1,1,,\n", "line 3", "not UTF-8");
    badTable("overlong", header + "S\xc0\xaf,A,2,1,1,,\n", "line 2", "not UTF-8");
}

void ChartCsvTest::problems() {
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

void ChartCsvTest::everyProblemIsListed() {
    std::string text = header;
    for (int i = 0; i < 250; ++i) text += "S,A," + std::to_string(i) + ",x,y,,\n";
    const auto result = chartFromCsv(text);
    QVERIFY(!result.ok());
    QCOMPARE(result.problems.size(), std::size_t{100});
    QCOMPARE(result.more_problems, 400);
    QCOMPARE(result.problems[99].place, std::string("line 51, column 5 (y)"));
    QVERIFY(describe(result).ends_with("; and 495 more"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartCsvTest)
#include "chartcsv.moc"
