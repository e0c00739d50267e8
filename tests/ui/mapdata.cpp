// What a map knows and chooses, without a window.
#include "engine/demo/theatre.h"
#include "tests/support/demoboards.h"
#include "ui/seatmap/colors.h"
#include "ui/seatmap/flashes.h"
#include "ui/seatmap/seatfilter.h"
#include "ui/seatmap/seatfinder.h"
#include "ui/seatmap/seatlabels.h"
#include "ui/seatmap/seatlook.h"
#include "ui/seatmap/seatmapdata.h"
#include "ui/seatmap/seatselection.h"
#include "ui/seatmap/seattext.h"
#include "ui/seatmap/sectionpainter.h"
#include "ui/seatmap/selectionsummary.h"

#include <numeric>
#include <set>

#include <QSignalSpy>
#include <QTest>

using namespace seatlock;
using namespace seatlock::ui::seatmap;
using board::SeatFact;
using board::SeatState;

class TestMapData : public QObject {
    Q_OBJECT

private:
    board::EventBoardPtr event_ = tests::boardOf(demo::theatre(0), core::EventId{1});

private Q_SLOTS:
    void countsFollowTheStates() {
        SeatMapData data(event_->plan());
        QCOMPARE(data.counts().of(SeatState::available), 1000);
        const auto changed = data.apply(std::vector<SeatFact>{{0, SeatState::held, 1, 900},
                                                              {1, SeatState::sold, 1, 0},
                                                              {2, SeatState::available, 1, 0},
                                                              {5000, SeatState::sold, 1, 0},
                                                              {-1, SeatState::sold, 1, 0}});
        QVERIFY(changed == (std::vector<SeatNo>{0, 1}));
        QCOMPARE(data.counts().of(SeatState::available), 998);
        QCOMPARE(data.counts().all(), 1000);
        QCOMPARE(data.section(0).of(SeatState::held), 1);
        QCOMPARE(data.section(0).all(), 480);
        QCOMPARE(data.category(event_->plan().category(0)).of(SeatState::sold), 1);
        QCOMPARE(data.expires(0), 900U);
        QCOMPARE(data.category(99).all(), 0);
    }

    /// A seat that staff moved to another category is sold, filtered and counted as that.
    void aSeatMovesToAnotherCategory() {
        const auto event = tests::boardOf(demo::theatre(0), core::EventId{2});
        auto& board = event->board();
        const auto was = board.category(0);
        const auto now = static_cast<std::int16_t>(was == 0 ? 1 : 0);
        MapScene scene;
        scene.geometry = std::make_shared<MapGeometry>(
            std::shared_ptr<const board::SeatPlan>(event, &event->plan()));
        scene.data = std::make_shared<SeatMapData>(event->plan());
        const int before = scene.data->category(was).all();
        board.apply(std::vector<SeatFact>{{0, SeatState::blocked, 1, 0, now, board::any_channel}});
        const std::vector<SeatFact> told{board.fact(0)};
        QVERIFY(scene.data->apply(told) == std::vector<SeatNo>{0});
        QCOMPARE(scene.data->categoryOf(0), now);
        QCOMPARE(scene.data->category(was).all(), before - 1);
        QCOMPARE(scene.data->category(now).of(SeatState::blocked), 1);
        QVERIFY((scene.data->movedInto(0) >> now & 1) != 0);
        QCOMPARE(summarize(scene, std::vector<SeatNo>{0}).categories.front().first, now);
        scene.filter.setShown(now, false);
        QVERIFY(scene.look(0).dimmed);
        QVERIFY(scene.data->apply(told).empty());
        // A player tells no categories.
        scene.data->apply(std::vector<SeatFact>{{0, SeatState::sold, 1, 0}});
        QCOMPARE(scene.data->category(now).of(SeatState::sold), 1);
    }

    void aNewExpiryIsATouchNotAChange() {
        SeatMapData data(event_->plan());
        data.apply(std::vector<SeatFact>{{3, SeatState::held, 1, 900}});
        QVERIFY(data.apply(std::vector<SeatFact>{{3, SeatState::held, 2, 1800}}).empty());
        QVERIFY(data.touched() == std::vector<SeatNo>{3});
        data.apply(std::vector<SeatFact>{{3, SeatState::held, 2, 1800}});
        QVERIFY(data.touched().empty());
    }

    void olderFactsAreTakenToo() {
        SeatMapData data(event_->plan());
        data.apply(std::vector<SeatFact>{{3, SeatState::sold, 7, 0}});
        data.apply(std::vector<SeatFact>{{3, SeatState::held, 6, 900}});
        QCOMPARE(data.state(3), SeatState::held);
    }

    void takenLeavesBlockedSeatsOut() {
        StateCounts counts;
        QCOMPARE(counts.taken(), 0.0);
        counts.by_state = {25, 25, 50, 900};
        QCOMPARE(counts.taken(), 0.75);
    }

