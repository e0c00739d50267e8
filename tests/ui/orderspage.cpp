// Orders over a real engine: found, printed again, changed, exchanged, given back.
#include "ui/counter/orderspage.h"

#include "tests/support/paperreader.h"
#include "tests/ui/counterbench.h"
#include "ui/counter/buyercard.h"
#include "ui/counter/buyerdialog.h"
#include "ui/counter/moneydialog.h"
#include "ui/counter/ordersheet.h"
#include "ui/counter/pricedifference.h"
#include "ui/counter/seatdialog.h"
#include "ui/forms/listpane.h"
#include "ui/style/banner.h"

#include <QComboBox>
#include <QJsonArray>
#include <QPushButton>
#include <QTableView>

namespace seatlock::tests {

using ui::counter::MoneyDialog;
using ui::counter::OrdersPage;

class OrdersPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() {
        bench_ = std::make_unique<CounterBench>();
        QVERIFY(bench_->ok());
    }
    void cleanup() { bench_.reset(); }
    void ordersAreFoundAndReprinted();
    void aPrinterThatIsGone();
    void anotherSeatInPlaceOfOne();
    void exchangedWithTheDifferencePaid();
    void aPartIsCancelledAndGivenBack();
    void theSecondClerkSeesWhatChanged();
    void theCustomerIsChanged();
    void dialogsWantTheirReason();

private:
    std::unique_ptr<OrdersPage> ordersPage(const QString& order);
    static bool waitFor(const std::function<bool()>& done) {
        return QTest::qWaitFor(done, patience_ms);
    }

    std::unique_ptr<CounterBench> bench_;
};

