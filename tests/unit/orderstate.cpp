// The order's state machine, every state under every action; and what an order owes.
#include "engine/sales/orderstate.h"

#include "engine/sales/payment.h"

#include <QtTest>

using namespace seatlock::sales;

class TestOrderState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTransition_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("action");
        QTest::addColumn<bool>("owes");
        QTest::addColumn<bool>("lapsed");
        QTest::addColumn<char>("to");
        // State, action, then the outcome paid up and owing; '-': may not be.
        const QByteArray allowed =
            "oP:po oR:po oH:po oC:cc oL:cc oI:-- pP:-- pR:po pH:po pC:cc pL:-- pI:-- "
            "cP:-- cR:cc cH:-- cC:-- cL:-- cI:po";
        const QByteArray actions = "PRHCLI";
        for (int from = 0; from < 3; ++from) {
            for (int action = 0; action < actions.size(); ++action) {
                const char key[] = {"opc"[from], actions[action], ':'};
                const auto at = allowed.indexOf(QByteArray(key, sizeof key));
                QVERIFY(at >= 0);
                for (const bool owes : {false, true}) {
                    for (const bool lapsed : {false, true}) {
                        char to = allowed[at + 3 + (owes ? 1 : 0)];
                        if (actions[action] == 'I' && !lapsed) to = '-';
                        QTest::addRow("%c%c owes %d lapsed %d", key[0], key[1], owes, lapsed)
                            << from << action << owes << lapsed << to;
                    }
                }
            }
        }
    }

    void everyTransition() {
        QFETCH(int, from);
        QFETCH(int, action);
        QFETCH(bool, owes);
        QFETCH(bool, lapsed);
        QFETCH(char, to);
        const auto result =
            next(static_cast<OrderState>(from), static_cast<OrderAction>(action), owes, lapsed);
        QCOMPARE(result ? letter(*result) : '-', to);
    }

    void namesRoundTrip() {
        for (const auto state : {OrderState::open, OrderState::paid, OrderState::cancelled}) {
            QCOMPARE(*orderStateOf(letter(state)), state);
            QCOMPARE(*orderStateNamed(name(state)), state);
        }
        QVERIFY(!orderStateOf('x') && !orderStateNamed("x"));
        for (int i = 0; i < 7; ++i) {
            QCOMPARE(*methodNamed(name(static_cast<Method>(i))), static_cast<Method>(i));
        }
        QVERIFY(!methodNamed("gold"));
        for (const auto state :
             {PaymentState::pending, PaymentState::settled, PaymentState::failed}) {
            QCOMPARE(*paymentStateOf(letter(state)), state);
        }
        QVERIFY(!paymentStateOf('x'));
    }

    void owes() {
        const Balance paid{4'000, 4'000, 0};
        QCOMPARE(paid.due(), std::int64_t{0});
        QCOMPARE(paid.refundable(), std::int64_t{4'000});
        QCOMPARE(paid.reductionBy(500), std::int64_t{500});  // nothing is owed back: a kindness
        const Balance half_given_up{2'000, 4'000, 0};
        QCOMPARE(half_given_up.due(), std::int64_t{-2'000});
        QCOMPARE(half_given_up.reductionBy(2'000), std::int64_t{0});
        QCOMPARE(half_given_up.reductionBy(2'500), std::int64_t{500});
        const Balance reserved{4'000, 1'000, 0};
        QCOMPARE(reserved.due(), std::int64_t{3'000});
        QCOMPARE(reserved.reductionBy(1'000), std::int64_t{1'000});
    }

    /// No refund within what is refundable makes a total negative, or a balance untrue.
    void reductionsNeverExceedTheTotal() {
        for (std::int64_t total = 0; total <= 6; ++total) {
            for (std::int64_t paid = 0; paid <= 6; ++paid) {
                for (std::int64_t refunded = 0; refunded <= paid; ++refunded) {
                    const Balance before{total, paid, refunded};
                    for (std::int64_t amount = 1; amount <= before.refundable(); ++amount) {
                        const auto less = before.reductionBy(amount);
                        QVERIFY(less <= total);
                        const Balance after{total - less, paid, refunded + amount};
                        QVERIFY(after.due() <= std::max<std::int64_t>(before.due(), 0));
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOrderState)
#include "orderstate.moc"
