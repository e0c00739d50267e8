// The seat's state machine, every state under every reason.
#include "engine/board/seatstate.h"

#include <QtTest>

using namespace seatlock::board;

class TestSeatState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTransition_data() {
        QTest::addColumn<char>("from");
        QTest::addColumn<char>("reason");
        QTest::addColumn<bool>("expired");
        QTest::addColumn<char>("to");  // '-': may not be
        const char* allowed =
            "ahn:h ahx:h hhx:h hrn:a hrx:a hdn:a hdx:a hex:a hcn:s abn:b abx:b "
            "bun:a bux:a akn:a akx:a bkn:b bkx:b agn:a agx:a bgn:b bgx:b sxn:a sxx:a smn:a smx:a "
            "amn:s amx:s hmx:s ain:s aix:s hix:s";
        for (const char from : {'a', 'h', 's', 'b'}) {
            for (const char reason : {'h', 'r', 'e', 'c', 'd', 'b', 'u', 'k', 'g', 'x', 'm', 'i'}) {
                for (const bool expired : {false, true}) {
                    const char text[] = {from, reason, expired ? 'x' : 'n', ':'};
                    const QByteArray key(text, sizeof text);
                    const qsizetype at = QByteArray(allowed).indexOf(key);
                    QTest::newRow(key.constData())
                        << from << reason << expired << (at < 0 ? '-' : allowed[at + 4]);
                }
            }
        }
    }

    void everyTransition() {
        QFETCH(char, from);
        QFETCH(char, reason);
        QFETCH(bool, expired);
        QFETCH(char, to);
        static constexpr Reason reasons[] = {Reason::hold,    Reason::release, Reason::expire,
                                             Reason::confirm, Reason::drop,    Reason::block,
                                             Reason::unblock, Reason::assign,  Reason::categorise,
                                             Reason::cancel,  Reason::move,    Reason::reinstate};
        for (const Reason candidate : reasons) {
            if (letter(candidate) != reason) continue;
            const auto result = next(*stateOf(from), candidate, expired);
            QCOMPARE(result ? letter(*result) : '-', to);
            return;
        }
        QFAIL("no such reason");
    }

    void lettersRoundTrip() {
        for (const auto state :
             {SeatState::available, SeatState::held, SeatState::sold, SeatState::blocked}) {
            QCOMPARE(*stateOf(letter(state)), state);
        }
        QVERIFY(!stateOf('x'));
    }
};

QTEST_GUILESS_MAIN(TestSeatState)
#include "seatstate.moc"
