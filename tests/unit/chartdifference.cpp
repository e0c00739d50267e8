// What two people changed in a chart, told in words.
#include "engine/seating/chartdifference.h"

#include "engine/seating/changes.h"
#include "tests/support/charthouse.h"

#include <QElapsedTimer>
#include <QTest>

namespace seatlock::tests {

using namespace seating;

class ChartDifferenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void sectionsAndRows();
    void seats();
    void renames();
    void pricesAndMarks();
    void areasAndSurroundings();
    void largeOnesAreQuick();

private:
    const Chart before_ = chartHouse();
    Chart after_ = before_;
    Section& left() { return after_.sections[0]; }
    QString told() {
        QStringList out;
        for (const auto& each : describeChanges(before_, after_)) {
            out << QString::fromStdString(each);
        }
        after_ = before_;
        return out.join(QLatin1Char('\n'));
    }
};

void ChartDifferenceTest::nothing() {
    QCOMPARE(told(), QString());
    // The block that made the rows is no difference to anybody.
    left().block.reset();
    QCOMPARE(told(), QString());
}

void ChartDifferenceTest::sectionsAndRows() {
    after_.sections.erase(after_.sections.begin() + 1);
    left().rows.erase(left().rows.begin());
    QCOMPARE(told(), QStringLiteral("Left: row A removed (5 seats).\n"
                                    "Section “Right” removed (15 seats)."));
    auto section = left();
    section.id = after_.takeId();
    section.name = section.prefix = "Balcony";
    left().name = "Stalls";
    after_.sections.push_back(section);
    QCOMPARE(told(), QStringLiteral("Section “Left” is called “Stalls” now.\n"
                                    "Section “Balcony” added (15 seats)."));
}

void ChartDifferenceTest::seats() {
    left().rows[1].seats.pop_back();
    left().rows[0].seats[0].x -= 30;
    left().rows[0].seats.push_back(left().rows[0].seats.back());
    left().rows[0].seats.back().number = "6";
    left().rows[0].seats.back().x += 55;
    QCOMPARE(told(), QStringLiteral("Left: 1 seat removed (B-5).\n"
                                    "Left: 1 seat added (A-6).\n"
                                    "Left: 1 seat moved (A-1)."));
    moveBy(after_, selectAll(after_), 100, 0);
    QVERIFY(told().startsWith(QStringLiteral("Left: 15 seats moved (A-1, A-2, A-3 and 12 more).")));
}

void ChartDifferenceTest::renames() {
    for (auto& seat : left().rows[2].seats) seat.number = "1" + seat.number;
    QCOMPARE(told(), QStringLiteral("Left: 5 seats renamed (C-1 is C-11 now, C-2 is C-12 now, "
                                    "C-3 is C-13 now and 2 more)."));
}

void ChartDifferenceTest::pricesAndMarks() {
    after_.categories.push_back({"vip", "VIP", "#112233"});
    left().rows[0].seats[0].category = 1;
    left().rows[0].seats[1].category = no_category;
    left().rows[0].seats[2].accessible = true;
    const QString name = QString::fromStdString(before_.categories[0].name);
    QCOMPARE(told(),
             QStringLiteral("Left: 1 seat in VIP instead of %1 (A-1).\n"
                            "Left: 1 seat in no category instead of %1 (A-2).\n"
                            "Left: 1 seat marked otherwise (accessible, companion, view) (A-3).\n"
                            "Price category “VIP” added.")
                 .arg(name));
    after_.categories[0].name = "Gold";
    QCOMPARE(told(), QStringLiteral("Price category “%1” is called “Gold” now.").arg(name));
}

void ChartDifferenceTest::areasAndSurroundings() {
    after_.areas[0].capacity = 12;
    after_.focal_point = Point{1, 2};
    after_.decorations.clear();
    after_.name = "Great hall";
    QCOMPARE(told(), QStringLiteral("The chart is called “Great hall” now.\n"
                                    "Area “Standing”: 12 places instead of 10.\n"
                                    "Focal point moved.\n"
                                    "Stage or decoration changed."));
    after_.areas.clear();
    QCOMPARE(told(), QStringLiteral("Area “Standing” removed (10 places)."));
}

void ChartDifferenceTest::largeOnesAreQuick() {
    const Chart large = largeChart();
    Chart other = large;
    moveBy(other, selectAll(other), 100, 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(describeChanges(large, other).size(), std::size_t{101});  // blocks and the stage
    qInfo("100,000 seats compared in %lld ms", timer.elapsed());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ChartDifferenceTest)
#include "chartdifference.moc"
