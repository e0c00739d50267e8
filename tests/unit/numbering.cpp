// Names of rows and numbers of seats.
#include "engine/seating/numbering.h"

#include <algorithm>

#include <QTest>

namespace seatlock::tests {

using namespace seating;

class NumberingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letterNames();
    void lettersBothWays();
    void rowNaming();
    void seatOrders_data();
    void seatOrders();
    void numbersAreDifferent();
};

namespace {

QString joined(const std::vector<int>& numbers) {
    QStringList out;
    for (const int number : numbers) out << QString::number(number);
    return out.join(QLatin1Char(' '));
}

QString joined(const std::vector<std::string>& names) {
    QStringList out;
    for (const auto& name : names) out << QString::fromStdString(name);
    return out.join(QLatin1Char(' '));
}

void orderCase(const char* name, SeatNumbering numbering, int seats, const char* expected) {
    QTest::newRow(name) << int(numbering.order) << numbering.first << numbering.step << seats
                        << QString::fromLatin1(expected);
}

}  // namespace

void NumberingTest::letterNames() {
    QCOMPARE(letters(1, false), std::string("A"));
    QCOMPARE(letters(26, false), std::string("Z"));
    QCOMPARE(letters(27, false), std::string("AA"));
    QCOMPARE(letters(702, false), std::string("ZZ"));
    QCOMPARE(letters(703, false), std::string("AAA"));
    QCOMPARE(letters(9, false), std::string("I"));
    QCOMPARE(letters(9, true), std::string("J"));
    QCOMPARE(letters(14, true), std::string("P"));
    QCOMPARE(letters(24, true), std::string("Z"));
    QCOMPARE(letters(25, true), std::string("AA"));
    QCOMPARE(letters(0, true), std::string());
}

void NumberingTest::lettersBothWays() {
    for (const bool skip : {false, true}) {
        for (int n = 1; n < 2'000; ++n) QCOMPARE(lettersNumber(letters(n, skip), skip), n);
    }
    QCOMPARE(lettersNumber("I", true), 0);
    QCOMPARE(lettersNumber("a", false), 0);
    QCOMPARE(lettersNumber("", false), 0);
    QCOMPARE(lettersNumber("ZZZZZZZZZZZZZZZZZZZZZZZZ", false), 0);
}

void NumberingTest::rowNaming() {
    RowNumbering numbering;
    numbering.first = 7;
    QCOMPARE(joined(rowNames(numbering, 4)), QStringLiteral("G H J K"));
    numbering.skip_io = false;
    numbering.from_back = true;
    QCOMPARE(joined(rowNames(numbering, 4)), QStringLiteral("J I H G"));
    numbering.style = RowStyle::numbers;
    numbering.prefix = "BAL";
    QCOMPARE(joined(rowNames(numbering, 3)), QStringLiteral("BAL9 BAL8 BAL7"));
    QVERIFY(rowNames(numbering, 0).empty());
}

void NumberingTest::seatOrders_data() {
    QTest::addColumn<int>("order");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("seats");
    QTest::addColumn<QString>("expected");
    using O = SeatOrder;
    orderCase("left to right", {O::left_to_right, 1, 1}, 5, "1 2 3 4 5");
    orderCase("right to left", {O::right_to_left, 1, 1}, 5, "5 4 3 2 1");
    orderCase("from 101", {O::left_to_right, 101, 1}, 3, "101 102 103");
    orderCase("odd only", {O::left_to_right, 1, 2}, 4, "1 3 5 7");
    orderCase("even only", {O::right_to_left, 2, 2}, 4, "8 6 4 2");
    orderCase("centre out, odd", {O::centre_out, 1, 1}, 5, "4 2 1 3 5");
    orderCase("centre out, even", {O::centre_out, 1, 1}, 4, "3 1 2 4");
    orderCase("odd left", {O::odd_left, 1, 1}, 6, "5 3 1 2 4 6");
    orderCase("odd left, one more", {O::odd_left, 1, 1}, 5, "5 3 1 2 4");
    orderCase("odd right", {O::odd_right, 1, 1}, 6, "6 4 2 1 3 5");
    orderCase("odd right, one more", {O::odd_right, 1, 1}, 5, "4 2 1 3 5");
    orderCase("split from 10", {O::odd_left, 10, 1}, 4, "13 11 10 12");
    orderCase("one seat", {O::centre_out, 1, 1}, 1, "1");
    orderCase("no seat", {O::odd_left, 1, 1}, 0, "");
}

void NumberingTest::seatOrders() {
    QFETCH(int, order);
    QFETCH(int, first);
    QFETCH(int, step);
    QFETCH(int, seats);
    QFETCH(QString, expected);
    QCOMPARE(joined(seatNumbers({static_cast<SeatOrder>(order), first, step}, seats)), expected);
}

void NumberingTest::numbersAreDifferent() {
    for (int order = 0; order <= int(SeatOrder::odd_right); ++order) {
        for (int seats = 0; seats < 40; ++seats) {
            for (const int step : {0, 1, 2}) {
                auto numbers = seatNumbers({static_cast<SeatOrder>(order), 3, step}, seats);
                std::ranges::sort(numbers);
                QVERIFY(std::ranges::adjacent_find(numbers) == numbers.end());
                QVERIFY(numbers.empty() || numbers.front() >= 3);
            }
        }
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::NumberingTest)
#include "numbering.moc"