    void heatIsAddedUp() {
        SeatMapData data(event_->plan());
        data.applyHeat(std::vector<ui::host::SeatHeat>{{0, 5}, {1, 100}, {4000, 3}});
        QCOMPARE(data.heatTotal(), std::uint64_t{105});
        QCOMPARE(data.heatMax(), 128U);  // the scale ends with a power of two
        QCOMPARE(data.sectionHeat(0), std::uint64_t{105});
        data.applyHeat(std::vector<ui::host::SeatHeat>{{0, 7}});
        QCOMPARE(data.heatTotal(), std::uint64_t{107});
        data.applyHeat(std::vector<ui::host::SeatHeat>{{2, 1}}, true);
        QCOMPARE(data.heatTotal(), std::uint64_t{1});
        QCOMPARE(data.heat(1), 0U);
    }

    void heatLevelsAreLogarithmic() {
        QCOMPARE(heatLevel(0, 1024), 0);
        QCOMPARE(heatLevel(1, 1024), 1);
        QCOMPARE(heatLevel(1024, 1024), MapColors::heat_levels);
        QVERIFY(heatLevel(32, 1024) > 3 && heatLevel(32, 1024) < 6);
        for (int level = 1; level <= MapColors::heat_levels; ++level) {
            QCOMPARE(heatLevel(heatFrom(level, 1024), 1024), level);
        }
        QCOMPARE(heatLevel(1, 1), MapColors::heat_levels);
    }

    void looksHaveTheirOwnNumbers() {
        std::set<int> seen;
        for (int state = 0; state < 4; ++state) {
            for (int left = 0; left <= SeatLook::time_steps; ++left) {
                for (int heat = -1; heat <= MapColors::heat_levels; ++heat) {
                    for (int flags = 0; flags < 4; ++flags) {
                        SeatLook look;
                        look.state = static_cast<SeatState>(state);
                        look.left = static_cast<std::uint8_t>(left);
                        look.heat = static_cast<std::int8_t>(heat);
                        look.dimmed = (flags & 1) != 0;
                        look.selected = (flags & 2) != 0;
                        QVERIFY(look.index() >= 0 && look.index() < SeatLook::count);
                        QVERIFY(seen.insert(look.index()).second);
                    }
                }
            }
        }
    }

    void timeStepsShowWhatIsLeft() {
        QCOMPARE(int{timeSteps(0, 900)}, 0);
        QCOMPARE(int{timeSteps(-5, 900)}, 0);
        QCOMPARE(int{timeSteps(1, 900)}, 1);
        QCOMPARE(int{timeSteps(450, 900)}, SeatLook::time_steps / 2);
        QCOMPARE(int{timeSteps(900, 900)}, int{SeatLook::time_steps});
        QCOMPARE(int{timeSteps(1800, 900)}, int{SeatLook::time_steps});
        QCOMPARE(int{timeSteps(10, 0)}, int{SeatLook::time_steps});
    }

