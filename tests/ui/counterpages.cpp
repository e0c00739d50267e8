// Orders, gate and shift over a real engine, with what their desk was told before.
#include "tests/support/paperreader.h"
#include "tests/ui/counterbench.h"
#include "ui/counter/gatepage.h"
#include "ui/counter/moneydialog.h"
#include "ui/counter/ordersheet.h"
#include "ui/counter/orderspage.h"
#include "ui/counter/seatdialog.h"
#include "ui/counter/sellpage.h"
#include "ui/counter/shiftpage.h"
#include "ui/counter/verdictpanel.h"
#include "ui/forms/listpane.h"
#include "ui/forms/moneyfield.h"
#include "ui/style/banner.h"

#include <QComboBox>
#include <QJsonArray>
#include <QPushButton>
#include <QTableView>

namespace seatlock::tests {

using ui::boxoffice::Cart;
using ui::boxoffice::Method;
using ui::counter::GatePage;
using ui::counter::MoneyDialog;
using ui::counter::OrdersPage;
using ui::counter::ShiftPage;

class CounterPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() {
        bench_ = std::make_unique<CounterBench>();
        QVERIFY(bench_->ok());
    }
    void cleanup() { bench_.reset(); }
    void ordersAreFoundAndReprinted();
    void anotherSeatInPlaceOfOne();
    void aPartIsCancelledAndGivenBack();
    void theSecondClerkSeesWhatChanged();
    void dialogsWantTheirReason();
    void gateLetsInOnce();
    void gateGoesOnAlone();
    void shiftFromCountToCount();

private:
    /// Sells the best `seats` for cash; the order's code.
    QString sell(int seats);
    QString codeOf(const QString& order, int ticket);
    std::unique_ptr<OrdersPage> ordersPage(const QString& order);
    static bool waitFor(const std::function<bool()>& done) {
        return QTest::qWaitFor(done, patience_ms);
    }

    std::unique_ptr<CounterBench> bench_;
};

