// The auditor's rules: a clean sale is clean, and each fault planted alone is found alone.
#include "tests/support/auditchecks.h"

namespace seatlock::tests {

using core::SeatNo;
using simulator::Outcome;

namespace {
constexpr auto second = PaperSale::second;
}  // namespace

class AuditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsClean() { verifyClean(simulator::audit({}, {}, {})); }
    void busySaleIsClean();
    void transactionsThatWaitedAreInTurn();

    void twoHoldsOfOneSeat();
    void overwrittenWinnerIsFoundOnce();
    void soldTwice();
    void twoAnswersForOneSeat();
    void lostHoldWhoseTimeWasOverIsNoRival();
    void oneHoldForTwoBuyers();
    void earlyExpiry();

    void lostHold();
    void lostHoldThatIsVoid();
    void otherSeatsThanTold();
    void lostOrder();
    void orphanHold();
    void orphanOrder();

    void unknownIsResolvedBothWays();
    void unknownBestAvailableIsMatchedByNumber();
    void unknownIsNotWhatWasSentLater();
    void unknownOrders();

    void firstHundredFindings();
    void manyOutcomes();
};

void AuditorTest::busySaleIsClean() {
    const auto result = audited(busySale());
    verifyClean(result);
    QCOMPARE(result.unknown, 0);
}

// now() is when a transaction began: one that waited for the seat is dated before its turn.
void AuditorTest::transactionsThatWaitedAreInTurn() {
    PaperSale sale;
    const auto first = sale.hold(1, {4});
    sale.giveBack(first, 2 * second);
    sale.hold(2, {4}, 3 * second);
    sale.bookHold("hold-2").created_at = PaperSale::epoch + 2 * second - 100;
    sale.answer(2).sent = second;
    verifyClean(audited(sale));
}

void AuditorTest::twoHoldsOfOneSeat() {
    auto sale = busySale();
    sale.hold(17, {14, 15}, second);
    sale.hold(45, {15, 16}, 9 * second);
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::double_bookings, 1, "double-booking");
    verifyNames(result, {"Seat 2-6 ", "buyer 17", "buyer 45", "hold-7", "hold-8"});
}

void AuditorTest::overwrittenWinnerIsFoundOnce() {
    auto sale = busySale();
    sale.hold(17, {14, 15});
    sale.overwrite(18, {15});  // the same version twice in the history
    sale.overwrite(19, {15});
    sale.overwrite(20, {14, 16});
    verifyOnly(audited(sale), &AuditResult::double_bookings, 2, "double-booking");
    // Either pays, whose seat it may be; the seat is the last one's.
    sale.pay(19, "hold-9");
    sale.pay(17, "hold-7");
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::double_bookings, 2, "double-booking");
    verifyNames(result, {"Seat 2-5 ", "buyer 17 with hold hold-7, paid for,", "buyer 20"});
    sale.seat(15).order.clear();  // what the first order left when the second took over
    verifyOnly(audited(sale), &AuditResult::double_bookings, 2, "double-booking");
}

void AuditorTest::soldTwice() {
    auto sale = busySale();
    sale.overwrite(30, {0}, 12 * second);  // sold to buyer 1, who has it for ever
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::double_bookings, 1, "double-booking");
    verifyNames(result, {"Seat 1-1 ", "buyer 1 ", "hold-1", "buyer 30", "hold-7"});
    sale.outcomes[1].end = Outcome::End::unknown;  // the books alone know that it was paid for
    verifyOnly(audited(sale), &AuditResult::double_bookings, 1, "double-booking");
}

void AuditorTest::twoAnswersForOneSeat() {
    auto sale = busySale();
    sale.hold(50, {5}, 2 * second);
    sale.forget("hold-7");  // the books know the first only
    sale.seat(5) = {5, 1, 'h', "hold-2", {}, sale.bookHold("hold-2").expires_at};
    auto result = audited(sale);
    QCOMPARE(result.double_bookings, 1);
    QCOMPARE(result.lost, 1);
    QCOMPARE(result.ledger + result.payments + result.orphans, 0);
    verifyNames(result, {"Seat 1-6 ", "buyer 2 ", "hold-2", "buyer 50", "hold-7", "not in the"});

    PaperSale unwritten;  // the books know neither
    unwritten.hold(1, {3});
    unwritten.forget("hold-1");
    unwritten.hold(2, {3});
    unwritten.forget("hold-2");
    result = audited(unwritten);
    QCOMPARE(result.double_bookings, 1);
    QCOMPARE(result.lost, 2);
}

