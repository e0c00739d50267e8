// The on-sale monitor: which event, what is live, and what stands beside the map.
#include "ui/pages/salepage.h"

#include "engine/demo/arena.h"
#include "engine/demo/plain.h"
#include "engine/demo/theatre.h"
#include "tests/support/demoboards.h"
#include "ui/seatmap/heatlegend.h"
#include "ui/seatmap/legendrow.h"
#include "ui/seatmap/seatfinder.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/selectionpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace seatlock;
using board::SeatState;
using ui::pages::SalePage;
using ui::seatmap::LegendRow;

namespace {

monitor::EventFigures figures(std::int64_t id, const char* name) {
    monitor::EventFigures out;
    out.id = core::EventId{id};
    out.name = name;
    return out;
}

ui::host::Watched told(const board::EventBoard& event, std::vector<board::SeatFact> facts,
                       bool all = false) {
    ui::host::Watched out;
    out.event = event.id();
    out.all_seats = all;
    out.seats = std::move(facts);
    return out;
}

LegendRow* row(const SalePage& page, const QString& name) {
    for (auto* each : page.findChildren<LegendRow*>()) {
        if (each->text() == name) return each;
    }
    return nullptr;
}

}  // namespace

class TestSalePage : public QObject {
    Q_OBJECT

private:
    board::EventBoardPtr theatre_ = tests::boardOf(demo::theatre(0), core::EventId{1});
    board::EventBoardPtr arena_ = tests::boardOf(demo::arena(0), core::EventId{2});

private Q_SLOTS:
    void keepsTheChoiceOfEvent() {
        SalePage page;
        page.setEvents({figures(1, "One"), figures(2, "Two")});
        auto* events = page.findChild<QComboBox*>();
        QCOMPARE(events->currentIndex(), -1);
        page.showEvent(arena_);
        QCOMPARE(events->currentText(), QStringLiteral("Two"));
        page.setEvents({figures(3, "Three"), figures(2, "Two"), figures(1, "One")});
        QCOMPARE(events->currentText(), QStringLiteral("Two"));
        page.setEvents({figures(1, "One")});
        QCOMPARE(events->currentIndex(), -1);
        page.setEvents({figures(1, "One"), figures(2, "Two")});
        QCOMPARE(events->currentText(), QStringLiteral("Two"));
    }

    void laysALargeHouseOutBesideTheWindow() {
        const auto large = tests::boardOf(*demo::plain(40'000, 0), core::EventId{3});
        SalePage page;
        page.showEvent(large);
        QVERIFY(page.view()->scene().empty());
        page.apply(told(*large, {{7, SeatState::sold, 1, 0}}));  // not lost meanwhile
        QVERIFY2(page.findChildren<QThread*>().isEmpty(), "nobody looks yet");
        page.show();
        QTRY_VERIFY(!page.view()->scene().empty());
        QVERIFY(page.view()->scene().data->state(7) == SeatState::sold);
        page.apply(told(*large, {{8, SeatState::held, 1, 0}}));
        QVERIFY(page.view()->scene().data->state(8) == SeatState::held);
        // Another choice meanwhile is what counts.
        page.showEvent(board::EventBoardPtr());
        page.showEvent(large);
        page.showEvent(theatre_);
        QCOMPARE(page.view()->scene().geometry->size(), theatre_->plan().size());
        QTRY_VERIFY(page.findChildren<QThread*>().isEmpty());
        QCOMPARE(page.view()->scene().geometry->size(), theatre_->plan().size());
        page.showEvent(large);  // and is left alone while it works
    }

    void tellsWhatIsChosen() {
        SalePage page;
        page.setEvents({figures(1, "One"), figures(2, "Two")});
        page.showEvent(theatre_);
        QSignalSpy chosen(&page, &SalePage::eventChosen);
        auto* events = page.findChild<QComboBox*>();
        QTest::keyClick(events, Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<core::EventId>(), core::EventId{2});
        // Until it is shown, the box tells what is.
        QCOMPARE(events->currentText(), QStringLiteral("One"));
    }

    void countsAreLive() {
        SalePage page;
        page.showEvent(theatre_);
        page.apply(
            told(*theatre_, {{0, SeatState::sold, 1, 0}, {1, SeatState::held, 1, 900}}, true));
        QCOMPARE(row(page, QStringLiteral("Available"))->number(), QStringLiteral("998"));
        QCOMPARE(row(page, QStringLiteral("Sold"))->number(), QStringLiteral("1"));
        QCOMPARE(row(page, QStringLiteral("Box"))->number(), QStringLiteral("48"));
        page.apply(told(*theatre_, {{0, SeatState::available, 2, 0}}));
        QCOMPARE(row(page, QStringLiteral("Sold"))->number(), QStringLiteral("0"));
    }

    void seatsOfAnotherEventArePassedOver() {
        SalePage page;
        page.apply(told(*theatre_, {{0, SeatState::sold, 1, 0}}));
        page.showEvent(theatre_);
        page.apply(told(*arena_, {{0, SeatState::sold, 1, 0}}));
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::sold), 0);
    }

