// Money, times and numbers as people read them.
#include "ui/models/texts.h"

#include <QtTest>

namespace seatlock::tests {

using namespace ui::models;  // functions of one header

namespace {
const QLocale us(QLocale::English, QLocale::UnitedStates);
const QLocale germany(QLocale::German, QLocale::Germany);
constexpr core::Micros second = 1'000'000;
}  // namespace

class TextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amounts() {
        QCOMPARE(money(123'450, QStringLiteral("USD"), us), QStringLiteral("$1,234.50"));
        QCOMPARE(money(123'450, QStringLiteral("EUR"), us), QStringLiteral("€1,234.50"));
        QCOMPARE(money(0, QStringLiteral("EUR"), us), QStringLiteral("€0.00"));
        QCOMPARE(money(1'234, QStringLiteral("JPY"), us), QStringLiteral("JPY\u00a01,234"));
        QCOMPARE(money(1'234, QStringLiteral("KWD"), us), QStringLiteral("KWD\u00a01.234"));
        QCOMPARE(money(123'450, QStringLiteral("EUR"), germany), QStringLiteral("1.234,50\u00a0€"));
        QCOMPARE(money(9'007'199'254'740'991, QStringLiteral("EUR"), us),
                 QStringLiteral("€90,071,992,547,409.91"));
        QVERIFY(money(-500, QStringLiteral("EUR"), us).contains(QStringLiteral("5.00")));
    }

    void parts() {
        QCOMPARE(percent(0, 0, us), QStringLiteral("–"));
        QCOMPARE(percent(0, 10, us), QStringLiteral("0%"));
        QCOMPARE(percent(1, 100'000, us), QStringLiteral("1%"));
        QCOMPARE(percent(99'999, 100'000, us), QStringLiteral("99%"));
        QCOMPARE(percent(10, 10, us), QStringLiteral("100%"));
    }

    void times() {
        const core::Micros at = 1'774'726'200 * second;  // 2026-03-28 19:30 UTC
        QCOMPARE(dateAndTime(at, "UTC", us), QStringLiteral("Sat, 28 Mar 2026, 19:30"));
        QCOMPARE(dateAndTime(at, "Europe/Berlin", us), QStringLiteral("Sat, 28 Mar 2026, 20:30"));
        // A day later summer time has begun there.
        QCOMPARE(dateAndTime(at + 86'400 * second, "Europe/Berlin", us),
                 QStringLiteral("Sun, 29 Mar 2026, 21:30"));
        QCOMPARE(dateAndTime(at, "No/Where", us), QStringLiteral("Sat, 28 Mar 2026, 19:30"));
        QCOMPARE(clockTime(at + 5 * second, "Europe/Berlin", us), QStringLiteral("20:30:05"));
    }

    void spans() {
        QCOMPARE(span(850'000, us), QStringLiteral("850 ms"));
        QCOMPARE(span(2 * second, us), QStringLiteral("2 s"));
        QCOMPARE(span(12'540'000, us), QStringLiteral("12.5 s"));
        QCOMPARE(span(200 * second, us), QStringLiteral("3 min 20 s"));
        QCOMPARE(span(7'500 * second, us), QStringLiteral("2 h 5 min"));
    }
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::TextsTest)
#include "texts.moc"
