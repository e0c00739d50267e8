// Choosing the best seats: near, together, nobody stranded, accessible only when asked.
#include "engine/booking/bestavailable.h"

#include "engine/core/random.h"
#include "tests/support/plans.h"

#include <algorithm>

#include <QtTest>

using namespace seatlock;
using board::Board;
using board::SeatFact;
using board::SeatState;
using booking::BestChoice;
using booking::BestRequest;
using core::SeatNo;

namespace {

void sell(Board& board, std::initializer_list<SeatNo> seats) {
    for (const SeatNo seat : seats) {
        board.apply(std::vector<SeatFact>{{seat, SeatState::sold, 1, 0}});
    }
}

BestRequest of(int quantity) {
    BestRequest request;
    request.quantity = quantity;
    return request;
}

}  // namespace

class TestBestAvailable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearestInTheMiddle() {
        const auto plan = tests::rows(5, 9);
        Board board(*plan, "e", 16);
        QCOMPARE(booking::chooseBest(board, of(1), 0).seats, (std::vector<SeatNo>{4}));
        QCOMPARE(booking::chooseBest(board, of(3), 0).seats, (std::vector<SeatNo>{3, 4, 5}));
    }

    void leavesNobodyStranded() {
        const auto plan = tests::rows(1, 5);
        Board board(*plan, "e", 16);
        // 1,2 and 2,3 would leave a single seat on one side.
        const auto choice = booking::chooseBest(board, of(2), 0);
        QVERIFY(choice.seats == (std::vector<SeatNo>{0, 1}) ||
                choice.seats == (std::vector<SeatNo>{3, 4}));
    }

    void goesToTheNextRowRatherThanSplit() {
        const auto plan = tests::rows(2, 4);
        Board board(*plan, "e", 16);
        sell(board, {1});
        const auto choice = booking::chooseBest(board, of(4), 0);
        QCOMPARE(choice.seats, (std::vector<SeatNo>{4, 5, 6, 7}));
    }

    void tellsNoBlockFromTooFew() {
        const auto plan = tests::rows(1, 5);
        Board board(*plan, "e", 16);
        sell(board, {1, 3});
        QCOMPARE(booking::chooseBest(board, of(2), 0).verdict,
                 BestChoice::Verdict::no_adjacent_block);
        QCOMPARE(booking::chooseBest(board, of(4), 0).verdict, BestChoice::Verdict::too_few);
        BestRequest apart = of(3);
        apart.together = false;
        QCOMPARE(booking::chooseBest(board, apart, 0).seats, (std::vector<SeatNo>{0, 2, 4}));
    }

    void takesSeatsWhoseHoldIsOver() {
        const auto plan = tests::rows(1, 2);
        Board board(*plan, "e", 16);
        board.apply(
            std::vector<SeatFact>{{0, SeatState::held, 1, 1000}, {1, SeatState::held, 1, 1000}});
        QCOMPARE(booking::chooseBest(board, of(2), 999).verdict, BestChoice::Verdict::too_few);
        board.lapse(1000);
        QCOMPARE(booking::chooseBest(board, of(2), 1000).seats, (std::vector<SeatNo>{0, 1}));
    }

    void keepsAccessibleSeatsForThoseWhoAsk() {
        board::SeatPlan plan(400, 100, 150, -100);
        plan.addSection("Stalls", false);
        plan.addRow(0, "A");
        for (int seat = 0; seat < 4; ++seat) {
            const std::string label = std::to_string(seat);
            board::SeatPlan::Seat it;
            it.label = label;
            it.adjacency = seat;
            it.x = static_cast<float>(seat * 100);
            it.accessible = seat == 1;
            it.companion = seat == 2;
            plan.addSeat(it);
        }
        plan.finish();
        Board board(plan, "e", 16);
        QCOMPARE(booking::chooseBest(board, of(2), 0).verdict,
                 BestChoice::Verdict::no_adjacent_block);
        BestRequest accessible = of(2);
        accessible.accessible = true;
        const auto choice = booking::chooseBest(board, accessible, 0);
        QVERIFY(std::ranges::find(choice.seats, 1) != choice.seats.end());
        QCOMPARE(choice.seats.size(), std::size_t{2});
    }

    void doesNotReachAcrossAnAisle() {
        board::SeatPlan plan(400, 100, 150, -100);
        plan.addSection("Stalls", false);
        plan.addRow(0, "A");
        for (int seat = 0; seat < 4; ++seat) {
            const std::string label = std::to_string(seat);
            board::SeatPlan::Seat it;
            it.label = label;
            it.adjacency = seat < 2 ? seat : seat + 1;
            it.x = static_cast<float>(seat * 100);
            plan.addSeat(it);
        }
        plan.finish();
        Board board(plan, "e", 16);
        QCOMPARE(booking::chooseBest(board, of(3), 0).verdict,
                 BestChoice::Verdict::no_adjacent_block);
        QCOMPARE(booking::chooseBest(board, of(2), 0).seats.size(), std::size_t{2});
    }

    void standingPlacesNeedNoNeighbours() {
        board::SeatPlan plan(400, 100, 150, -100);
        plan.addSection("Standing", true);
        plan.addRow(0, "STAND");
        for (int seat = 0; seat < 6; ++seat) {
            const std::string label = std::to_string(seat);
            board::SeatPlan::Seat it;
            it.label = label;
            it.adjacency = seat;
            plan.addSeat(it);
        }
        plan.finish();
        Board board(plan, "e", 16);
        sell(board, {1, 3});
        QCOMPARE(booking::chooseBest(board, of(4), 0).seats, (std::vector<SeatNo>{0, 2, 4, 5}));
    }

    void respectsTheCategory() {
        board::SeatPlan plan(400, 300, 150, -100);
        plan.addSection("Stalls", false);
        for (int row = 0; row < 2; ++row) {
            plan.addRow(0, std::to_string(row));
            for (int seat = 0; seat < 4; ++seat) {
                const std::string label = std::to_string(row * 4 + seat);
                board::SeatPlan::Seat it;
                it.label = label;
                it.adjacency = seat;
                it.x = static_cast<float>(seat * 100);
                it.y = static_cast<float>(row * 100);
                it.category = static_cast<std::int16_t>(row);
                plan.addSeat(it);
            }
        }
        plan.finish();
        Board board(plan, "e", 16);
        BestRequest request = of(2);
        request.category_no = 1;
        for (const SeatNo seat : booking::chooseBest(board, request, 0).seats) QVERIFY(seat >= 4);
    }

    /// Against a search of every block, on random houses.
    void agreesWithExhaustiveSearch() {
        const std::uint64_t seed = qEnvironmentVariableIsSet("SEATLOCK_TEST_SEED")
                                       ? qEnvironmentVariable("SEATLOCK_TEST_SEED").toULongLong()
                                       : 20'261'124;
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        core::SeededRandom random(seed);
        for (int round = 0; round < 300; ++round) {
            const auto plan = tests::rows(6, 12);
            Board board(*plan, "e", 128);
            for (SeatNo seat = 0; seat < plan->size(); ++seat) {
                if (random.below(100) < 55) sell(board, {seat});
            }
            const int quantity = 1 + static_cast<int>(random.below(4));
            const auto choice = booking::chooseBest(board, of(quantity), 0);
            const float best = cheapest(board, *plan, quantity);
            if (choice.verdict != BestChoice::Verdict::found) {
                QVERIFY(best < 0);
                continue;
            }
            QCOMPARE(cost(board, *plan, choice.seats.front(), quantity), best);
        }
    }