    void unticksDimTheMap() {
        SalePage page;
        page.showEvent(theatre_);
        row(page, QStringLiteral("Sold"))->click();
        QVERIFY(!page.view()->scene().filter.shows(SeatState::sold));
        row(page, QStringLiteral("Premium"))->click();
        QVERIFY(!page.view()->scene().filter.shows(std::int16_t{0}));
        // Another event begins with all.
        page.showEvent(arena_);
        QVERIFY(page.view()->scene().filter.everything());
        QVERIFY(row(page, QStringLiteral("Sold"))->isChecked());
        QVERIFY(row(page, QStringLiteral("Lower tier")) != nullptr);
        QVERIFY(row(page, QStringLiteral("Premium")) == nullptr);
    }

    void replayLeavesLiveDataAlone() {
        SalePage page;
        page.showEvent(theatre_);
        page.apply(told(*theatre_, {{0, SeatState::sold, 1, 0}}, true));
        page.setLive(false);
        // The player shows the past…
        page.view()->apply(std::vector<board::SeatFact>{{0, SeatState::available, 0, 0}}, false);
        // … while the sale goes on.
        page.apply(told(*theatre_, {{1, SeatState::sold, 1, 0}, {2, SeatState::held, 1, 9}}));
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::sold), 0);
        page.setLive(true);
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::sold), 2);
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::held), 1);
        page.apply(told(*theatre_, {{3, SeatState::sold, 1, 0}}));
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::sold), 3);
    }

    void anotherEventIsLiveAgain() {
        SalePage page;
        page.showEvent(theatre_);
        page.setLive(false);
        page.showEvent(arena_);
        QVERIFY(page.live());
        page.apply(told(*arena_, {{3, SeatState::sold, 1, 0}}));
        QCOMPARE(page.view()->scene().data->counts().of(SeatState::sold), 1);
    }

    void timeLeftGoesByTheDatabasesClock() {
        SalePage page;
        page.setClock([] { return core::Micros{5'000'000'000}; });
        page.showEvent(theatre_);
        QCOMPARE(page.view()->scene().now_s, 5'000U);
    }

    void selectionIsToldAndCleared() {
        SalePage page;
        page.showEvent(theatre_);
        auto* panel = page.findChild<ui::seatmap::SelectionPanel*>();
        QVERIFY(panel->text().isEmpty());
        page.view()->selection().set(std::vector<core::SeatNo>{0, 1});
        QVERIFY(panel->text().contains(QStringLiteral("2 available")));
        page.apply(told(*theatre_, {{0, SeatState::sold, 1, 0}}));
        QVERIFY(panel->text().contains(QStringLiteral("1 sold")));
        page.view()->selection().clear();
        QVERIFY(panel->text().isEmpty());
    }

    void heatHasItsLegend() {
        SalePage page;
        page.show();
        page.showEvent(theatre_);
        auto* legend = page.findChild<ui::seatmap::HeatLegend*>();
        QVERIFY(!legend->isVisible());
        page.view()->setHeat(true);
        QVERIFY(legend->isVisible());
        QVERIFY(legend->summary().contains(QStringLiteral("No request")));
        auto seen = told(*theatre_, {});
        seen.heat = {{5, 12}};
        page.apply(seen);
        QVERIFY(legend->summary().contains(QStringLiteral("12")));
    }

    void findKeyGoesToTheFinder() {
        SalePage page;
        page.showEvent(theatre_);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.view()->setFocus();
        QTest::keyClick(page.view(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(page.findChild<ui::seatmap::SeatFinder*>()->edit()->hasFocus());
    }

    void nothingToShow() {
        SalePage page;
        page.show();
        QVERIFY(!page.findChild<ui::seatmap::SeatFinder*>()->isEnabled());
        page.showEvent(theatre_);
        QVERIFY(page.findChild<ui::seatmap::SeatFinder*>()->isEnabled());
        page.showEvent(board::EventBoardPtr());
        QVERIFY(!page.findChild<ui::seatmap::SeatFinder*>()->isEnabled());
        QVERIFY(!page.grab().isNull());
    }

    void bottomBarIsBelow() {
        SalePage page;
        auto* bar = new QLabel(QStringLiteral("bar"));
        page.addBottomBar(bar);
        page.resize(900, 600);
        page.show();
        QVERIFY(bar->mapTo(&page, QPoint()).y() >
                page.view()->mapTo(&page, QPoint(0, page.view()->height() - 1)).y());
    }
};

QTEST_MAIN(TestSalePage)
#include "salepage.moc"
