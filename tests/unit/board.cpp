// The board and its change log: what may be taken, in any order of facts, by any number of threads.
#include "engine/board/board.h"

#include "engine/board/refusalcounts.h"
#include "engine/core/random.h"
#include "tests/support/plans.h"

#include <atomic>
#include <thread>

#include <QtTest>

using namespace seatlock;
using board::Board;
using board::SeatState;

class TestBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOnce() {
        const auto plan = tests::rows(1, 4);
        Board board(*plan, "e", 16);
        QVERIFY(board.take(2, 0));
        QVERIFY(!board.take(2, 0));
        QCOMPARE(board.freeInRow(0), 3);
        QCOMPARE(board.inFlightCount(), 1);
        board.put(2);
        QCOMPARE(board.freeInRow(0), 4);
        QCOMPARE(board.inFlightCount(), 0);
        QVERIFY(board.take(2, 0));
    }

    void takesAllOrNone() {
        const auto plan = tests::rows(1, 5);
        Board board(*plan, "e", 16);
        board.apply(std::vector<board::SeatFact>{{1, SeatState::sold, 1, 0},
                                                 {3, SeatState::blocked, 1, 0}});
        const std::vector<core::SeatNo> wish{0, 1, 2, 3};
        QCOMPARE(board.takeAll(wish, 0), (std::vector<core::SeatNo>{1, 3}));
        QVERIFY(!board.inFlight(0) && !board.inFlight(2));
        QVERIFY(board.takeAll(std::vector<core::SeatNo>{0, 2}, 0).empty());
    }

    void heldSeatIsFreeOnceItsTimeIsOver() {
        const auto plan = tests::rows(1, 1);
        Board board(*plan, "e", 16);
        board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 1, 1000}});
        QVERIFY(!board.take(0, 999));
        QCOMPARE(board.expired(999, 10).size(), std::size_t{0});
        QCOMPARE(board.expired(1000, 10).size(), std::size_t{1});
        QVERIFY(board.take(0, 1000));
    }

    void lapsedHoldsCountAsFree() {
        const auto plan = tests::rows(1, 2);
        Board board(*plan, "e", 16);
        board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 1, 1000},
                                                 {1, SeatState::held, 1, 2000}});
        board.lapse(999);
        QCOMPARE(board.freeCount(), 0);
        board.lapse(1000);
        QCOMPARE(board.freeCount(), 1);
        QCOMPARE(board.freeInRow(0), 1);
        QCOMPARE(board.count(SeatState::held), 2);  // until it is swept, the books say so
        QVERIFY(board.take(0, 1000));
        QCOMPARE(board.freeCount(), 0);
        board.put(0);  // the claim missed
        QCOMPARE(board.freeCount(), 1);
        board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 2, 3000}});
        QCOMPARE(board.freeCount(), 0);
        board.apply(std::vector<board::SeatFact>{{0, SeatState::available, 3, 0}});
        QCOMPARE(board.freeCount(), 1);
    }

    void factsMayComeInAnyOrder() {
        const auto plan = tests::rows(1, 1);
        Board board(*plan, "e", 16);
        QCOMPARE(board.apply(std::vector<board::SeatFact>{{0, SeatState::sold, 3, 0}}),
                 std::size_t{1});
        QCOMPARE(board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 2, 50}}),
                 std::size_t{0});
        QCOMPARE(board.state(0), SeatState::sold);
        QCOMPARE(board.count(SeatState::sold), 1);
        QCOMPARE(board.count(SeatState::available), 0);
    }

    void anExtendedHoldIsNews() {
        const auto plan = tests::rows(1, 1);
        Board board(*plan, "e", 16);
        board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 1, 50}});
        QCOMPARE(board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 1, 90}}),
                 std::size_t{1});
        QCOMPARE(board.fact(0).expires_s, 90u);
    }

    void factsKeepASeatInFlight() {
        const auto plan = tests::rows(1, 1);
        Board board(*plan, "e", 16);
        QVERIFY(board.take(0, 0));
        board.apply(std::vector<board::SeatFact>{{0, SeatState::held, 1, 50}});
        QVERIFY(board.inFlight(0));
        board.put(0);
        QCOMPARE(board.state(0), SeatState::held);
        QCOMPARE(board.freeInRow(0), 0);
    }

    void oneOfManyThreadsWins() {
        const auto plan = tests::rows(10, 10);
        Board board(*plan, "e", 1024);
        std::atomic<int> wins{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (core::SeatNo seat = 0; seat < 100; ++seat) wins += board.take(seat, 0);
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(wins.load(), 100);
        for (std::int32_t row = 0; row < 10; ++row) QCOMPARE(board.freeInRow(row), 0);
    }

    void changeLogTellsSince() {
        board::ChangeLog log("abc", 4);
        const core::SeatNo seats[] = {7, 8, 7};
        log.add(seats, 3);
        QCOMPARE(log.version(), std::string("abc-3"));
        const auto all = log.since(0);
        QVERIFY(all);
        QCOMPARE(all->seats, (std::vector<core::SeatNo>{7, 8}));
        QCOMPARE(all->number, std::uint64_t{3});
        QVERIFY(log.since(3)->seats.empty());
        QVERIFY(!log.since(4));  // the future: another ring's number
        log.add(seats, 3);
        QVERIFY(!log.since(1));  // fell out of the ring
        QCOMPARE(log.since(2)->seats, (std::vector<core::SeatNo>{7, 8}));
    }

    void versionsOfOthersAreNotMistaken() {
        const board::ChangeLog log("abc", 4);
        QCOMPARE(log.parse("abc-12").value_or(0), std::uint64_t{12});
        for (const char* text : {"", "abc", "abc-", "abd-1", "abc-x", "abc-1x", "abc--1",
                                 "abc-99999999999999999999999"}) {
            QVERIFY2(!log.parse(text), text);
        }
    }

    void refusalsAreCountedOnceWatched() {
        board::RefusalCounts refusals(10);
        const std::vector<core::SeatNo> seats{3, 4, 3};
        refusals.add(seats);
        QCOMPARE(refusals.total(), std::uint64_t{0});
        QCOMPARE(refusals.count(3), 0U);
        refusals.watch();
        refusals.add(seats);
        refusals.watch();  // goes on counting
        refusals.add(seats);
        QCOMPARE(refusals.total(), std::uint64_t{6});
        QCOMPARE(refusals.count(3), 4U);
        QCOMPARE(refusals.count(4), 2U);
        QCOMPARE(refusals.count(5), 0U);
    }

    void labelsAreFound() {
        const auto plan = tests::rows(26, 40);
        for (core::SeatNo seat = 0; seat < plan->size(); ++seat) {
            QCOMPARE(plan->find(plan->label(seat)).value_or(-1), seat);
        }
        QVERIFY(!plan->find("Z-999"));
        QVERIFY(!plan->find(""));
    }
};

QTEST_GUILESS_MAIN(TestBoard)
#include "board.moc"