QString CounterPagesTest::sell(int seats) {
    ui::boxoffice::SellDesk desk(bench_->client(), bench_->path(QStringLiteral("sale.json")));
    desk.setEvent(bench_->event());
    ui::boxoffice::SeatWish wish;
    wish.quantity = seats;
    desk.want(wish);
    if (!waitFor([&] { return desk.cart().phase() == Cart::Phase::held; })) return {};
    desk.setBuyer({QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.org"), {}});
    if (!desk.pay(Method::cash, std::nullopt, {}).isEmpty()) return {};
    desk.sell();
    return waitFor([&] { return desk.cart().phase() == Cart::Phase::sold; }) ? desk.cart().order()
                                                                             : QString();
}

QString CounterPagesTest::codeOf(const QString& order, int ticket) {
    const auto answer = bench_->get(QStringLiteral("/v1/orders/%1/tickets").arg(order));
    return answer.body[QLatin1String("tickets")]
        .toArray()[ticket]
        .toObject()[QLatin1String("code")]
        .toString();
}

std::unique_ptr<OrdersPage> CounterPagesTest::ordersPage(const QString& order) {
    auto page = std::make_unique<OrdersPage>(
        bench_->client(), bench_->tickets(),
        [this](core::EventId event) { return bench_->engine().engine().directory().find(event); });
    page->setEvents(bench_->figures());
    page->resize(1'280, 800);
    page->show();
    page->open(order);
    const bool there = waitFor([&] {
        return page->sheet()->order()[QLatin1String("code")].toString() == order &&
               page->sheet()->history()->rowCount() > 0;
    });
    return there ? std::move(page) : nullptr;
}

void CounterPagesTest::ordersAreFoundAndReprinted() {
    const QString order = sell(2);
    QVERIFY(!order.isEmpty());
    sell(1);
    const auto page = ordersPage(order);
    QVERIFY(page);
    QVERIFY(waitFor([&] { return page->list()->count() == 2; }));
    page->list()->search()->setText(QStringLiteral("hopper"));
    QVERIFY(waitFor([&] { return page->list()->count() == 2; }));
    page->list()->search()->setText(order.toLower());
    QVERIFY(waitFor([&] { return page->list()->count() == 1; }));
    QCOMPARE(page->sheet()->items()->rowCount(), 2);
    for (int time = 0; time < 2; ++time) {
        QFile::remove(bench_->pdfOf(order));
        page->reprint();
        QVERIFY(waitFor([&] { return QFile::exists(bench_->pdfOf(order)); }));
        QVERIFY(waitFor([&] {
            const auto answer = bench_->get(QStringLiteral("/v1/orders/%1/tickets").arg(order));
            return answer.body[QLatin1String("tickets")]
                       .toArray()[0]
                       .toObject()[QLatin1String("printed")]
                       .toInt() == time + 1;
        }));
        QCOMPARE(textOf(bench_->pdfOf(order)).contains(QStringLiteral("REPRINT 1")), time == 1);
    }
}

void CounterPagesTest::anotherSeatInPlaceOfOne() {
    const QString order = sell(2);
    const auto page = ordersPage(order);
    QVERIFY(page);
    const QString old_code = codeOf(order, 0);
    const auto& event = bench_->event();
    const auto& plan = event->plan();
    core::SeatNo free = plan.size() - 1;
    while (event->board().fact(free).state != board::SeatState::available) --free;
    const QString seat = QString::fromStdString(std::string(plan.label(free)));
    const QString item =
        page->sheet()->chosenItems().front()[QLatin1String("item")].toVariant().toString();
    page->reseat(item, seat, false);
    QVERIFY(waitFor([&] { return page->banner()->isVisible(); }));
    QVERIFY2(page->banner()->text().contains(seat), qPrintable(page->banner()->text()));
    QVERIFY(waitFor(
        [&] { return bench_->event()->board().fact(free).state == board::SeatState::sold; }));
    QCOMPARE(page->sheet()->chosenItems().size(), std::size_t{2});
    QVERIFY(codeOf(order, 0) != old_code || codeOf(order, 1) != old_code);
}

void CounterPagesTest::aPartIsCancelledAndGivenBack() {
    const QString order = sell(2);
    const auto page = ordersPage(order);
    QVERIFY(page);
    page->sheet()->items()->selectRow(0);
    QCOMPARE(page->sheet()->pickedItems().size(), std::size_t{1});
    MoneyDialog dialog(MoneyDialog::Act::cancel, 5'000, QStringLiteral("EUR"),
                       QStringLiteral("A-1"), page.get());
    dialog.reason()->setText(QStringLiteral("ill"));
    QJsonObject body = dialog.body();
    body[QStringLiteral("items")] =
        QJsonArray{page->sheet()->pickedItems().front()[QLatin1String("item")]};
    page->doMoney(MoneyDialog::Act::cancel, body);
    QVERIFY(waitFor([&] {
        return page->sheet()->order()[QLatin1String("refunded_minor")].toInteger() > 0;
    }));
    page->sheet()->items()->clearSelection();
    QCOMPARE(page->sheet()->chosenItems().size(), std::size_t{1});
    const auto books = bench_->get(QStringLiteral("/v1/orders/") + order);
    QCOMPARE(books.body[QLatin1String("state")].toString(), QStringLiteral("paid"));
    QCOMPARE(books.body[QLatin1String("due_minor")].toInteger(), 0);
    QCOMPARE(bench_->engine().value("select count(*) from event_seat where state = 's'"),
             std::string("1"));
}

void CounterPagesTest::theSecondClerkSeesWhatChanged() {
    const QString order = sell(1);
    const auto first = ordersPage(order);
    const auto second = ordersPage(order);
    QVERIFY(first && second);
    const QJsonObject refund{{QStringLiteral("amount_minor"), 100},
                             {QStringLiteral("method"), QStringLiteral("cash")},
                             {QStringLiteral("reason"), QStringLiteral("kindness")}};
    first->doMoney(MoneyDialog::Act::refund, refund);
    QVERIFY(waitFor([&] { return first->banner()->isVisible(); }));
    QCOMPARE(first->banner()->kind(), ui::style::Banner::Kind::good);
    second->doMoney(MoneyDialog::Act::refund, refund);
    QVERIFY(waitFor([&] { return second->banner()->isVisible(); }));
    QVERIFY2(second->banner()->text().contains(QStringLiteral("Somebody else")),
             qPrintable(second->banner()->text()));
    QVERIFY(waitFor([&] {
        return second->sheet()->order()[QLatin1String("refunded_minor")].toInteger() == 100;
    }));
    QCOMPARE(bench_->engine().value("select count(*) from refund"), std::string("1"));
    second->doMoney(MoneyDialog::Act::refund, refund);
    QVERIFY(waitFor([&] {
        return second->sheet()->order()[QLatin1String("refunded_minor")].toInteger() == 200;
    }));
}

void CounterPagesTest::dialogsWantTheirReason() {
    MoneyDialog refund(MoneyDialog::Act::refund, 4'200, QStringLiteral("EUR"), {}, nullptr);
    QVERIFY(!refund.act()->isEnabled());
    refund.reason()->setText(QStringLiteral("  "));
    QVERIFY(!refund.act()->isEnabled());
    refund.reason()->setText(QStringLiteral("ill"));
    QVERIFY(refund.act()->isEnabled());
    QCOMPARE(refund.body()[QLatin1String("amount_minor")].toInteger(), 4'200);
    QVERIFY(refund.meaning().contains(QStringLiteral("42")));
    MoneyDialog pay(MoneyDialog::Act::pay, 4'200, QStringLiteral("EUR"), {}, nullptr);
    QVERIFY2(pay.act()->isEnabled(), "cash needs no reference");
    pay.methods()->setCurrentIndex(1);
    QVERIFY(!pay.act()->isEnabled());
    pay.reason()->setText(QStringLiteral("T-1"));
    QCOMPARE(pay.body()[QLatin1String("reference")].toString(), QStringLiteral("T-1"));
    ui::counter::SeatDialog seats(
        ui::counter::SeatDialog::Kind::other_event, {QStringLiteral("A-1")}, bench_->figures(),
        [this](core::EventId event) { return bench_->engine().engine().directory().find(event); },
        nullptr);
    QVERIFY(!seats.act()->isEnabled());
    seats.wish()->setText(QStringLiteral("Nowhere 5"));
    QVERIFY(!seats.act()->isEnabled());
    seats.wish()->setText(QString::fromStdString(std::string(bench_->event()->plan().label(7))));
    QVERIFY(seats.act()->isEnabled());
    QCOMPARE(seats.seats().size(), 1);
}

void CounterPagesTest::gateLetsInOnce() {
    const QString order = sell(2);
    const QString code = codeOf(order, 0);
    QVERIFY(bench_->signIn("edsger"));
    GatePage page(bench_->client(), bench_->settings(), bench_->path(QStringLiteral("gate")),
                  [] { return core::SystemClock::instance().wall(); });
    page.resize(1'000, 700);
    page.show();
    page.setEvents(bench_->figures());
    page.showEvent(bench_->event());
    QVERIFY(page.verdict()->waiting());
    page.door()->setText(QStringLiteral("B"));
    const auto scan = [&](const QString& text) {
        page.verdict()->wait({}, {});
        page.code()->setText(text);
        QTest::keyClick(page.code(), Qt::Key_Return);
        return waitFor([&] { return !page.verdict()->waiting(); });
    };
    QVERIFY(scan(code));
    QVERIFY2(page.verdict()->lets(), qPrintable(page.verdict()->reason()));
    QVERIFY(!page.verdict()->seat().isEmpty());
    QVERIFY(page.code()->text().isEmpty());
    QVERIFY(scan(code));
    QVERIFY(!page.verdict()->lets());
    QVERIFY2(page.verdict()->reason().contains(QStringLiteral("door B")),
             qPrintable(page.verdict()->reason()));
    // Typed by hand.
    QString typed;
    const QString other = codeOf(order, 1).toLower();
    for (qsizetype i = 0; i < other.size(); i += 4) typed += other.mid(i, 4) + QLatin1Char(' ');
    QVERIFY(scan(typed));
    QVERIFY2(page.verdict()->lets(), qPrintable(page.verdict()->reason()));
    QVERIFY(scan(QStringLiteral("https://example.org/menu")));
    QVERIFY(!page.verdict()->lets());
    QVERIFY2(waitFor([&] { return page.desk().counts().admitted == 2; }),
             qPrintable(page.countsText()));
    page.show();
    QTest::keyClick(&page, Qt::Key_F8);
    QVERIFY(scan(code));
    QVERIFY(page.verdict()->lets());
    QCOMPARE(page.verdict()->headline(), QStringLiteral("Goes out"));
}

void CounterPagesTest::gateGoesOnAlone() {
    const QString order = sell(2);
    const QString first = codeOf(order, 0);
    const QString second = codeOf(order, 1);
    const QString folder = bench_->path(QStringLiteral("gate"));
    const auto now = [] { return core::SystemClock::instance().wall(); };
    QVERIFY(bench_->signIn("edsger"));
    std::vector<ui::boxoffice::GateVerdict> verdicts;
    const auto judge = [&](ui::boxoffice::GateDesk& desk, const QString& code) {
        const auto before = verdicts.size();
        desk.scan(code, tickets::Direction::in);
        return waitFor([&] { return verdicts.size() > before; });
    };
    {
        ui::boxoffice::GateDesk desk(bench_->client(), folder, now);
        connect(&desk, &ui::boxoffice::GateDesk::judged, this,
                [&](const ui::boxoffice::GateVerdict& verdict) { verdicts.push_back(verdict); });
        desk.setDoor(QStringLiteral("A"));
        desk.setEvent(bench_->event());
        QVERIFY(waitFor([&] { return desk.canBeAlone(); }));
        bench_->setLine(CounterBench::Line::cut);
        QVERIFY(judge(desk, first));
        QVERIFY(verdicts.back().lets() && verdicts.back().offline && desk.alone());
        QVERIFY(!verdicts.back().seat.isEmpty());
        QVERIFY(judge(desk, first));
        QVERIFY(verdicts.back().kind == ui::boxoffice::GateVerdict::Kind::already_used);
        QVERIFY(judge(
            desk, second.left(second.size() - 1) +
                      (second.back() == QLatin1Char('0') ? QLatin1Char('8') : QLatin1Char('0'))));
        QVERIFY(verdicts.back().kind == ui::boxoffice::GateVerdict::Kind::not_a_ticket);
        QCOMPARE(desk.waiting(), 1);
    }
    // The gate is started anew: what it let in is known, and told when somebody answers.
    ui::boxoffice::GateDesk desk(bench_->client(), folder, now);
    connect(&desk, &ui::boxoffice::GateDesk::judged, this,
            [&](const ui::boxoffice::GateVerdict& verdict) { verdicts.push_back(verdict); });
    desk.setDoor(QStringLiteral("A"));
    desk.setEvent(bench_->event());
    QCOMPARE(desk.waiting(), 1);
    QVERIFY(judge(desk, first));
    QVERIFY(verdicts.back().kind == ui::boxoffice::GateVerdict::Kind::already_used);
    QVERIFY(judge(desk, second));
    QVERIFY(verdicts.back().lets());
    // Meanwhile the second came in by another door that was not alone.
    bench_->setLine(CounterBench::Line::whole);
    const auto other =
        bench_->office().client().post("/v1/checkins",
                                       "{\"ticket\":\"" + second.toStdString() +
                                           "\",\"event\":\"demo-theatre\",\"door\":\"C\",\"scan\":"
                                           "\"0190b6a2-7c1e-7d3a-9f00-0123456789ab\"}",
                                       bearer(bench_->office().signIn("edsger")));
    QCOMPARE(other.status, 201);
    desk.refresh();
    QVERIFY(waitFor([&] { return desk.waiting() == 0; }));
    QVERIFY(!desk.alone());
    QCOMPARE(desk.twice().size(), 1);
    QVERIFY2(desk.twice()[0].contains(QStringLiteral("door C")), qPrintable(desk.twice()[0]));
}

void CounterPagesTest::shiftFromCountToCount() {
    ShiftPage page(bench_->client());
    page.resize(1'200, 800);
    page.show();
    page.setCurrencies({QStringLiteral("EUR")});
    page.startSum()->setMinor(10'000);
    page.openButton()->click();
    QVERIFY2(waitFor([&] { return !page.shift().isEmpty(); }), qPrintable(page.banner()->text()));
    const QString order = sell(2);
    const auto total = bench_->get(QStringLiteral("/v1/orders/") + order)
                           .body[QLatin1String("total_minor")]
                           .toInteger();
    QVERIFY(total > 0);
    page.hide();
    page.show();
    QVERIFY(waitFor([&] {
        return page.shift()[QLatin1String("expected_minor")].toInteger() == 10'000 + total;
    }));
    page.counted()->setMinor(10'000 + total - 500);
    QVERIFY2(page.differenceText().contains(QStringLiteral("5.00 missing")),
             qPrintable(page.differenceText()));
    page.close(QStringLiteral("a note fell behind the desk"));
    QVERIFY2(waitFor([&] { return page.shift().isEmpty(); }), qPrintable(page.banner()->text()));
    const QString pdf = bench_->path(QStringLiteral("shift.pdf"));
    QVERIFY(page.savePdf(pdf));
    const QString text = textOf(pdf);
    for (const char* said : {"Closing report", "Cash expected", "a note fell behind the desk"}) {
        QVERIFY2(text.contains(QString::fromLatin1(said)), said);
    }
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::CounterPagesTest)
#include "counterpages.moc"
