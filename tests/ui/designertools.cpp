// The chart designer's other tools, its panels, and what is found wrong.
#include "engine/seating/templates.h"
#include "tests/ui/designerdesk.h"
#include "ui/designer/categoriespanel.h"
#include "ui/designer/chartclip.h"
#include "ui/designer/chartforms.h"
#include "ui/designer/findingspanel.h"
#include "ui/designer/propertiespanel.h"
#include "ui/designer/sectionforms.h"
#include "ui/designer/snapper.h"

#include <QBuffer>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

namespace seating = seatlock::seating;
using namespace seatlock::ui::designer;
using Desk = seatlock::tests::DesignerDesk;
using seatlock::tests::blankHall;
using seatlock::tests::jsonOf;

namespace {

/// The field of that name that is shown.
template <class Field>
Field* field(Desk& desk, const QString& name) {
    for (auto* each : desk.designer.findChildren<Field*>()) {
        if (each->accessibleName() == name && each->isVisible()) return each;
    }
    return nullptr;
}

void enter(QDoubleSpinBox* box, double value) {
    QVERIFY(box != nullptr);
    box->setValue(value);
}

void enter(QLineEdit* line, const QString& text) {
    QVERIFY(line != nullptr);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

}  // namespace

class TestDesignerTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsTables() {
        Desk desk(blankHall());
        desk.key(Qt::Key_T);
        desk.click(desk.at(600, 900));
        desk.click(desk.at(1'200, 900));
        desk.key(Qt::Key_X);
        desk.click(desk.at(1'800, 900));
        QCOMPARE(desk.chart().sections.size(), 1U);
        const auto& rows = desk.chart().sections[0].rows;
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[0].label, std::string("Table 1"));
        QCOMPARE(rows[1].label, std::string("Table 2"));
        QCOMPARE(rows[2].label, std::string("Box 1"));
        QVERIFY(rows[0].table.has_value());
        QVERIFY(rows[2].table->is_box);
        desk.key(Qt::Key_V);
        desk.click(desk.at(600, 900));
        QCOMPARE(desk.selection().seats.size(), rows[0].seats.size());
        enter(field<QDoubleSpinBox>(desk, QStringLiteral("Seats")), 10);
        QCOMPARE(desk.chart().sections[0].rows[0].seats.size(), 10U);
        field<QComboBox>(desk, QStringLiteral("Sold"))->setCurrentIndex(1);
        QVERIFY(desk.chart().sections[0].rows[0].table->sold_whole);
    }

    void drawsAreasAndDecoration() {
        Desk desk(blankHall());
        desk.key(Qt::Key_A);
        desk.drag(desk.at(500, 800), desk.at(1'500, 1'300));
        QCOMPARE(desk.chart().areas.size(), 1U);
        QVERIFY(desk.chart().areas[0].capacity > 50);
        enter(field<QDoubleSpinBox>(desk, QStringLiteral("People")), 320);
        QCOMPARE(desk.chart().areas[0].capacity, 320);
        desk.key(Qt::Key_L);
        desk.click(desk.at(200, 1'500));
        desk.click(desk.at(900, 1'700));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.chart().decorations.size(), 2U);
        QCOMPARE(desk.chart().decorations[1].outline.points.size(), 2U);
        desk.key(Qt::Key_A, Qt::ShiftModifier);
        for (const QPoint at : {desk.at(2'000, 800), desk.at(2'500, 800), desk.at(2'500, 1'400)}) {
            desk.click(at);
        }
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.chart().areas.size(), 2U);
        QCOMPARE(desk.chart().areas[1].outline.kind, seating::OutlineKind::polygon);
        QVERIFY(desk.chart().areas[1].name != desk.chart().areas[0].name);
    }

    void everyToolWorksFromTheKeyboard() {
        Desk desk(blankHall());
        for (const auto& group : desk.designer.tools().groups()) {
            for (const ToolIcon tool : group) {
                if (tool <= ToolIcon::select_seat || tool == ToolIcon::line) continue;
                if (tool >= ToolIcon::paint && tool <= ToolIcon::obstructed) continue;
                const QByteArray before = desk.designer.document();
                desk.designer.tools().choose(tool);
                QVERIFY(!desk.designer.canvas().tool()->hint().isEmpty());
                desk.key(Qt::Key_Return);
                QVERIFY2(desk.designer.document() != before,
                         qPrintable(desk.designer.tools().action(tool)->text()));
                desk.key(Qt::Key_Escape);
                desk.key(Qt::Key_Escape);
            }
        }
        while (desk.designer.chart().undoStack().canUndo())
            desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.designer.document(), blankHall());
    }

    void paintsPricesAndMarks() {
        Desk desk(blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        desk.designer.categories().choose(seating::no_category);
        desk.key(Qt::Key_P);
        const auto& row = desk.chart().sections[0].rows[2];
        const auto from = row.seats[3];
        const auto to = row.seats[9];
        desk.drag(desk.at(from.x, from.y), desk.at(to.x, to.y));
        for (std::size_t i = 0; i < desk.chart().sections[0].rows[2].seats.size(); ++i) {
            const auto& seat = desk.chart().sections[0].rows[2].seats[i];
            QCOMPARE(seat.category == seating::no_category, i >= 3 && i <= 9);
        }
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.chart().sections[0].rows[2].seats[5].category, 0);
        desk.key(Qt::Key_W);
        desk.click(desk.at(from.x, from.y));
        QVERIFY(desk.chart().sections[0].rows[2].seats[3].accessible);
        QVERIFY(desk.chart().sections[0].block.has_value());
        desk.click(desk.at(from.x, from.y));
        QVERIFY(!desk.chart().sections[0].rows[2].seats[3].accessible);
        desk.key(Qt::Key_F);
        desk.click(desk.at(1'000, 300));
        QVERIFY(std::abs(desk.chart().focal_point->x - 1'000) < 30);
    }

    void blocksAreChangedInTheirProperties() {
        Desk desk(blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        enter(field<QDoubleSpinBox>(desk, QStringLiteral("Rows")), 4);
        QCOMPARE(desk.chart().sections[0].rows.size(), 4U);
        enter(field<QDoubleSpinBox>(desk, QStringLiteral("Rows")), 5);
        enter(field<QDoubleSpinBox>(desk, QStringLiteral("Rows")), 6);
        QCOMPARE(desk.designer.chart().undoStack().count(), 2);
        enter(field<QLineEdit>(desk, QStringLiteral("Aisles after seat")),
              QStringLiteral("5, 9:200"));
        QCOMPARE(desk.chart().sections[0].block->aisles,
                 (std::vector<seating::Aisle>{{5, 110}, {9, 200}}));
        field<QComboBox>(desk, QStringLiteral("Seats run"))->setCurrentIndex(1);
        QCOMPARE(desk.chart().sections[0].rows[0].seats.back().number, std::string("1"));
        enter(field<QLineEdit>(desk, QStringLiteral("First row")), QStringLiteral("C"));
        QCOMPARE(desk.chart().sections[0].rows[0].label, std::string("C"));
        enter(field<QLineEdit>(desk, QStringLiteral("Name")), QStringLiteral("Stalls"));
        QCOMPARE(desk.chart().sections[0].name, std::string("Stalls"));
        QVERIFY(desk.chart().sections[0].block.has_value());
    }

    void aislesAreReadAndWritten() {
        QCOMPARE(aislesText({{10, 110}, {28, 150}}), std::string("10, 28:150"));
        QCOMPARE(*aislesOf("10, 28:150"), (std::vector<seating::Aisle>{{10, 110}, {28, 150}}));
        QVERIFY(aislesOf("")->empty());
        for (const char* wrong : {"x", "0", "-3", "4:", "4:wide", "4:-5", "4;5"}) {
            QVERIFY2(!aislesOf(wrong), wrong);
        }
    }

    void categoriesAreAddedAndRemoved() {
        Desk desk(blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        const auto press = [&](const QString& text) {
            for (auto* each : desk.designer.categories().findChildren<QPushButton*>()) {
                if (each->text() == text) each->click();
            }
        };
        press(QStringLiteral("New"));
        QCOMPARE(desk.chart().categories.size(), 2U);
        desk.designer.canvas().setFocus();
        desk.key(Qt::Key_2);
        QCOMPARE(desk.chart().sections[0].rows[0].seats[0].category, 1);
        press(QStringLiteral("Remove"));
        QCOMPARE(desk.chart().categories.size(), 1U);
        QCOMPARE(desk.chart().sections[0].rows[0].seats[0].category, seating::no_category);
    }

    void findingsLeadToTheirPlace() {
        Desk desk(blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        desk.designer.categories().choose(seating::no_category);
        desk.draw({1'700, 600}, {2'100, 800});
        desk.key(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(desk.designer.findings().findings().errors > 10, 20'000);
        auto* list = desk.designer.findings().findChild<QListWidget*>();
        const double before = desk.designer.canvas().viewport().scale();
        Q_EMIT list->itemClicked(list->item(0));
        // All that are alike, as one.
        QCOMPARE(desk.selection().seats.size(),
                 static_cast<std::size_t>(desk.designer.findings().findings().errors));
        QVERIFY(desk.designer.canvas().viewport().scale() > before);
    }

    void tracesAPicture() {
        Desk desk(blankHall());
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::yellow);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        QVERIFY(!desk.designer.properties().background().load("no picture"));
        QVERIFY(desk.designer.properties().background().load(bytes));
        QCOMPARE(desk.chart().background->scale, 10.0);
        const QByteArray json = desk.designer.document();
        QVERIFY(desk.designer.setDocument(json));
        QCOMPARE(desk.designer.document(), json);
        const QImage seen = desk.designer.canvas().grab().toImage();
        const QColor at = seen.pixelColor(desk.at(100, 1'900));
        QVERIFY(at.blue() < at.red());
    }

    void snapsToNeighbours() {
        auto chart = seating::blankChart("Hall", 3'000, 2'000);
        seating::BlockShape shape;
        shape.front = {700, 600};
        seating::addBlock(chart, shape, "A");
        const Snapper snapper = Snapper::around(chart, {});
        const auto box =
            *seating::boundsOf(chart, seating::selectSection(chart, chart.sections[0].id));
        const Snap snap = snapper.snap(QRectF(box.left + 3, 1'713, 100, 50), 10, 8);
        QCOMPARE(snap.shift.x(), -3.0);
        QCOMPARE(snap.shift.y(), -3.0);
        QCOMPARE(snap.guides.size(), 1U);
        QVERIFY(snapper.snap(QRectF(box.left + 3, 1'713, 100, 50), 0, -1).shift.isNull());
    }

    void clipsGoIntoOtherCharts() {
        const auto theatre = seating::theatreTemplate();
        const auto row = seating::selectRow(theatre, {0, 3, 0});
        auto hall = seating::blankChart("Hall");
        const auto pasted = paste(hall, clip(theatre, row), 50, 0);
        QCOMPARE(pasted.seats.size(), row.seats.size());
        QCOMPARE(hall.sections.size(), 1U);
        QCOMPARE(hall.categories.size(), 4U);
        QCOMPARE(
            hall.categories[static_cast<std::size_t>(seating::seatAt(hall, {0, 0, 0}).category)]
                .slug,
            theatre
                .categories[static_cast<std::size_t>(seating::seatAt(theatre, {0, 3, 0}).category)]
                .slug);
    }

    void tabGoesThroughRowsAndSeats() {
        Desk desk(blankHall());
        desk.draw({500, 600}, {1'500, 1'200});
        const auto in_row = desk.chart().sections[0].rows[0].seats.size();
        desk.key(Qt::Key_Escape);
        desk.key(Qt::Key_R);
        desk.key(Qt::Key_Tab);
        QCOMPARE(desk.selection().seats.size(), in_row);
        desk.key(Qt::Key_Tab);
        QCOMPARE(desk.selection().seats.front(), (seating::SeatRef{0, 1, 0}));
        desk.key(Qt::Key_Backtab);
        desk.key(Qt::Key_Backtab);
        QCOMPARE(desk.selection().seats.front().row, 6);
        desk.key(Qt::Key_S);
        desk.key(Qt::Key_Tab);
        QCOMPARE(desk.selection().seats, std::vector<seating::SeatRef>({{0, 0, 0}}));
    }

    void turnsByItsHandle() {
        Desk desk(blankHall());
        desk.draw({1'000, 700}, {1'600, 1'300});
        auto& canvas = desk.designer.canvas();
        const QRectF box = canvas.selectionBox();
        const QPoint top = desk.at(box.center().x(), box.top()) - QPoint(0, 22);
        desk.drag(top, desk.at(box.right() + 400, box.center().y()));
        QCOMPARE(desk.chart().sections[0].block->rotation, 90.0);
    }
};

QTEST_MAIN(TestDesignerTools)
#include "designertools.moc"
