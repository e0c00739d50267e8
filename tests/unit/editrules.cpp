// What an edited chart may not do to seats that are held or sold.
#include "engine/seating/editrules.h"

#include "engine/seating/blockbuilder.h"
#include "engine/seating/changes.h"
#include "tests/support/charthouse.h"

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class EditRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movingIsAllowed();
    void removedSeatsVanish();
    void renumberedSeatsAreRenamed();
    void prefixRenames();
    void reversedNumbersAreNoticed();
    void addingIsAllowed();
    void areas();
    void drawnAnew();
    void words();
};

namespace {

std::vector<TakenSeat> someTaken() {
    return {{"A-2", true},
            {"C-5", false},
            {"Right B-3", true},
            {"Table 1-4", true},
            {"Standing-10", false}};
}

}  // namespace

void EditRulesTest::movingIsAllowed() {
    const Chart published = chartHouse();
    QVERIFY(changesAgainst(published, published, someTaken()).empty());
    Chart draft = published;
    moveBy(draft, selectAll(draft), 333, 12);
    QVERIFY(changesAgainst(published, draft, someTaken()).empty());
    draft.name = "Other";
    draft.sections[1].name = "Far right";
    setCategory(draft, selectAll(draft), no_category);
    QVERIFY(changesAgainst(published, draft, someTaken()).empty());
}

void EditRulesTest::removedSeatsVanish() {
    const Chart published = chartHouse();
    Chart draft = published;
    removeSelected(draft, {{{0, 0, 1}, {0, 1, 0}}, {}});  // A-2 is sold, B-1 is free
    removeSection(draft, draft.sections[2].id);
    const auto lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{2});
    QCOMPARE(lost[0].label, std::string("A-2"));
    QVERIFY(lost[0].kind == LossKind::vanished && lost[0].sold);
    QCOMPARE(lost[1].place, std::string("Tables, row Table 1, seat 4"));
}

void EditRulesTest::renumberedSeatsAreRenamed() {
    const Chart published = chartHouse();
    Chart draft = published;
    renumber(draft.sections[0], {}, {SeatOrder::left_to_right, 101, 1});
    const auto lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{2});
    QVERIFY(lost[0].kind == LossKind::renamed);
    QCOMPARE(lost[0].now, std::string("A-102"));
    QVERIFY(!lost[1].sold);
}

void EditRulesTest::prefixRenames() {
    const Chart published = chartHouse();
    Chart draft = published;
    draft.sections[1].prefix = "R";
    moveBy(draft, selectSection(draft, draft.sections[1].id), 5, 5);
    const auto lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost[0].now, std::string("R B-3"));
}

void EditRulesTest::reversedNumbersAreNoticed() {
    const Chart published = chartHouse();
    Chart draft = published;
    renumber(draft.sections[0], {}, {SeatOrder::right_to_left, 1, 1});
    const auto lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{2});  // every label is still there, at another seat
    QCOMPARE(lost[0].now, std::string("A-4"));
    QCOMPARE(lost[1].now, std::string("C-1"));
}

void EditRulesTest::addingIsAllowed() {
    const Chart published = chartHouse();
    Chart draft = published;
    BlockShape more = *draft.sections[0].block;
    more.rows = 6;
    rebuildBlock(draft.sections[0], more);
    copySelected(draft, selectAll(draft), 100, 1'000);
    QVERIFY(changesAgainst(published, draft, someTaken()).empty());
}

void EditRulesTest::areas() {
    const Chart published = chartHouse();
    Chart draft = published;
    draft.areas[0].capacity = 9;
    auto lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{1});
    QVERIFY(lost[0].kind == LossKind::vanished);
    QCOMPARE(lost[0].place, std::string("Standing, place 10"));
    draft.areas[0].capacity = 20;
    QVERIFY(changesAgainst(published, draft, someTaken()).empty());
    draft.areas[0].name = "Floor";
    lost = changesAgainst(published, draft, someTaken());
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost[0].now, std::string("Floor-10"));
}

void EditRulesTest::drawnAnew() {
    const Chart published = chartHouse();
    Chart draft = published;
    for (auto& section : draft.sections) section.id += 100;
    draft.areas[0].id += 100;
    QVERIFY(changesAgainst(published, draft, someTaken()).empty());
    draft.areas.clear();
    QCOMPARE(changesAgainst(published, draft, someTaken()).size(), std::size_t{1});
    QCOMPARE(changesAgainst(published, draft, {{"nowhere", true}}).size(), std::size_t{1});
}

void EditRulesTest::words() {
    QCOMPARE(describe(Loss{LossKind::renamed, "A-12", true, "B-12", "Stalls, row A, seat 12"}),
             std::string("Sold seat A-12 (Stalls, row A, seat 12) would become B-12."));
    QCOMPARE(describe(Loss{LossKind::vanished, "A-12", false, "", ""}),
             std::string("Held seat A-12 would be gone."));
    Loss before{LossKind::vanished, "A-12", false, "", ""};
    before.before = true;
    QCOMPARE(describe(before),
             std::string("Seat A-12, which was held or sold before, would be gone."));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::EditRulesTest)
#include "editrules.moc"
