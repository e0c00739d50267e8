// The chart designer: a chart goes in, is edited by mouse and keys, and comes out.
#include "engine/seating/templates.h"
#include "tests/ui/designerdesk.h"
#include "ui/style/banner.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

namespace seating = seatlock::seating;
using namespace seatlock::ui::designer;

using Desk = seatlock::tests::DesignerDesk;
using seatlock::tests::jsonOf;

class TestDesigner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItWasGiven() {
        const QByteArray theatre = jsonOf(seating::theatreTemplate());
        Desk desk(theatre);
        QVERIFY(desk.opened);
        QCOMPARE(desk.designer.document(), theatre);
        QVERIFY(!desk.designer.chart().undoStack().canUndo());
    }

    void saysWhyAChartCannotBeRead() {
        Desk desk("{\"format\": \"seatlock-chart\", \"version\": 1, \"sections\": 7}");
        QVERIFY(!desk.opened);
        QVERIFY(!desk.designer.isEnabled());
        QVERIFY(desk.designer.setDocument(seatlock::tests::blankHall()));
        QVERIFY(desk.designer.isEnabled());
    }

    void drawsMovesDeletesAndUndoes() {
        Desk desk(seatlock::tests::blankHall());
        QSignalSpy changed(&desk.designer, &ChartDesigner::documentChanged);
        const QByteArray before = desk.designer.document();
        desk.draw({500, 600}, {1'500, 1'200});
        QCOMPARE(desk.chart().sections.size(), 1U);
        QCOMPARE(desk.chart().sections[0].rows.size(), 7U);
        QCOMPARE(desk.selection().seats.size(),
                 static_cast<std::size_t>(seating::seatCount(desk.chart())));
        QVERIFY(changed.count() == 1);
        QCOMPARE(desk.designer.tools().chosen(), ToolIcon::select_section);

        const auto seat = desk.chart().sections[0].rows[3].seats[4];
        desk.drag(desk.at(seat.x, seat.y), desk.at(seat.x + 700, seat.y + 200));
        const auto moved = desk.chart().sections[0].rows[3].seats[4];
        QVERIFY(std::abs(moved.x - seat.x - 700) < 30);
        QVERIFY(std::abs(moved.y - seat.y - 200) < 30);
        QVERIFY(desk.chart().sections[0].block.has_value());

        desk.key(Qt::Key_Delete);
        QVERIFY(desk.chart().sections.empty());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows[3].seats[4], moved);
        QVERIFY(!desk.selection().empty());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows[3].seats[4], seat);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.designer.document(), before);
        desk.key(Qt::Key_Y, Qt::ControlModifier);
        desk.key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows[3].seats[4], moved);
    }

    void selectsSectionsRowsAndSeats() {
        Desk desk(seatlock::tests::blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        const auto seat = desk.chart().sections[0].rows[2].seats[1];
        const auto in_row = desk.chart().sections[0].rows[2].seats.size();
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.selection().empty());
        desk.key(Qt::Key_S);
        desk.click(desk.at(seat.x, seat.y));
        QCOMPARE(desk.selection().seats, std::vector<seating::SeatRef>({{0, 2, 1}}));
        desk.key(Qt::Key_R);
        desk.click(desk.at(seat.x, seat.y));
        QCOMPARE(desk.selection().seats.size(), in_row);
        const auto next = desk.chart().sections[0].rows[3].seats[1];
        desk.click(desk.at(next.x, next.y), Qt::ShiftModifier);
        QCOMPARE(desk.selection().seats.size(), 2 * in_row);
        desk.click(desk.at(next.x, next.y), Qt::ShiftModifier);
        QCOMPARE(desk.selection().seats.size(), in_row);
        desk.click(desk.at(2'900, 1'900));
        QVERIFY(desk.selection().empty());
        desk.key(Qt::Key_S);
        desk.drag(desk.at(seat.x - 90, seat.y - 30), desk.at(seat.x + 30, seat.y + 125));
        QCOMPARE(desk.selection().seats.size(), 4U);
    }

    void nudgesAreOneStep() {
        Desk desk(seatlock::tests::blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        const int steps = desk.designer.chart().undoStack().count();
        const double x = desk.chart().sections[0].rows[0].seats[0].x;
        for (int i = 0; i < 5; ++i) desk.key(Qt::Key_Right);
        QCOMPARE(desk.chart().sections[0].rows[0].seats[0].x, x + 50);
        QCOMPARE(desk.designer.chart().undoStack().count(), steps + 1);
        desk.key(Qt::Key_Escape);
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(desk.designer.chart().undoStack().count(), steps + 2);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows[0].seats[0].x, x);
    }

    void copiesHaveLabelsOfTheirOwn() {
        Desk desk(seatlock::tests::blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        desk.key(Qt::Key_C, Qt::ControlModifier);
        desk.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections.size(), 2U);
        QVERIFY(desk.chart().sections[0].name != desk.chart().sections[1].name);
        QVERIFY(!desk.chart().sections[1].prefix.empty());
        desk.key(Qt::Key_R);
        const auto seat = desk.chart().sections[0].rows[0].seats[0];
        desk.click(desk.at(seat.x, seat.y));
        desk.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows.size(), 8U);
        desk.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows.size(), 7U);
    }

    void changesNothingWhileReadOnly() {
        Desk desk(seatlock::tests::blankHall());
        desk.designer.setReadOnly(QStringLiteral("It is published."));
        desk.draw({500, 600}, {1'500, 1'200});
        QCOMPARE(desk.designer.document(), seatlock::tests::blankHall());
        auto* banner = desk.designer.findChild<seatlock::ui::style::Banner*>();
        QCOMPARE(banner->text(), QStringLiteral("It is published."));
        desk.designer.setReadOnly({});
        desk.draw({500, 600}, {1'500, 1'200});
        QCOMPARE(desk.chart().sections.size(), 1U);
    }

    void keepsSeatsThatAreTaken() {
        auto chart = seating::theatreTemplate();
        const auto json = jsonOf(chart);
        Desk desk(json);
        const std::string label = seating::labelOf(chart, {0, 0, 0});
        QVERIFY(desk.designer.setDocument(json, {{chart, {{label, true}}}}));
        QSignalSpy refused(&desk.designer.chart(), &ChartDocument::refused);
        desk.designer.chart().select(seating::selectSection(chart, chart.sections[0].id));
        desk.key(Qt::Key_Delete);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused[0][0].toString().contains(QString::fromStdString(label)));
        QCOMPARE(desk.designer.document(), json);
        desk.key(Qt::Key_Escape);
        auto* banner = desk.designer.findChild<seatlock::ui::style::Banner*>();
        QVERIFY(banner->isVisible());
        banner->findChild<QPushButton*>()->click();
        QCOMPARE(desk.selection().seats, std::vector<seating::SeatRef>({{0, 0, 0}}));
        desk.designer.chart().select(seating::selectSection(chart, chart.sections[0].id));
        desk.designer.canvas().setFocus();
        desk.key(Qt::Key_Right);
        QCOMPARE(desk.chart().sections[0].rows[0].seats[0].x,
                 chart.sections[0].rows[0].seats[0].x + 10);
    }
};

QTEST_MAIN(TestDesigner)
#include "designer.moc"
