// The auditor's rules about seats, histories and payments: each fault planted alone.
#include "tests/support/auditchecks.h"

namespace seatlock::tests {

namespace {
constexpr auto second = PaperSale::second;
}  // namespace

using Spoil = void (*)(PaperSale&);

class AuditorBooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ledgerFaults_data();
    void ledgerFaults();
    void historyOfNoSeat();
    void activeHoldWithoutItsSeat();
    void paymentFaults_data();
    void paymentFaults();
};

void AuditorBooksTest::ledgerFaults_data() {
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* name, Spoil spoil) { QTest::newRow(name) << spoil; };
    row("state", [](PaperSale& sale) {
        sale.seat(12) = {};
        sale.seat(12).seat = 12;
        sale.seat(12).version = 1;
    });
    row("version", [](PaperSale& sale) { ++sale.seat(12).version; });
    row("owner", [](PaperSale& sale) { sale.seat(12).hold = "hold-2"; });
    row("free with an owner", [](PaperSale& sale) { sale.seat(25).hold = "hold-2"; });
    row("held by nobody", [](PaperSale& sale) {
        sale.seat(12).hold.clear();
        for (auto& entry : sale.books.history) entry.hold = entry.seat == 12 ? "" : entry.hold;
    });
    row("held and ordered", [](PaperSale& sale) { sale.seat(12).order = "order-of-hold-1"; });
    row("history without a start", [](PaperSale& sale) {
        std::erase_if(sale.books.history, [](const auto& entry) { return entry.seat == 12; });
    });
    row("gap", [](PaperSale& sale) {
        std::erase_if(sale.books.history,
                      [](const auto& entry) { return entry.seat == 20 && entry.version == 1; });
    });
    row("version twice", [](PaperSale& sale) {
        for (auto& entry : sale.books.history) {
            if (entry.seat == 20) entry.version = 1;
        }
        sale.seat(20).version = 1;
    });
    row("broken chain", [](PaperSale& sale) {
        for (auto& entry : sale.books.history) entry.from = entry.seat == 20 ? 'a' : entry.from;
    });
    row("closed hold", [](PaperSale& sale) { sale.bookHold("hold-7").state = 'r'; });
}

void AuditorBooksTest::ledgerFaults() {
    QFETCH(Spoil, spoil);
    auto sale = busySale();
    sale.hold(8, {12}, 10 * second);
    verifyClean(audited(sale));
    spoil(sale);
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::ledger, 1, "ledger");
    verifyNames(result, {"Seat "});
}

void AuditorBooksTest::historyOfNoSeat() {
    auto sale = busySale();
    sale.books.history.push_back({500, 1, 'a', 'b', 'b', {}, 0});
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::ledger, 1, "ledger");
    verifyNames(result, {"number 500"});
}

void AuditorBooksTest::activeHoldWithoutItsSeat() {
    auto sale = busySale();
    const auto hold = sale.hold(8, {12, 13}, 10 * second);
    sale.giveBack(hold, 11 * second);
    sale.bookHold(hold).state = 'a';
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::ledger, 1, "ledger");
    verifyNames(result, {"hold-7", "buyer 8", "2-3, 2-4"});
}

void AuditorBooksTest::paymentFaults_data() {
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const char* words, Spoil spoil) {
        QTest::newRow(name) << spoil << QByteArray(words);
    };
    row("seat of another order", "order-of-hold-7",
        [](PaperSale& sale) { sale.seat(12).order = "order-of-hold-1"; });
    row("order without a seat", "order-of-hold-7",
        [](PaperSale& sale) { sale.books.orders.back().seats = {13}; });
    row("order without seats", "order-of-hold-7",
        [](PaperSale& sale) { sale.books.orders.back().seats.clear(); });
    row("order for a seat that is not its hold's", "1-6", [](PaperSale& sale) {
        sale.books.orders.back().seats = {5, 12, 13};
    });
    row("sold without an order", "Seat 2-9", [](PaperSale& sale) {
        const auto hold = sale.hold(9, {18});
        sale.pay(9, hold);
        sale.outcomes.pop_back();
        sale.books.orders.pop_back();
        sale.seat(18).order.clear();
    });
    row("sold to no order there is", "order-of-hold-8", [](PaperSale& sale) {
        sale.pay(9, sale.hold(9, {18}));
        sale.outcomes.pop_back();
        sale.books.orders.pop_back();
    });
    row("confirmed without an order", "hold-8", [](PaperSale& sale) {
        const auto hold = sale.hold(9, {18});
        sale.giveBack(hold, 2 * second);
        sale.bookHold(hold).state = 'c';
    });
}

void AuditorBooksTest::paymentFaults() {
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, words);
    auto sale = busySale();
    sale.pay(8, sale.hold(8, {12, 13}));
    verifyClean(audited(sale));
    spoil(sale);
    const auto result = audited(sale);
    verifyOnly(result, &AuditResult::payments, 1, "payment");
    verifyNames(result, {words.constData()});
}

}  // namespace seatlock::tests

Q_DECLARE_METATYPE(seatlock::tests::Spoil)
QTEST_GUILESS_MAIN(seatlock::tests::AuditorBooksTest)
#include "auditorbooks.moc"