    void flashesEnd() {
        Flashes flashes;
        flashes.reset(10);
        flashes.light(std::vector<SeatNo>{1, 2}, 1'000);
        flashes.light(std::vector<SeatNo>{2}, 501'000);
        QVERIFY(flashes.expire(1'000 + Flashes::life_us - 1).empty());
        std::vector<std::pair<SeatNo, double>> lit;
        flashes.forEach(601'000, [&](SeatNo seat, double age) { lit.emplace_back(seat, age); });
        QCOMPARE(lit.size(), std::size_t{2});  // seat 2 once, by its latest
        QCOMPARE(lit[1].first, 2);
        QVERIFY(lit[1].second < lit[0].second);
        QCOMPARE(flashes.expire(1'000 + Flashes::life_us).size(), std::size_t{2});
        QCOMPARE(flashes.expire(501'000 + Flashes::life_us).size(), std::size_t{1});
        QVERIFY(flashes.empty());
    }

    void flashesHaveALimit() {
        Flashes flashes;
        const auto limit = static_cast<SeatNo>(Flashes::lit_max);
        flashes.reset(limit + 3);
        std::vector<SeatNo> seats(Flashes::lit_max);
        std::iota(seats.begin(), seats.end(), 0);
        flashes.light(seats, 1'000);
        QVERIFY(flashes.expire(1'000).empty());
        QVERIFY(flashes.full());
        flashes.light(std::vector<SeatNo>{limit, limit + 1}, 2'000);
        QCOMPARE(flashes.expire(2'000), (std::vector<SeatNo>{0, 1}));
        QCOMPARE(flashes.count(), Flashes::lit_max);
        flashes.expire(1'000 + Flashes::life_us);
        QVERIFY(!flashes.full());
    }

    void filterHidesStatesAndCategories() {
        SeatFilter filter;
        QVERIFY(filter.everything());
        filter.setShown(SeatState::sold, false);
        filter.setShown(std::int16_t{2}, false);
        QVERIFY(!filter.passes(SeatState::sold, 0));
        QVERIFY(!filter.passes(SeatState::held, 2));
        QVERIFY(filter.passes(SeatState::held, 1));
        QVERIFY(filter.passes(SeatState::held, 64));
        filter.setShown(SeatState::sold, true);
        filter.setShown(std::int16_t{2}, true);
        QVERIFY(filter.everything());
    }

    void selectionTellsWhatChanged() {
        SeatSelection selection;
        selection.reset(100);
        std::vector<SeatNo> told;
        connect(&selection, &SeatSelection::changed, this,
                [&](const std::vector<SeatNo>& seats) { told = seats; });
        selection.set(std::vector<SeatNo>{5, 3, 5});
        QCOMPARE(selection.count(), std::size_t{2});
        QVERIFY(selection.seats() == (std::vector<SeatNo>{3, 5}));
        selection.toggle(3);
        QVERIFY(told == std::vector<SeatNo>{3});
        selection.add(std::vector<SeatNo>{5, 6, 1000, -1});
        QVERIFY(told == std::vector<SeatNo>{6});
        QSignalSpy quiet(&selection, &SeatSelection::changed);
        selection.add(std::vector<SeatNo>{5});
        QCOMPARE(quiet.count(), 0);
        selection.reset(10);
        QVERIFY(selection.empty());
        QVERIFY(told == (std::vector<SeatNo>{5, 6}));
    }

    void selectionIsAddedUp() {
        MapScene scene;
        scene.geometry = std::make_shared<MapGeometry>(
            std::shared_ptr<const board::SeatPlan>(event_, &event_->plan()));
        scene.data = std::make_shared<SeatMapData>(event_->plan());
        scene.info = event_->info();
        scene.data->apply(std::vector<SeatFact>{{0, SeatState::sold, 1, 0}});
        const auto box = *event_->plan().find("BOX1-1");
        const auto summary = summarize(scene, std::vector<SeatNo>{0, 1, box});
        QCOMPARE(summary.seats, 3);
        QCOMPARE(summary.states.of(SeatState::sold), 1);
        QCOMPARE(summary.categories.size(), std::size_t{2});
        QCOMPARE(summary.price_minor, std::int64_t{2 * 5500 + 8900});
        QVERIFY(headline(summary).contains(QStringLiteral("2 available, 1 sold")));
    }

    void labelsAreFoundHoweverTyped() {
        const auto& plan = event_->plan();
        const auto seat = plan.find("A-12");
        QVERIFY(seat);
        for (const char* text : {"A-12", "a-12", "  A-12 "}) {
            QCOMPARE(findSeat(plan, QString::fromUtf8(text)).value_or(-1), *seat);
        }
        QVERIFY(!findSeat(plan, QStringLiteral("A-99")));
        QVERIFY(!findSeat(plan, QString()));
    }

    void numbersAreTheLastPartOfALabel() {
        QCOMPARE(rowSeat("101-A-12"), QStringLiteral("12"));
        QCOMPARE(rowSeat("1234"), QStringLiteral("1234"));
        QCOMPARE(rowSeat("A-"), QStringLiteral("A-"));
        QCOMPARE(rowSeat(""), QString());
    }

    void percentOfASection() {
        QCOMPARE(SectionPainter::percent(0), QStringLiteral("0%"));
        QCOMPARE(SectionPainter::percent(0.001), QStringLiteral("<1%"));
        QCOMPARE(SectionPainter::percent(0.999), QStringLiteral("99%"));
        QCOMPARE(SectionPainter::percent(1), QStringLiteral("100%"));
        QCOMPARE(SectionPainter::shortName(QStringLiteral("Block 101")), QStringLiteral("101"));
        QCOMPARE(SectionPainter::shortName(QStringLiteral("Stalls")), QStringLiteral("Stalls"));
    }

    void words() {
        QCOMPARE(timeLeft(0), QStringLiteral("over"));
        QCOMPARE(timeLeft(65), QStringLiteral("1:05"));
        QCOMPARE(timeLeft(3725), QStringLiteral("1:02:05"));
        QCOMPARE(timeOfDay(0, QStringLiteral("UTC")), QStringLiteral("00:00:00"));
        QCOMPARE(timeOfDay(1'750'000'000, QStringLiteral("Nowhere/At all")),
                 timeOfDay(1'750'000'000, QStringLiteral("UTC")));
        QCOMPARE(categoryName(event_->info().get(), 3), QStringLiteral("Box"));
        QCOMPARE(categoryName(nullptr, 3), QStringLiteral("Category 4"));
    }
};

QTEST_GUILESS_MAIN(TestMapData)
#include "mapdata.moc"
