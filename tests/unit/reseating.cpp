// New seats for people who lose theirs: together, near, and never worse.
#include "engine/booking/reseating.h"

#include "tests/support/plans.h"

#include <QtTest>

using namespace seatlock;
using namespace seatlock::tests;
using board::Board;
using board::SeatFact;
using board::SeatState;
using booking::proposeSeats;
using booking::ReseatRequest;
using core::SeatNo;

namespace {

/// Four rows of ten; categories by row: 0 dear, 1 and 2 middling, 3 cheap.
std::unique_ptr<board::SeatPlan> house() {
    auto plan = std::make_unique<board::SeatPlan>(1'000.0f, 500.0f, 450.0f, -100.0f);
    plan->addSection("Stalls", false);
    for (int row = 0; row < 4; ++row) {
        plan->addRow(0, std::to_string(row));
        for (int seat = 0; seat < 10; ++seat) {
            const std::string label = std::to_string(row) + "-" + std::to_string(seat);
            board::SeatPlan::Seat it;
            it.label = label;
            it.adjacency = seat;
            it.x = static_cast<float>(seat * 100);
            it.y = static_cast<float>(row * 100);
            it.category = static_cast<std::int16_t>(row == 0 ? 0 : row == 3 ? 2 : 1);
            it.accessible = row == 2 && seat == 9;
            it.companion = row == 2 && seat == 8;
            plan->addSeat(it);
        }
    }
    plan->finish();
    return plan;
}

const std::vector<std::int64_t> worths{3'000, 2'000, 1'000};

void sell(Board& board, std::initializer_list<SeatNo> seats) {
    for (const SeatNo seat : seats) {
        board.apply(std::vector<SeatFact>{{seat, SeatState::sold, 1, 0}});
    }
}

/// "11 12 -".
std::string shown(const booking::ReseatChoice& choice) {
    std::string out;
    for (const auto& seat : choice) {
        out += (out.empty() ? "" : " ") + (seat ? std::to_string(*seat) : "-");
    }
    return out;
}

}  // namespace

class Reseating : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        plan_ = house();
        board_ = std::make_unique<Board>(*plan_, "e", 100);
    }

    void staysNearAndTogether() {
        sell(*board_, {13, 14, 15});
        const auto chosen = proposeSeats(*board_, {{{0, {13, 14, 15}}}, {}, worths}, 0);
        QCOMPARE(shown(chosen.at(0)), std::string("23 24 25"));
    }

    void neverMovesToLessWorth() {
        sell(*board_, {30, 31});
        // The cheap row is next to the middling one: up is allowed.
        QCOMPARE(shown(proposeSeats(*board_, {{{0, {30, 31}}}, {}, worths}, 0).at(0)),
                 std::string("32 33"));
        sell(*board_, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        const auto none = proposeSeats(*board_, {{{0, {4, 5}}}, {}, worths}, 0);
        QCOMPARE(shown(none.at(0)), std::string("- -"));
    }

    void mixedPartiesMatchSeatBySeat() {
        sell(*board_, {0, 10});
        const auto chosen = proposeSeats(*board_, {{{0, {10, 0}}}, {}, worths}, 0);
        // Both worths are met by two neighbours of the dear row only.
        QCOMPARE(shown(chosen.at(0)), std::string("2 1"));
    }

    void goesApartOnlyWithoutABlock() {
        for (SeatNo seat = 10; seat < 30; ++seat) {
            if (seat % 3 != 0) sell(*board_, {seat});
        }
        sell(*board_, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        const auto chosen = proposeSeats(*board_, {{{0, {13, 14}}}, {}, worths}, 0);
        QCOMPARE(shown(chosen.at(0)), std::string("12 15"));
    }

    void avoidsTheBrokenRowAndGivesNoSeatTwice() {
        ReseatRequest request;
        for (SeatNo seat = 10; seat < 20; ++seat) {
            sell(*board_, {seat});
            request.closed.insert(seat);
        }
        request.worths = worths;
        request.parties = {{0, {10, 11}}, {0, {12, 13, 14}}, {0, {15}}, {0, {16, 17}}};
        const auto chosen = proposeSeats(*board_, request, 0);
        std::set<SeatNo> seats;
        for (const auto& party : chosen) {
            for (const auto& seat : party) {
                QVERIFY(seat && !request.closed.contains(*seat));
                QVERIFY(seats.insert(*seat).second);
                QVERIFY(!plan_->accessible(*seat) && !plan_->companion(*seat));
            }
            for (std::size_t i = 1; i < party.size(); ++i) QCOMPARE(*party[i], *party[i - 1] + 1);
        }
    }

    void wheelchairPlacesGoToWheelchairs() {
        sell(*board_, {29});
        QCOMPARE(shown(proposeSeats(*board_, {{{0, {29}}}, {}, worths}, 0).at(0)),
                 std::string("-"));
        sell(*board_, {27});
        QCOMPARE(shown(proposeSeats(*board_, {{{0, {27}}}, {}, worths}, 0).at(0)),
                 std::string("17"));
    }

    void keepsToTheChannel() {
        sell(*board_, {13});
        board_->apply(std::vector<SeatFact>{{12, SeatState::available, 1, 0, 1, 1},
                                            {14, SeatState::available, 1, 0, 1, 1},
                                            {23, SeatState::available, 1, 0, 1, 1}});
        QCOMPARE(shown(proposeSeats(*board_, {{{0, {13}}}, {}, worths}, 0).at(0)),
                 std::string("22"));
        QCOMPARE(shown(proposeSeats(*board_, {{{1, {13}}}, {}, worths}, 0).at(0)),
                 std::string("12"));
    }

private:
    std::unique_ptr<board::SeatPlan> plan_;
    std::unique_ptr<Board> board_;
};

QTEST_GUILESS_MAIN(Reseating)
#include "reseating.moc"
