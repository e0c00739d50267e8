// What a counter reckons without asking anybody: money, payments, wishes for seats, other seats,
// files that survive a power cut, what a gate says.
#include "ui/boxoffice/alternative.h"
#include "ui/boxoffice/amounts.h"
#include "ui/boxoffice/fees.h"
#include "ui/boxoffice/gateverdict.h"
#include "ui/boxoffice/journal.h"
#include "ui/boxoffice/seatwish.h"
#include "ui/boxoffice/till.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

namespace seatlock::ui::boxoffice {

namespace {

const QString euro = QStringLiteral("EUR");
using board::SeatState;
using core::SeatNo;

/// Rows A to C of ten seats, a step apart; A is premium, the last of each row for a wheelchair.
std::unique_ptr<board::SeatPlan> house() {
    auto plan = std::make_unique<board::SeatPlan>(1'000, 1'000, 500, 0);
    plan->addSection("Stalls", false);
    const std::string rows = "ABC";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        plan->addRow(0, rows.substr(row, 1));
        for (int number = 1; number <= 10; ++number) {
            const std::string label = rows.substr(row, 1) + "-" + std::to_string(number);
            board::SeatPlan::Seat seat;
            seat.label = label;
            seat.row = static_cast<std::int32_t>(row);
            seat.adjacency = number;
            seat.x = static_cast<float>(100 * number);
            seat.y = static_cast<float>(100 * (row + 1));
            seat.accessible = number == 10;
            seat.category = row == 0 ? 0 : 1;
            plan->addSeat(seat);
        }
    }
    plan->finish();
    return plan;
}

board::EventInfo info() {
    board::EventInfo out;
    out.categories = {{0, "prem", "Premium", "#000", {{0, "full", "Full", 5'000}}},
                      {1, "std", "Standard", "#000", {{0, "full", "Full", 3'000}}},
                      {2, "stand", "Standing", "#000", {{0, "full", "Full", 2'000}}}};
    return out;
}

QStringList labels(const board::SeatPlan& plan, const std::vector<SeatNo>& seats) {
    QStringList out;
    for (const SeatNo seat : seats) out << QString::fromStdString(std::string(plan.label(seat)));
    return out;
}

}  // namespace

class TestCounterLogic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amounts_data();
    void amounts();
    void tendersBeginWithTheSum();
    void cashGivesChange();
    void onlyCashGivesChange();
    void splitOverTwoWays();
    void everyWayWantsItsNote();
    void aCheaperCartTakesPaymentsBack();
    void wishes_data();
    void wishes();
    void wishesThatMakeNoSense();
    void wishForTheApi();
    void nearestOthers();
    void feesAddUp();
    void journalKeepsWhatItWasTold();
    void journalPassesOverATornLine();
    void gateSaysWhy();

private:
    std::unique_ptr<board::SeatPlan> plan_ = house();
};

void TestCounterLogic::amounts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("minor");  // -1: nothing
    const auto row = [](const char* text, const char* currency, qint64 minor) {
        QTest::addRow("%s %s", text, currency)
            << QString::fromUtf8(text) << QString::fromLatin1(currency) << minor;
    };
    row("40", "EUR", 4'000);
    row("40.5", "EUR", 4'050);
    row("12,50", "EUR", 1'250);
    row("€ 12.50", "EUR", 1'250);
    row("12.50 EUR", "EUR", 1'250);
    row("1.234,50", "EUR", 123'450);
    row("1,234.50", "EUR", 123'450);
    row("1 234,50", "EUR", 123'450);
    row("1.234", "EUR", 123'400);
    row(".50", "EUR", 50);
    row("0", "EUR", 0);
    row("500", "JPY", 500);
    row("1,500", "JPY", 1'500);
    row("1.234", "KWD", 1'234);
    row("1000000000", "EUR", 100'000'000'000);
    row("1000000000.01", "EUR", -1);
    row("12.345", "EUR", 1'234'500);
    row("12.3456", "EUR", -1);
    row("-5", "EUR", -1);
    row("5-", "EUR", -1);
    row("ten", "EUR", -1);
    row("", "EUR", -1);
    row(".", "EUR", -1);
    row("1,23,4", "EUR", -1);
    row("1.2.3", "EUR", -1);
    row("99999999999999999999", "EUR", -1);
    row("5.5", "JPY", -1);
}

void TestCounterLogic::amounts() {
    QFETCH(QString, text);
    QFETCH(QString, currency);
    QFETCH(qint64, minor);
    QCOMPARE(parseAmount(text, currency).value_or(-1), minor);
}

void TestCounterLogic::tendersBeginWithTheSum() {
    QCOMPARE(likelyTenders(8'350, euro), (std::vector<std::int64_t>{8'350, 8'500, 9'000, 10'000}));
    QCOMPARE(likelyTenders(5'000, euro, 3), (std::vector<std::int64_t>{5'000, 6'000, 10'000}));
}

void TestCounterLogic::cashGivesChange() {
    Till till;
    till.begin(8'400);
    QVERIFY(!till.take(Method::cash, 10'000, {}, false));
    QVERIFY(till.complete());
    QCOMPARE(till.change(), 1'600);
    const QJsonObject one = till.json()[0].toObject();
    QCOMPARE(one[QLatin1String("method")].toString(), QStringLiteral("cash"));
    QCOMPARE(one[QLatin1String("amount_minor")].toInteger(), 8'400);
    QCOMPARE(one[QLatin1String("tendered_minor")].toInteger(), 10'000);
    QCOMPARE(till.take(Method::cash, 1, {}, false), Till::Refusal::nothing_due);
    till.undo();
    QCOMPARE(till.left(), 8'400);
    QCOMPARE(till.change(), 0);
    QVERIFY(!till.take(Method::cash, std::nullopt, {}, false));
    QCOMPARE(till.change(), 0);
}

void TestCounterLogic::onlyCashGivesChange() {
    Till till;
    till.begin(5'000);
    const QString note = QStringLiteral("4711");
    for (const Method method : {Method::card, Method::invoice, Method::complimentary}) {
        QCOMPARE(till.take(method, 5'001, note, true), Till::Refusal::too_much);
    }
    QCOMPARE(till.take(Method::cash, 0, {}, false), Till::Refusal::no_amount);
    QVERIFY(till.payments().empty());
}

void TestCounterLogic::splitOverTwoWays() {
    Till till;
    till.begin(9'000);
    QVERIFY(!till.take(Method::card, 4'000, QStringLiteral("T-1"), false));
    QCOMPARE(till.left(), 5'000);
    QVERIFY(!till.complete());
    QVERIFY(!till.take(Method::cash, 6'000, {}, false));
    QVERIFY(till.complete());
    QCOMPARE(till.change(), 1'000);
    QCOMPARE(till.json().size(), 2);
    QCOMPARE(till.json()[0].toObject()[QLatin1String("reference")].toString(),
             QStringLiteral("T-1"));
}

void TestCounterLogic::everyWayWantsItsNote() {
    Till till;
    till.begin(100);
    QCOMPARE(till.take(Method::card, std::nullopt, QStringLiteral("  "), true),
             Till::Refusal::no_reference);
    QCOMPARE(till.take(Method::complimentary, std::nullopt, {}, true), Till::Refusal::no_reason);
    QCOMPARE(till.take(Method::invoice, std::nullopt, {}, false), Till::Refusal::no_buyer);
    QVERIFY(!till.take(Method::invoice, std::nullopt, {}, true));
    till.undo();
    QVERIFY(!till.take(Method::complimentary, std::nullopt, QStringLiteral("press"), false));
    QCOMPARE(till.json()[0].toObject()[QLatin1String("reason")].toString(),
             QStringLiteral("press"));
}

void TestCounterLogic::aCheaperCartTakesPaymentsBack() {
    Till till;
    till.begin(9'000);
    QVERIFY(!till.take(Method::card, 4'000, QStringLiteral("1"), false));
    QVERIFY(!till.take(Method::card, 3'000, QStringLiteral("2"), false));
    till.setDue(5'000);
    QCOMPARE(till.payments().size(), std::size_t{1});
    QCOMPARE(till.left(), 1'000);
    till.setDue(3'000);
    QVERIFY(till.payments().empty());
}

void TestCounterLogic::wishes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("quantity");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("seats");
    const auto best = [](const char* text, int quantity, const char* category) {
        QTest::newRow(text) << QString::fromUtf8(text) << quantity << QString::fromLatin1(category)
                            << QString();
    };
    const auto named = [](const char* text, const char* seats) {
        QTest::newRow(text) << QString::fromUtf8(text) << 0 << QString()
                            << QString::fromLatin1(seats);
    };
    best("2", 2, "");
    best(" 12 ", 12, "");
    best("2 premium", 2, "prem");
    best("2 p", 2, "prem");
    best("2 PREM", 2, "prem");
    best("3 std", 3, "std");
    best("3x", 3, "");
    best("1 wheelchair", 1, "");
    best("2 apart p", 2, "prem");
    named("A-1", "A-1");
    named("a1", "A-1");
    named("a 1", "A-1");
    named("A-1 A-2", "A-1,A-2");
    named("a1 a2, c 9", "A-1,A-2,C-9");
    named("A 2-4", "A-2,A-3,A-4");
    named("A-2 to 4", "A-2,A-3,A-4");
    named("a2-3 b7", "A-2,A-3,B-7");
    named("A-1, A-1", "A-1");
}

void TestCounterLogic::wishes() {
    QFETCH(QString, text);
    const auto wish = parseWish(text, *plan_, info(), 20);
    QVERIFY2(wish.ok(), qPrintable(wish.problem));
    QTEST(wish.quantity, "quantity");
    QTEST(wish.category, "category");
    QTEST(wish.seats.join(QLatin1Char(',')), "seats");
}

void TestCounterLogic::wishesThatMakeNoSense() {
    for (const char* text : {"", "  ", "0", "21", "9999", "2 balcony", "2 s", "2 st", "Z-9",
                             "A-1 Z-9", "A 4-2", "A 1-30", ",", ";,", "99999999999"}) {
        const auto wish = parseWish(QString::fromLatin1(text), *plan_, info(), 20);
        QVERIFY2(!wish.ok(), text);
    }
    // What is pasted by mistake is looked through in no time.
    QElapsedTimer clock;
    clock.start();
    QVERIFY(
        !parseWish(QStringLiteral("A-1 ").repeated(99) + QStringLiteral("Z-9"), *plan_, info(), 20)
             .ok());
    QVERIFY(clock.elapsed() < 2'000);
}

void TestCounterLogic::wishForTheApi() {
    const auto text = [this](const char* said) {
        return QJsonDocument(parseWish(QString::fromLatin1(said), *plan_, info(), 20).json())
            .toJson(QJsonDocument::Compact);
    };
    QCOMPARE(text("2 p"),
             QByteArray("{\"best_available\":{\"category\":\"prem\",\"quantity\":2}}"));
    QCOMPARE(text("2 apart"),
             QByteArray("{\"best_available\":{\"quantity\":2,\"together\":false}}"));
    QCOMPARE(text("b 1-2"), QByteArray("{\"seats\":[\"B-1\",\"B-2\"]}"));
}

void TestCounterLogic::nearestOthers() {
    std::vector<SeatState> states(static_cast<std::size_t>(plan_->size()), SeatState::available);
    const auto state = [&](SeatNo seat) { return states[static_cast<std::size_t>(seat)]; };
    std::vector<SeatNo> moved;  // to the first category
    const auto category = [&](SeatNo seat) {
        return std::ranges::find(moved, seat) == moved.end() ? plan_->category(seat)
                                                             : std::int16_t{0};
    };
    const auto take = [&](const char* label) {
        states[static_cast<std::size_t>(*plan_->find(label))] = SeatState::sold;
    };
    const std::vector<SeatNo> wanted{*plan_->find("B-5"), *plan_->find("B-6")};
    take("B-5");
    take("B-6");
    QCOMPARE(labels(*plan_, nearestAlternative(*plan_, state, category, wanted)),
             (QStringList{QStringLiteral("C-5"), QStringLiteral("C-6")}));
    for (const char* label : {"C-5", "C-6", "B-4", "B-7", "C-4", "C-7"}) take(label);
    const auto next = nearestAlternative(*plan_, state, category, wanted);
    QCOMPARE(next.size(), std::size_t{2});
    QVERIFY2(plan_->category(next[0]) == plan_->category(wanted[0]), "of the same price first");
    // By what the event sells them at, not by how they were drawn.
    moved = next;
    for (const SeatNo seat : nearestAlternative(*plan_, state, category, wanted)) {
        QVERIFY(std::ranges::find(next, seat) == next.end());
        QCOMPARE(category(seat), category(wanted[0]));
    }
    moved.clear();
    for (SeatNo seat = 10; seat < 30; ++seat)
        states[static_cast<std::size_t>(seat)] = SeatState::sold;
    QCOMPARE(labels(*plan_, nearestAlternative(*plan_, state, category, wanted)),
             (QStringList{QStringLiteral("A-5"), QStringLiteral("A-6")}));
    for (const char* label : {"A-2", "A-4", "A-6", "A-8"}) take(label);
    QCOMPARE(nearestAlternative(*plan_, state, category, wanted).size(), std::size_t{2});
    for (SeatNo seat = 0; seat < 9; ++seat)
        states[static_cast<std::size_t>(seat)] = SeatState::held;
    QVERIFY2(nearestAlternative(*plan_, state, category, wanted).empty(),
             "what is kept for wheelchairs is not offered to others");
    QVERIFY(nearestAlternative(*plan_, state, category, {}).empty());
}

void TestCounterLogic::feesAddUp() {
    const auto fees =
        readFees(QJsonDocument::fromJson(
                     "{\"fees\":[{\"name\":\"System\",\"per\":\"ticket\",\"amount_minor\":"
                     "150},{\"name\":\"Post\",\"per\":\"order\",\"amount_minor\":300}]}")
                     .object());
    QCOMPARE(feesOf(fees, 2), 600);
    QCOMPARE(feesOf(fees, 0), 0);
    QCOMPARE(feesOf({}, 5), 0);
}

void TestCounterLogic::journalKeepsWhatItWasTold() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/down/sale.json"));
    {
        Journal journal(path);
        QVERIFY(journal.read().isEmpty());
        bool written = false;
        journal.replace({"one", "two"}, this, [&written](bool ok) { written = ok; });
        QVERIFY(QTest::qWaitFor([&written] { return written; }));
        QCOMPARE(journal.read(), (QByteArrayList{"one", "two"}));
        journal.append("three");
        journal.replace({"four"});
        journal.append("five");
    }
    QCOMPARE(Journal(path).read(), (QByteArrayList{"four", "five"}));
    Journal nowhere(QStringLiteral("/proc/nowhere/sale.json"));
    bool told = false;
    nowhere.append("x", this, [&told](bool ok) { told = !ok; });
    QVERIFY(QTest::qWaitFor([&told] { return told; }));
    QVERIFY(!nowhere.error().isEmpty());
}

void TestCounterLogic::journalPassesOverATornLine() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("scans"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("whole\nto");
    file.close();
    {
        Journal journal(path);
        QCOMPARE(journal.read(), QByteArrayList{"whole"});
        journal.append("next");
    }
    QCOMPARE(Journal(path).read(), (QByteArrayList{"whole", "to", "next"}));
}

void TestCounterLogic::gateSaysWhy() {
    host::Answer answer;
    answer.status = 409;
    answer.body =
        QJsonDocument::fromJson(
            "{\"type\":\"urn:seatlock:problem:already-used\",\"at\":\"2026-01-24T18:42:00Z\","
            "\"door\":\"B\",\"seat\":\"A-1\"}")
            .object();
    const auto used = verdictOf(answer, tickets::Direction::in);
    QVERIFY(used.kind == GateVerdict::Kind::already_used && !used.lets());
    QCOMPARE(gateReason(used, "Europe/Berlin"), QStringLiteral("Came in at 19:42 by door B."));
    answer.status = 201;
    answer.body = {{QStringLiteral("seat"), QStringLiteral("A-1")}};
    QVERIFY(verdictOf(answer, tickets::Direction::in).kind == GateVerdict::Kind::valid);
    QVERIFY(verdictOf(answer, tickets::Direction::out).kind == GateVerdict::Kind::left);
    answer.status = 200;
    QVERIFY(verdictOf(answer, tickets::Direction::in).kind == GateVerdict::Kind::repeat);
    answer.status = 409;
    answer.body =
        QJsonDocument::fromJson(
            "{\"type\":\"urn:seatlock:problem:other-event\",\"other_event\":{\"name\":\"Opera\","
            "\"starts_at\":\"2026-01-25T18:30:00Z\",\"time_zone\":\"Europe/Berlin\"}}")
            .object();
    const auto other = verdictOf(answer, tickets::Direction::in);
    QCOMPARE(gateReason(other, "UTC"), QStringLiteral("It is for Opera, Sun, 25 Jan 2026, 19:30."));
}

}  // namespace seatlock::ui::boxoffice

QTEST_GUILESS_MAIN(seatlock::ui::boxoffice::TestCounterLogic)
#include "counterlogic.moc"
