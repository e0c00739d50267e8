// Rate limits by address, and the gate that logins go through.
#include "engine/admission/ratelimiter.h"
#include "engine/pool/logingate.h"

#include <QtTest>

using namespace seatlock;

class TestAdmission : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void burstThenRate() {
        core::ManualClock clock;
        admission::RateLimiter limiter({2, 5, 100}, clock);
        for (int i = 0; i < 5; ++i) QCOMPARE(limiter.admit("a"), 0);
        QVERIFY(limiter.admit("a") > 0);
        QCOMPARE(limiter.admit("b"), 0);  // another address is not concerned
        clock.advance(500'000);
        QCOMPARE(limiter.admit("a"), 0);
        QVERIFY(limiter.admit("a") > 0);
    }

    void tableIsBounded() {
        core::ManualClock clock;
        admission::RateLimiter limiter({1, 1, 2}, clock);
        QCOMPARE(limiter.admit("a"), 0);
        QCOMPARE(limiter.admit("b"), 0);
        QCOMPARE(limiter.admit("c"), 0);
        QCOMPARE(limiter.admit("c"), 0);  // let through: there was no room to count it
        clock.advance(1'000'000);         // a and b are as good as new, and forgotten
        QCOMPARE(limiter.admit("c"), 0);
        QVERIFY(limiter.admit("c") > 0);
    }

    void zeroBurstIsNoLimit() {
        core::ManualClock clock;
        admission::RateLimiter limiter({1, 0, 2}, clock);
        for (int i = 0; i < 100; ++i) QCOMPARE(limiter.admit("a"), 0);
    }

    void loginsBackOffAndTakeTurns() {
        core::SeededRandom random(1);
        pool::LoginGate gate(100, 1000);
        QCOMPARE(gate.wait(0), 0);
        gate.begin();
        gate.begin();  // healthy: any number at once
        QCOMPARE(gate.wait(0), 0);
        gate.end(false, 0, random);
        gate.end(false, 0, random);
        QVERIFY(gate.failing());
        core::Micros now = 0;
        core::Micros longest = 0;
        for (int i = 0; i < 20; ++i) {
            const auto wait = gate.wait(now);
            QVERIFY(wait > 0 && wait <= 1000);
            longest = std::max(longest, wait);
            now += wait;
            QCOMPARE(gate.wait(now), 0);
            gate.begin();
            QVERIFY(gate.wait(now) > 0);  // one at a time
            gate.end(false, now, random);
        }
        QVERIFY(longest >= 500);  // it did grow
        gate.begin();
        gate.end(true, now, random);
        QCOMPARE(gate.wait(now), 0);
    }
};

QTEST_GUILESS_MAIN(TestAdmission)
#include "admission.moc"
