// The seat map under mouse and keys.
#include "engine/demo/arena.h"
#include "engine/demo/theatre.h"
#include "tests/support/shownmap.h"
#include "ui/seatmap/detail.h"
#include "ui/seatmap/hovercard.h"
#include "ui/seatmap/mapcontrols.h"
#include "ui/seatmap/minimap.h"
#include "ui/seatmap/seatfinder.h"

#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace seatlock;
using namespace seatlock::ui::seatmap;
using board::SeatState;
using tests::ShownMap;

namespace {

void drag(QWidget& widget, const QPoint& from, const QPoint& to,
          Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&widget, button, modifiers, from);
    // QTest::mouseMove() tells no buttons; the map does not ask for them.
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, button, modifiers, to);
}

/// QTest::mouseMove() moves the pointer of the platform, which the offscreen one has not.
void hover(QWidget& widget, const QPoint& at) {
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void wheel(QWidget& widget, const QPoint& at, int units) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, units}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

bool near(const QPointF& a, const QPointF& b, double within) {
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= within;
}

}  // namespace

class TestMapView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clickChoosesOneSeat() {
        ShownMap map(demo::theatre(0));
        QSignalSpy changed(&map.view, &SeatMapView::selectionChanged);
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("K-10"));
        QVERIFY(map.chosen() == std::vector{map.seat("K-10")});
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("L-10"));
        QVERIFY(map.chosen() == std::vector{map.seat("L-10")});
        QCOMPARE(map.view.cursorSeat().value_or(-1), map.seat("L-10"));
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(map.chosen().empty());
        QCOMPARE(changed.count(), 3);
    }

    void controlClickAddsAndTakesAway() {
        ShownMap map(demo::theatre(0));
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("K-10"));
        QTest::mouseClick(&map.view, Qt::LeftButton, Qt::ControlModifier, map.at("K-11"));
        QCOMPARE(map.chosen().size(), std::size_t{2});
        QTest::mouseClick(&map.view, Qt::LeftButton, Qt::ControlModifier, map.at("K-10"));
        QVERIFY(map.chosen() == std::vector{map.seat("K-11")});
        QTest::mouseClick(&map.view, Qt::LeftButton, Qt::ControlModifier, QPoint(5, 5));
        QCOMPARE(map.chosen().size(), std::size_t{1});
    }

    void rubberBandFromASeat() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(30, "K-14");
        drag(map.view, map.at("K-12"), map.at("L-14") + QPoint(3, 3));
        const auto chosen = map.chosen();
        QVERIFY(chosen.size() >= 4);
        QVERIFY(map.view.selection().contains(map.seat("K-13")));
        QVERIFY(!map.view.selection().contains(map.seat("K-17")));
        QVERIFY(!map.view.selection().contains(map.seat("N-13")));
    }

    void rubberBandAddsWithControlAndSkipsDimmedSeats() {
        ShownMap map(demo::theatre(0));
        map.zoomTo(30, "K-14");
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("H-14"));
        map.become("K-13", SeatState::sold);
        SeatFilter filter;
        filter.setShown(SeatState::sold, false);
        map.view.setFilter(filter);
        drag(map.view, map.at("K-12"), map.at("K-15") + QPoint(6, 6), Qt::ControlModifier);
        QVERIFY(map.view.selection().contains(map.seat("H-14")));
        QVERIFY(map.view.selection().contains(map.seat("K-12")));
        QVERIFY(!map.view.selection().contains(map.seat("K-13")));
    }

    void bandModeAndShiftBeginAnywhere() {
        ShownMap map(demo::theatre(0));
        const QPoint corner(2, 2);
        const QPoint other(map.view.width() - 3, map.view.height() - 3);
        drag(map.view, corner, other, Qt::ShiftModifier);
        QCOMPARE(map.chosen().size(), std::size_t{880});  // all but the standing places
        map.view.selection().clear();
        map.view.setBandMode(true);
        drag(map.view, corner, other);
        QCOMPARE(map.chosen().size(), std::size_t{880});
    }

    void dragOnEmptyGroundMovesTheMap() {
        ShownMap map(demo::theatre(0));
        map.view.zoom(2, QPointF(500, 400));
        const QPointF centre = map.view.viewport().centre();
        const double scale = map.view.viewport().scale();
        // Between the stalls and the boxes.
        const QPoint empty = map.view.viewport().toScreen(QPointF(650, 1300)).toPoint();
        QVERIFY(!map.view.seatAt(empty));
        drag(map.view, empty, empty + QPoint(60, 25));
        QVERIFY(near(map.view.viewport().centre(), centre - QPointF(60, 25) / scale, 0.5 / scale));
        QVERIFY(map.chosen().empty());
    }

    void middleButtonAndSpaceMoveFromASeatToo() {
        ShownMap map(demo::theatre(0));
        map.view.zoom(2, QPointF(500, 400));
        const QPointF centre = map.view.viewport().centre();
        drag(map.view, map.at("K-14"), map.at("K-14") + QPoint(40, 0), {}, Qt::MiddleButton);
        QVERIFY(map.view.viewport().centre().x() < centre.x());
        QTest::keyPress(&map.view, Qt::Key_Space);
        drag(map.view, map.at("K-14"), map.at("K-14") + QPoint(-40, 0));
        QTest::keyRelease(&map.view, Qt::Key_Space);
        QVERIFY(near(map.view.viewport().centre(), centre, 1));
        QVERIFY(!map.view.cursorSeat());  // the space bar moved the map and chose nothing
        QVERIFY(map.chosen().empty());
    }

    void wheelZoomsAboutThePointer() {
        ShownMap map(demo::theatre(0));
        const QPoint pointer = map.at("C-8");
        const QPointF under = map.view.viewport().toPlan(QPointF(pointer));
        const double before = map.view.viewport().scale();
        wheel(map.view, pointer, 120);
        QVERIFY(map.view.viewport().scale() > before * 1.05);
        QVERIFY(near(map.view.viewport().toPlan(QPointF(pointer)), under, 0.01));
        wheel(map.view, pointer, -120);
        QVERIFY(std::abs(map.view.viewport().scale() / before - 1) < 1e-6);
    }

    void pinchZoomsAboutThePointer() {
        ShownMap map(demo::theatre(0));
        const QPointF pointer = map.at("C-8");
        const QPointF under = map.view.viewport().toPlan(pointer);
        const double before = map.view.viewport().scale();
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, pointer, pointer, map.view.mapToGlobal(pointer), 0.25, {});
        QApplication::sendEvent(&map.view, &pinch);
        QVERIFY(std::abs(map.view.viewport().scale() / before - 1.25) < 1e-6);
        QVERIFY(near(map.view.viewport().toPlan(pointer), under, 0.01));
    }

    void keysZoomAndFit() {
        ShownMap map(demo::theatre(0));
        const double fitted = map.view.viewport().scale();
        QTest::keyClick(&map.view, Qt::Key_Plus);
        QVERIFY(map.view.viewport().scale() > fitted);
        QTest::keyClick(&map.view, Qt::Key_Minus);
        QTest::keyClick(&map.view, Qt::Key_Minus);
        QVERIFY(map.view.viewport().scale() < fitted);
        QTest::keyClick(&map.view, Qt::Key_0);
        QVERIFY(map.view.viewport().fitted());
        map.view.resize(700, 700);
        QVERIFY(map.view.viewport().fitted());  // stays so
    }

    void arrowsMoveTheMapThenTheCursor() {
        ShownMap map(demo::theatre(0));
        map.view.zoom(3, QPointF(500, 400));
        const QPointF centre = map.view.viewport().centre();
        QTest::keyClick(&map.view, Qt::Key_Right);
        QVERIFY(map.view.viewport().centre().x() > centre.x());
        map.view.setCursorSeat(map.seat("K-10"));
        QTest::keyClick(&map.view, Qt::Key_Right);
        QCOMPARE(map.view.cursorSeat().value_or(-1), map.seat("K-11"));
        QTest::keyClick(&map.view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(map.view.cursorSeat().value_or(-1), map.seat("K-10"));
        QVERIFY(map.chosen() == (std::vector{map.seat("K-10"), map.seat("K-11")}));
        QTest::keyClick(&map.view, Qt::Key_Down);
        QVERIFY(map.event->plan().label(*map.view.cursorSeat()).starts_with("L-"));
    }

    void spaceAndEnterChooseAtTheCursor() {
        ShownMap map(demo::theatre(0));
        QTest::keyClick(&map.view, Qt::Key_Space);
        QVERIFY(map.view.cursorSeat());  // the first time it only appears
        QVERIFY(map.chosen().empty());
        QTest::keyClick(&map.view, Qt::Key_Space);
        QVERIFY(map.chosen() == std::vector{*map.view.cursorSeat()});
        QTest::keyClick(&map.view, Qt::Key_Return);
        QVERIFY(map.chosen().empty());
    }

    void escapeClearsStepByStep() {
        ShownMap map(demo::theatre(0));
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("K-10"));
        QTest::keyClick(&map.view, Qt::Key_Escape);
        QVERIFY(map.chosen().empty());
        QVERIFY(map.view.cursorSeat());
        QTest::keyClick(&map.view, Qt::Key_Escape);
        QVERIFY(!map.view.cursorSeat());
    }

    void copiesLabels() {
        ShownMap map(demo::theatre(0));
        QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.at("K-10"));
        QTest::mouseClick(&map.view, Qt::LeftButton, Qt::ControlModifier, map.at("A-3"));
        QTest::keyClick(&map.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("A-3\nK-10"));
    }

    void seatsCannotBeHitFromAfar() {
        ShownMap map(demo::arena(0), {600, 500});
        QVERIFY(detailFor(map.view.viewport().pitchPx()) == Detail::blocks);
        QVERIFY(!map.view.seatAt(map.at("101-A-1")));
        QTest::mouseDClick(&map.view, Qt::LeftButton, {}, map.at("101-K-5"));
        QTRY_VERIFY(detailFor(map.view.viewport().pitchPx()) != Detail::blocks);
    }

    void hoverTellsTheSeat() {
        ShownMap map(demo::theatre(0));
        auto* card = map.view.findChild<HoverCard*>();
        QSignalSpy wanted(&map.view, &SeatMapView::detailsWanted);
        map.become("K-10", SeatState::held, map.now_s() + 125);
        hover(map.view, map.at("K-10"));
        QTRY_COMPARE(card->seat().value_or(-1), map.seat("K-10"));
        QVERIFY(!card->isHidden());
        QCOMPARE(card->text(HoverCard::place), QStringLiteral("Stalls, row K"));
        QCOMPARE(card->text(HoverCard::state), QStringLiteral("Held"));
        QVERIFY(card->text(HoverCard::until).contains(QStringLiteral("2:05 left")));
        const QString price = card->text(HoverCard::price);
        QVERIFY2(price.contains(QChar(0x20ac)) && price.contains(QStringLiteral("79")),
                 qPrintable(price));
        QTRY_COMPARE(wanted.count(), 1);
        map.view.setDetails(map.seat("K-10"), QStringLiteral("Ada"), QStringLiteral("12:00"));
        QCOMPARE(card->text(HoverCard::holder), QStringLiteral("Ada"));
        // An answer for a seat that was left is of no interest.
        hover(map.view, map.at("K-11"));
        QTRY_COMPARE(card->seat().value_or(-1), map.seat("K-11"));
        map.view.setDetails(map.seat("K-10"), QStringLiteral("Ada"), QStringLiteral("12:00"));
        QVERIFY(card->text(HoverCard::holder).isEmpty());
        hover(map.view, QPoint(2, 2));
        QTRY_VERIFY(card->isHidden());
    }

    void hoverTellsTheSection() {
        ShownMap map(demo::theatre(0));
        auto* card = map.view.findChild<HoverCard*>();
        hover(map.view, map.at("STAND-60"));
        QTRY_VERIFY(!card->isHidden());
        QVERIFY(!card->seat());
        QVERIFY(card->text(HoverCard::state).contains(QStringLiteral("120 available")));
        map.become("STAND-1", SeatState::sold);
        QVERIFY(card->text(HoverCard::state).contains(QStringLiteral("119 available")));
    }

    void highlightsEnd() {
        ShownMap map(demo::theatre(0));
        QVERIFY(!map.view.animating());
        map.become("K-10", SeatState::sold);
        QCOMPARE(map.view.flashing(), std::size_t{1});
        QVERIFY(map.view.animating());
        map.clock.advance(Flashes::life_us - 1);
        QTest::qWait(0);
        QVERIFY(map.view.animating());
        map.clock.advance(1);
        QTRY_VERIFY(!map.view.animating());
        QCOMPARE(map.view.flashing(), std::size_t{0});
    }

    void nothingLightsUpWhenAllIsTold() {
        ShownMap map(demo::theatre(0));
        map.view.apply(tests::midSale(*map.event, 0.5, map.now_s()), true);
        QVERIFY(!map.view.animating());
        QVERIFY(map.view.scene().data->counts().of(SeatState::sold) > 100);
    }

    void finderGoesToTheSeat() {
        ShownMap map(demo::arena(0));
        SeatFinder finder(map.view, nullptr);
        QTest::keyClicks(finder.edit(), QStringLiteral("214-c-7"));
        QVERIFY(finder.edit()->completer());
        QVERIFY(finder.edit()->completer()->setCurrentRow(0));
        QTest::keyClick(finder.edit(), Qt::Key_Return);
        const auto seat = map.seat("214-C-7");
        QTRY_VERIFY(map.view.rect().contains(map.at(seat)));
        QTRY_VERIFY(detailFor(map.view.viewport().pitchPx()) == Detail::labels);
        QCOMPARE(map.view.cursorSeat().value_or(-1), seat);
        QVERIFY(map.view.animating());  // it pulses
        map.clock.advance(Pulse::life_us);
        QTRY_VERIFY(!map.view.animating());
        QVERIFY(finder.message().isEmpty());
    }

    void finderSaysWhenThereIsNone() {
        ShownMap map(demo::theatre(0));
        SeatFinder finder(map.view, nullptr);
        finder.edit()->setText(QStringLiteral("ZZ-99"));
        QTest::keyClick(finder.edit(), Qt::Key_Return);
        QVERIFY(finder.message().contains(QStringLiteral("ZZ-99")));
        QVERIFY(map.view.viewport().fitted());
        finder.edit()->clear();
        QTest::keyClicks(finder.edit(), QStringLiteral("A"));
        QVERIFY(finder.message().isEmpty());
    }

    void miniMapMovesTheMap() {
        ShownMap map(demo::arena(0));
        MiniMap mini(map.view);
        QVERIFY(mini.isHidden());  // all is in view
        map.view.zoom(4, QPointF(500, 400));
        QVERIFY(!mini.isHidden());
        QVERIFY(mini.rect().contains(mini.frame().toAlignedRect()));
        QTest::mouseClick(&mini, Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(near(mini.frame().center(), QPointF(20, 20), 20));
        map.view.fit();
        QVERIFY(mini.isHidden());
    }

    void buttonsZoom() {
        ShownMap map(demo::theatre(0));
        MapControls controls(map.view);
        QVERIFY(!controls.fit()->isEnabled());
        controls.zoomIn()->click();
        QVERIFY(controls.fit()->isEnabled());
        controls.fit()->click();
        QVERIFY(map.view.viewport().fitted());
    }

    void isDescribed() {
        ShownMap map(demo::theatre(0));
        map.become("K-10", SeatState::sold);
        QVERIFY(map.view.describe().contains(QStringLiteral("999 available")));
        map.view.setCursorSeat(map.seat("K-10"));
        QVERIFY(map.view.accessibleDescription().contains(QStringLiteral("On seat K-10, sold")));
        map.view.setHouse(nullptr, nullptr);
        QVERIFY(!map.view.describe().isEmpty());
    }

    void survivesHavingNothing() {
        core::ManualClock clock;
        SeatMapView view(nullptr, clock);
        view.resize(400, 300);
        view.show();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::keyClick(&view, Qt::Key_Space);
        view.zoomIn();
        view.fit();
        view.showSeat(3);
        view.apply(std::vector<board::SeatFact>{{0, SeatState::sold, 1, 0}}, false);
        auto plan = std::make_shared<board::SeatPlan>(100.0F, 100.0F, 50.0F, 0.0F);
        plan->finish();
        view.setHouse(plan, nullptr);
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.scene().empty());
    }
};

QTEST_MAIN(TestMapView)
#include "mapview.moc"