private:
    static bool inRow(const board::SeatPlan& plan, SeatNo seat, std::int32_t row) {
        return seat >= 0 && seat < plan.size() && plan.row(seat) == row;
    }

    static float cost(const Board& board, const board::SeatPlan& plan, SeatNo first, int quantity) {
        float sum = 0;
        for (SeatNo seat = first; seat < first + quantity; ++seat) sum += plan.distance(seat);
        const auto row = plan.row(first);
        const auto free = [&](SeatNo seat) {
            return inRow(plan, seat, row) && board.free(seat, 0);
        };
        int orphans = 0;
        if (free(first - 1) && !free(first - 2)) ++orphans;
        if (free(first + quantity) && !free(first + quantity + 1)) ++orphans;
        return sum / static_cast<float>(quantity) +
               booking::orphan_cm * static_cast<float>(orphans);
    }

    static float cheapest(const Board& board, const board::SeatPlan& plan, int quantity) {
        float best = -1;
        for (SeatNo first = 0; first + quantity <= plan.size(); ++first) {
            bool fits = plan.row(first) == plan.row(first + quantity - 1);
            for (SeatNo seat = first; fits && seat < first + quantity; ++seat) {
                fits = board.free(seat, 0);
            }
            if (!fits) continue;
            const float here = cost(board, plan, first, quantity);
            if (best < 0 || here < best) best = here;
        }
        return best;
    }
};

QTEST_GUILESS_MAIN(TestBestAvailable)
#include "bestavailable.moc"
