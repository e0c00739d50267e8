// A door on its own: what it lets in by signatures, revocations and its own scans.
#include "engine/tickets/offlinegate.h"

#include "engine/core/random.h"

#include <QtTest>

using namespace seatlock;
using namespace seatlock::tickets;
using Verdict = OfflineGate::Verdict;

class OfflineGateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { gate_.emplace(event_, PublicKeys{{key_.number, key_.publicKey()}}); }

    void admitsOnce() {
        QVERIFY(in(1) == Verdict::valid);
        const auto again = gate_->scan(code(1), Direction::in, "C", 9);
        QVERIFY(again.verdict == Verdict::already_used);
        QCOMPARE(again.door, std::string("B"));
        QCOMPARE(again.at, core::Micros{5});
        QVERIFY(again.facts && again.facts->seat == "A-1");
        QVERIFY(in(2) == Verdict::valid);
    }

    void admitsAgainWhoWentOut() {
        QVERIFY(in(1) == Verdict::valid);
        QVERIFY(out(1) == Verdict::valid);
        QVERIFY(in(1) == Verdict::valid);
        QVERIFY(in(1) == Verdict::already_used);
    }

    void letsOutWhomItDidNotSee() {
        QVERIFY(out(1) == Verdict::not_inside);
        QVERIFY(in(1) == Verdict::valid);
    }

    void knowsWhatOthersTold() {
        gate_->note({1}, Direction::in, "A", 3);
        const auto judged = gate_->scan(code(1), Direction::in, "B", 5);
        QVERIFY(judged.verdict == Verdict::already_used);
        QCOMPARE(judged.door, std::string("A"));
        QCOMPARE(judged.at, core::Micros{3});
    }

    void refusesRevoked() {
        gate_->revoke({{1}, {2}});
        gate_->revoke({{2}});
        QCOMPARE(gate_->revoked(), std::size_t{2});
        QVERIFY(in(1) == Verdict::cancelled);
        QVERIFY(in(2) == Verdict::cancelled);
        QVERIFY(in(3) == Verdict::valid);
    }

    void refusesOtherEventsAndForgeries() {
        const auto other = gate_->scan(sign({{8}, {1}, "A-1"}, key_), Direction::in, "B", 5);
        QVERIFY(other.verdict == Verdict::other_event);
        QVERIFY(other.facts && other.facts->event == core::EventId{8});
        const auto forged = gate_->scan("foreign", Direction::in, "B", 5);
        QVERIFY(forged.verdict == Verdict::not_a_ticket);
        QVERIFY(!forged.facts && !forged.why.empty());
    }

private:
    std::string code(std::int64_t ticket) const {
        return sign({event_, {ticket}, "A-" + std::to_string(ticket)}, key_);
    }
    Verdict in(std::int64_t ticket) {
        return gate_->scan(code(ticket), Direction::in, "B", 5).verdict;
    }
    Verdict out(std::int64_t ticket) {
        return gate_->scan(code(ticket), Direction::out, "B", 6).verdict;
    }

    const core::EventId event_{7};
    core::SeededRandom random_{7};
    const SecretKey key_ = SecretKey::make(1, random_);
    std::optional<OfflineGate> gate_;
};

QTEST_GUILESS_MAIN(OfflineGateTest)
#include "offlinegate.moc"