void AuditorTest::lostHoldWhoseTimeWasOverIsNoRival() {
    auto sale = busySale();
    sale.hold(50, {7}, second);
    sale.forget("hold-7");
    sale.hold(51, {7}, 12 * second);
    verifyOnly(audited(sale), &AuditResult::lost, 1, "lost-confirmation");
    sale.outcomes.push_back(sale.answer(50));  // but they were told it is paid for
    sale.outcomes.back().kind = Outcome::Kind::order;
    const auto result = audited(sale);
    QCOMPARE(result.double_bookings, 1);
    QCOMPARE(result.lost, 2);
}

void AuditorTest::oneHoldForTwoBuyers() {
    auto sale = busySale();
    auto again = sale.answer(2);
    sale.outcomes.push_back(again);  // the same buyer may hear it twice
    verifyClean(audited(sale));
    again.buyer = 77;
    sale.outcomes.push_back(again);
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::double_bookings, 1, "double-booking");
    verifyNames(result, {"Seat 1-6 ", "buyer 2 ", "buyer 77", "hold-2"});
}

void AuditorTest::earlyExpiry() {
    auto sale = busySale();
    sale.bookHold("hold-3").expires_at += 5 * second;
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::double_bookings, 2, "double-booking");
    verifyNames(result, {"Seat 3-1 ", "buyer 3 ", "hold-3", "buyer 4 ", "hold-4"});
}

void AuditorTest::lostHold() {
    auto sale = busySale();
    sale.hold(8, {12, 13});
    sale.forget("hold-7");
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::lost, 1, "lost-confirmation");
    verifyNames(result, {"Buyer 8 ", "2-3, 2-4", "hold-7"});
}

void AuditorTest::lostHoldThatIsVoid() {
    auto sale = busySale();
    sale.hold(8, {12});
    sale.forget("hold-7");
    sale.books.holds.push_back({"hold-7", 'v', {}, sale.books.now, sale.books.now});
    verifyOnly(audited(sale), &AuditResult::lost, 1, "lost-confirmation");
}

void AuditorTest::otherSeatsThanTold() {
    auto sale = busySale();
    sale.hold(8, {12, 13});
    sale.answer(8).seats = {13, 14};
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::lost, 1, "lost-confirmation");
    verifyNames(result, {"Buyer 8 ", "2-4, 2-5", "hold-7", "2-3, 2-4"});
    sale.answer(8).seats = {13, 12};  // in any order
    verifyClean(audited(sale));
}

void AuditorTest::lostOrder() {
    auto sale = busySale();
    sale.hold(8, {12});
    sale.outcomes.push_back(sale.answer(8));
    sale.outcomes.back().kind = Outcome::Kind::order;
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::lost, 1, "lost-confirmation");
    verifyNames(result, {"Buyer 8 ", "hold-7", "no order"});
}

void AuditorTest::orphanHold() {
    auto sale = busySale();
    sale.hold(8, {12});
    sale.outcomes.pop_back();
    sale.refuse(8, {12});  // a refusal explains nothing
    auto result = audited(sale);
    verifyOnly(result, &AuditResult::orphans, 1, "orphan-hold");
    verifyNames(result, {"seat 2-3 ", "hold-7"});
    sale.answer(8).end = Outcome::End::unsent;
    verifyOnly(audited(sale), &AuditResult::orphans, 1, "orphan-hold");
}

void AuditorTest::orphanOrder() {
    auto sale = busySale();
    sale.pay(8, sale.hold(8, {12}));
    sale.outcomes.pop_back();
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::orphans, 1, "orphan-hold");
    verifyNames(result, {"order-of-hold-7", "buyer 8", "hold-7"});
}

