// Who was served in which order, and the programs' share.
#include "engine/core/random.h"
#include "engine/simulator/auditor.h"

#include <algorithm>
#include <numeric>

#include <QTest>

namespace seatlock::tests {

using simulator::fairness;
using simulator::Outcome;

namespace {

Outcome won(std::int64_t buyer, core::Micros arrived, core::Micros granted) {
    Outcome outcome;
    outcome.buyer = buyer;
    outcome.end = Outcome::End::ok;
    outcome.intended = outcome.sent = arrived;
    outcome.answered = granted;
    outcome.seats = {static_cast<core::SeatNo>(buyer)};
    outcome.quantity = 1;
    return outcome;
}

}  // namespace

class FairnessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofNobody() { QCOMPARE(fairness({}), simulator::Fairness{}); }
    void firstComeFirstServed();
    void lastComeFirstServed();
    void whoArrivesTogetherCannotBeOvertaken();
    void chanceIsAThird();
    void buyersArriveOnceAndWinOnce();
    void programs();
};

void FairnessTest::firstComeFirstServed() {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 100; ++i) outcomes.push_back(won(i, i, 1000 + 2 * i));
    QCOMPARE(fairness(outcomes).order_distance, 0.0);
}

void FairnessTest::lastComeFirstServed() {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 100; ++i) outcomes.push_back(won(i, i, 1000 - i));
    QCOMPARE(fairness(outcomes).order_distance, 0.5);
    // Places by hand: 1 and 2 changed over, of three: 2/3 of a place each, of three winners.
    QCOMPARE(fairness({won(1, 1, 20), won(2, 2, 10), won(3, 3, 30)}).order_distance, 2.0 / 9);
}

void FairnessTest::whoArrivesTogetherCannotBeOvertaken() {
    QCOMPARE(fairness({won(1, 5, 30), won(2, 5, 10), won(3, 5, 20)}).order_distance, 0.0);
}

void FairnessTest::chanceIsAThird() {
    constexpr std::uint64_t seed = 7;
    core::SeededRandom random(seed);
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 5000; ++i) {
        outcomes.push_back(won(i, i, static_cast<core::Micros>(random.below(1'000'000'000))));
    }
    const double distance = fairness(outcomes).order_distance;
    QVERIFY2(std::abs(distance - 1.0 / 3) < 0.02,
             qPrintable(QStringLiteral("%1 with seed %2").arg(distance).arg(seed)));
}

void FairnessTest::buyersArriveOnceAndWinOnce() {
    auto refused = won(1, 1, 2);  // came first, and won at the second try, after buyer 2
    refused.end = Outcome::End::refused;
    QCOMPARE(fairness({refused, won(2, 3, 4), won(1, 5, 6), won(1, 8, 9)}).order_distance, 0.5);
    auto order = won(2, 0, 1);  // an order is no arrival of a winner of holds
    order.kind = Outcome::Kind::order;
    order.intended = 50;
    QCOMPARE(fairness({won(1, 1, 2), won(2, 3, 4), order}).order_distance, 0.0);
    auto loser = won(9, 0, 0);
    loser.end = Outcome::End::unknown;
    QCOMPARE(fairness({loser, won(1, 1, 2)}).order_distance, 0.0);
}

void FairnessTest::programs() {
    auto program = won(1, 1, 2);
    program.bot = true;
    program.seats = {1, 2, 3};
    auto counted = won(2, 1, 3);  // seats not told, but their number
    counted.seats.clear();
    auto loser = won(3, 1, 4);
    loser.end = Outcome::End::refused;
    const auto found = fairness({program, counted, loser, won(4, 2, 3)});
    QCOMPARE(found.bot_buyers_share, 0.25);
    QCOMPARE(found.bot_seats_share, 0.6);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::FairnessTest)
#include "fairness.moc"