std::unique_ptr<OrdersPage> OrdersPageTest::ordersPage(const QString& order) {
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

void OrdersPageTest::ordersAreFoundAndReprinted() {
    const QString order = bench_->sell(2);
    QVERIFY(!order.isEmpty());
    bench_->sell(1, QStringLiteral("Class 4b"));
    const auto page = ordersPage(order);
    QVERIFY(page);
    QVERIFY(waitFor([&] { return page->list()->count() == 2; }));
    page->list()->search()->setText(QStringLiteral("hopper"));
    QVERIFY(waitFor([&] { return page->list()->count() == 2; }));
    page->list()->search()->setText(QStringLiteral("class 4"));
    QVERIFY(waitFor([&] { return page->list()->count() == 1; }));
    page->list()->search()->setText(order.toLower());
    QVERIFY(waitFor([&] {
        return page->list()->count() == 1 &&
               page->list()->items().item(0)[QLatin1String("code")].toString() == order;
    }));
    QCOMPARE(page->sheet()->items()->rowCount(), 2);
    for (int time = 0; time < 2; ++time) {
        QFile::remove(bench_->pdfOf(order));
        // Clicked as often as one likes meanwhile, it is printed once.
        QVERIFY(waitFor([&] {
            page->reprint();
            return QFile::exists(bench_->pdfOf(order));
        }));
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

void OrdersPageTest::aPrinterThatIsGone() {
    const QString order = bench_->sell(1);
    const auto page = ordersPage(order);
    QVERIFY(page);
    const auto whole = bench_->tickets().setup();
    auto gone = whole;
    gone.way = ui::boxoffice::PrintSetup::Way::printer;
    gone.printer = QStringLiteral("Counter 9");
    bench_->tickets().setSetup(gone);
    page->reprint();
    QVERIFY(waitFor([&] { return page->banner()->isVisible(); }));
    QVERIFY2(page->banner()->text().contains(QStringLiteral("no printer “Counter 9”")),
             qPrintable(page->banner()->text()));
    // Nowhere to write either.
    gone = whole;
    gone.folder = QStringLiteral("/proc/nowhere");
    bench_->tickets().setSetup(gone);
    page->reprint();
    QVERIFY(waitFor(
        [&] { return page->banner()->text().contains(QStringLiteral("could not be written")); }));
    bench_->tickets().setSetup(whole);
    page->reprint();
    QVERIFY(waitFor([&] { return QFile::exists(bench_->pdfOf(order)); }));
    QVERIFY2(!textOf(bench_->pdfOf(order)).contains(QStringLiteral("REPRINT")),
             "nothing was printed before");
}

void OrdersPageTest::anotherSeatInPlaceOfOne() {
    const QString order = bench_->sell(2);
    const auto page = ordersPage(order);
    QVERIFY(page);
    const QString old_code = bench_->codeOf(order, 0);
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
    QVERIFY(bench_->codeOf(order, 0) != old_code || bench_->codeOf(order, 1) != old_code);
}

void OrdersPageTest::exchangedWithTheDifferencePaid() {
    bench_ = std::make_unique<CounterBench>(std::vector<demo::Choice>{theatre, plain(200)});
    QVERIFY(bench_->ok());
    const QString order = bench_->sell(2);
    const auto page = ordersPage(order);
    QVERIFY(page);
    const auto paid = page->sheet()->order()[QLatin1String("paid_minor")].toInteger();
    const auto directory = [this](core::EventId event) {
        return bench_->engine().engine().directory().find(event);
    };
    const auto figuresOf = [this](const std::string& slug) {
        auto all = bench_->figures();
        std::erase_if(all, [&slug](const auto& one) { return one.slug != slug; });
        return all;
    };
    using ui::counter::SeatDialog;
    SeatDialog cheaper(SeatDialog::Kind::other_event,
                       {QStringLiteral("A-1"), QStringLiteral("A-2")}, figuresOf("plain-200"),
                       directory, nullptr);
    cheaper.setOrder(page->sheet()->order());
    cheaper.wish()->setText(QStringLiteral("10 11"));
    QVERIFY2(cheaper.act()->isEnabled(), qPrintable(cheaper.difference()->problem()));
    QVERIFY2(cheaper.difference()->text().contains(QStringLiteral("given back")),
             qPrintable(cheaper.difference()->text()));
    const QJsonObject too_late = cheaper.exchange();
    const auto public_hold =
        bench_->engine().client().post("/v1/events/plain-200/holds", seatsBody({"11"}));
    QCOMPARE(public_hold.status, 201);
    cheaper.wish()->setText(QStringLiteral("11 12"));
    QVERIFY2(cheaper.advice().startsWith(QStringLiteral("Not available: 11. Nearest free:")),
             qPrintable(cheaper.advice()));
    QVERIFY(!cheaper.act()->isEnabled());
    page->exchange(too_late, {});
    QVERIFY2(waitFor([&] { return page->banner()->text().endsWith(QStringLiteral(": 11.")); }),
             qPrintable(page->banner()->text()));
    cheaper.wish()->setText(QStringLiteral("20 21"));
    page->exchange(cheaper.exchange(), cheaper.outcome());
    QVERIFY2(waitFor([&] {
                 return page->sheet()->order()[QLatin1String("event")].toString() ==
                        QLatin1String("plain-200");
             }),
             qPrintable(page->banner()->text()));
    QVERIFY2(page->banner()->text().contains(QStringLiteral("Give back")),
             qPrintable(page->banner()->text()));
    const QJsonObject plain_order = page->sheet()->order();
    QCOMPARE(plain_order[QLatin1String("due_minor")].toInteger(), 0);
    QCOMPARE(plain_order[QLatin1String("refunded_minor")].toInteger(), paid - 4'000);

    SeatDialog dearer(SeatDialog::Kind::other_event, {QStringLiteral("10"), QStringLiteral("11")},
                      figuresOf("demo-theatre"), directory, nullptr);
    dearer.setOrder(plain_order);
    dearer.wish()->setText(QStringLiteral("E-5 E-6"));
    QVERIFY(dearer.act()->isEnabled());
    dearer.difference()->given()->setText(QStringLiteral("1"));
    QVERIFY2(!dearer.act()->isEnabled(), "one euro is not enough");
    dearer.difference()->given()->setText(QStringLiteral("1000"));
    QVERIFY(dearer.act()->isEnabled());
    QVERIFY(dearer.outcome().contains(QStringLiteral("change")));
    dearer.difference()->methods()->setCurrentIndex(1);
    QVERIFY2(!dearer.act()->isEnabled(), "a card has a reference");
    dearer.difference()->note()->setText(QStringLiteral("T-9"));
    page->exchange(dearer.exchange(), dearer.outcome());
    QVERIFY(waitFor([&] {
        return page->sheet()->order()[QLatin1String("event")].toString() ==
               QLatin1String("demo-theatre");
    }));
    const QJsonObject last = page->sheet()->order();
    QCOMPARE(last[QLatin1String("state")].toString(), QStringLiteral("paid"));
    QCOMPARE(last[QLatin1String("due_minor")].toInteger(), 0);
}

void OrdersPageTest::aPartIsCancelledAndGivenBack() {
    const QString order = bench_->sell(2);
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
    QVERIFY(waitFor(
        [&] { return page->sheet()->order()[QLatin1String("refunded_minor")].toInteger() > 0; }));
    page->sheet()->items()->clearSelection();
    QCOMPARE(page->sheet()->chosenItems().size(), std::size_t{1});
    const auto books = bench_->get(QStringLiteral("/v1/orders/") + order);
    QCOMPARE(books.body[QLatin1String("state")].toString(), QStringLiteral("paid"));
    QCOMPARE(books.body[QLatin1String("due_minor")].toInteger(), 0);
    QCOMPARE(bench_->engine().value("select count(*) from event_seat where state = 's'"),
             std::string("1"));
}

void OrdersPageTest::theSecondClerkSeesWhatChanged() {
    const QString order = bench_->sell(1);
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

void OrdersPageTest::theCustomerIsChanged() {
    const QString order = bench_->sell(1);
    const auto page = ordersPage(order);
    const auto other = ordersPage(order);
    QVERIFY(page && other);
    {
        ui::counter::BuyerDialog dialog(bench_->client(), page->sheet()->order(), nullptr);
        QVERIFY(dialog.change().isEmpty());
        QVERIFY2(dialog.payUntil() == nullptr, "it is paid");
        dialog.buyer()->setBuyer({QStringLiteral("Grace Hopper"),
                                  {},
                                  QStringLiteral("+1 555 10"),
                                  QStringLiteral("Navy band")});
        const QJsonObject change = dialog.change();
        QCOMPARE(change.size(), 3);
        page->changeBuyer(change);
    }
    QVERIFY(waitFor([&] {
        return page->sheet()->order()[QLatin1String("group")].toString() ==
               QLatin1String("Navy band");
    }));
    QVERIFY(waitFor([&] { return page->sheet()->history()->rowCount() == 2; }));
    const auto* what = page->sheet()->history()->item(1, 2);
    QVERIFY2(what->text().contains(QStringLiteral("group: – → Navy band")),
             qPrintable(what->text()));
    other->changeBuyer({{QStringLiteral("name"), QStringLiteral("Ada")}});
    QVERIFY(waitFor([&] { return other->banner()->isVisible(); }));
    QVERIFY2(other->banner()->text().contains(QStringLiteral("Navy band")),
             qPrintable(other->banner()->text()));
    QCOMPARE(bench_->engine().value("select buyer_name from orders"), std::string("Grace Hopper"));
}

void OrdersPageTest::dialogsWantTheirReason() {
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

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::OrdersPageTest)
#include "orderspage.moc"