void AuditorTest::unknownIsResolvedBothWays() {
    auto sale = busySale();
    for (const SeatNo seat : {12, 13, 14}) {
        sale.hold(60 + seat, {seat});
        auto& outcome = sale.answer(60 + seat);
        outcome.end = Outcome::End::unknown;
        outcome.status = 0;
        outcome.hold.clear();
    }
    sale.forget("hold-8");
    sale.answer(74).end = Outcome::End::refused;  // the engine itself could not say
    sale.answer(74).problem = "outcome-unknown";
    const auto result = audited(sale);
    verifyClean(result);
    QCOMPARE(result.unknown, 3);
    QCOMPARE(result.unknown_booked, 2);

    sale.hold(90, {12}, 2 * second);  // who was never answered owns the seat all the same
    verifyNames(audited(sale), {"Seat 2-3 ", "buyer 72, who got no answer,", "buyer 90"});
}

void AuditorTest::unknownBestAvailableIsMatchedByNumber() {
    auto sale = busySale();
    sale.hold(8, {12, 13});
    auto& outcome = sale.answer(8);
    outcome.end = Outcome::End::unknown;
    outcome.hold.clear();
    outcome.seats.clear();
    verifyClean(audited(sale));
    sale.answer(8).quantity = 3;  // asked for another number
    verifyOnly(audited(sale), &AuditResult::orphans, 1, "orphan-hold");
    sale.answer(8).quantity = 2;
    sale.hold(9, {14, 15});  // one request explains one hold
    sale.outcomes.pop_back();
    verifyOnly(audited(sale), &AuditResult::orphans, 1, "orphan-hold");
}

void AuditorTest::unknownIsNotWhatWasSentLater() {
    auto sale = busySale();
    sale.hold(8, {12});
    auto& outcome = sale.answer(8);
    outcome.end = Outcome::End::unknown;
    outcome.hold.clear();
    outcome.sent += 5 * second;
    verifyOnly(audited(sale), &AuditResult::orphans, 1, "orphan-hold");
}

void AuditorTest::unknownOrders() {
    auto sale = busySale();
    sale.pay(8, sale.hold(8, {12}));
    sale.answer(8).end = Outcome::End::unknown;
    auto result = audited(sale);
    verifyClean(result);
    QCOMPARE(result.unknown, 1);
    QCOMPARE(result.unknown_booked, 1);
    sale.hold(9, {13});
    sale.outcomes.push_back(sale.answer(9));
    sale.outcomes.back().kind = Outcome::Kind::order;
    sale.outcomes.back().end = Outcome::End::unknown;
    result = audited(sale);
    verifyClean(result);
    QCOMPARE(result.unknown, 2);
    QCOMPARE(result.unknown_booked, 1);
}

void AuditorTest::firstHundredFindings() {
    PaperSale sale(300);
    for (SeatNo seat = 0; seat < 150; ++seat) {
        sale.hold(seat, {seat});
        sale.overwrite(1000 + seat, {seat});
    }
    const auto result = audited(sale);
    QCOMPARE(result.double_bookings, 150);
    QCOMPARE(result.findings.size(), std::size_t{100});
    QVERIFY(!result.clean());
}

void AuditorTest::manyOutcomes() {
    PaperSale sale(20'000);
    for (SeatNo seat = 0; seat + 1 < 20'000; seat += 2) sale.hold(seat, {seat, seat + 1});
    for (std::int64_t buyer = 0; buyer < 90'000; ++buyer) {
        sale.refuse(100'000 + buyer, {static_cast<SeatNo>(buyer % 20'000)});
        if (buyer % 3 == 0) sale.outcomes.back().end = Outcome::End::unknown;
    }
    AuditResult result;
    QBENCHMARK_ONCE {
        result = audited(sale);
    }
    verifyClean(result);
    QCOMPARE(result.unknown, 30'000);
    QCOMPARE(result.unknown_booked, 0);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::AuditorTest)
#include "auditor.moc"
