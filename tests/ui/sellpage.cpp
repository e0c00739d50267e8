// Selling at the counter over a real engine: by keys alone, from the first to the printed ticket;
// what is gone, what is repeated, and what a power cut leaves.
#include "ui/counter/sellpage.h"

#include "tests/support/paperreader.h"
#include "tests/support/wrongclock.h"
#include "tests/ui/counterbench.h"
#include "ui/counter/cartcard.h"
#include "ui/counter/paycard.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/banner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>

namespace seatlock::tests {

using ui::boxoffice::Cart;
using ui::boxoffice::Method;
using ui::counter::SellPage;
using Phase = Cart::Phase;

class SellPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPairInFewKeys();
    void theSameAgain();
    void goneSeatsAreAnsweredWithTheNearest();
    void seatsByLabelGrowTheCart();
    void seatsFromTheMap();
    void typesAndSplitPayment();
    void reservedForLater();
    void timeRunsOut();
    void aWrongClockChangesNoCountdown();
    void answerIsLost();
    void powerFailsBeforeTheOrder();
    void powerFailsBeforePrinting();
    void aSaleOfAnotherHouseIsLeftAlone();

private:
    std::unique_ptr<SellPage> makePage();
    SellPage& page() { return *page_; }
    const Cart& cart() { return page_->desk().cart(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const char* text);
    bool comes(Phase phase) {
        return QTest::qWaitFor([&] { return cart().phase() == phase; }, patience_ms);
    }
    bool isPrinted(const QString& order) {
        return QTest::qWaitFor([&] { return QFile::exists(bench_->pdfOf(order)); }, patience_ms) &&
               QTest::qWaitFor([&] { return journal().isEmpty(); }, patience_ms);
    }
    QByteArrayList journal() {
        return ui::boxoffice::Journal(bench_->path(QStringLiteral("sale.json"))).read();
    }
    std::string count(const char* what) {
        return bench_->engine().value("select count(*) from " + std::string(what));
    }
    /// Free ones side by side.
    std::vector<std::string> freeSeats(int count);
    void takeAway(const std::string& label);

    std::unique_ptr<CounterBench> bench_;
    std::unique_ptr<SellPage> page_;
    int keys_ = 0;
};

void SellPageTest::init() {
    bench_ = std::make_unique<CounterBench>();
    QVERIFY(bench_->ok());
    page_ = makePage();
    keys_ = 0;
}

void SellPageTest::cleanup() {
    page_.reset();
    bench_.reset();
}

std::unique_ptr<SellPage> SellPageTest::makePage() {
    auto page = std::make_unique<SellPage>(bench_->client(), bench_->tickets(),
                                           bench_->path(QStringLiteral("sale.json")));
    page->resize(1'280, 800);
    page->show();
    if (!QTest::qWaitForWindowActive(page.get())) qWarning("the window is not active");
    page->setEvents(bench_->figures());
    page->showEvent(bench_->event());
    page->apply(bench_->seen(bench_->event()));
    return page;
}

void SellPageTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    ++keys_;
    QWidget* focused = page().focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &page(), key, modifiers);
}

void SellPageTest::type(const char* text) {
    for (const char* letter = text; *letter != '\0'; ++letter) {
        ++keys_;
        QTest::keyClick(page().focusWidget(), *letter);
    }
}

std::vector<std::string> SellPageTest::freeSeats(int count) {
    const auto event = bench_->event();
    const auto& plan = event->plan();
    std::vector<std::string> out;
    for (core::SeatNo seat = 0; seat < plan.size(); ++seat) {
        const bool beside = out.empty() || plan.besideNext(seat - 1);
        if (!beside || event->board().fact(seat).state != board::SeatState::available) out.clear();
        if (event->board().fact(seat).state == board::SeatState::available) {
            out.emplace_back(plan.label(seat));
        }
        if (static_cast<int>(out.size()) == count) return out;
    }
    return {};
}

void SellPageTest::takeAway(const std::string& label) {
    const auto reply =
        bench_->office().client().post("/v1/events/demo-theatre/holds", seatsBody({label}));
    QCOMPARE(reply.status, 201);
}

void SellPageTest::aPairInFewKeys() {
    type("2");
    press(Qt::Key_Return);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    QCOMPARE(cart().lines().size(), std::size_t{2});
    press(Qt::Key_Return);
    QVERIFY(page().desk().till().complete());
    press(Qt::Key_Return);
    QVERIFY2(comes(Phase::sold), qPrintable(page().banner()->text()));
    const QString order = cart().order();
    QVERIFY2(isPrinted(order), qPrintable(page().banner()->text()));
    qInfo("%d keys", keys_);
    QVERIFY(keys_ <= 12);
    const auto books = bench_->get(QStringLiteral("/v1/orders/") + order);
    QCOMPARE(books.body[QLatin1String("state")].toString(), QStringLiteral("paid"));
    QCOMPARE(books.body[QLatin1String("due_minor")].toInteger(), 0);
    QCOMPARE(books.body[QLatin1String("items")].toArray().size(), 2);
    const auto payment = books.body[QLatin1String("payments")].toArray()[0].toObject();
    QCOMPARE(payment[QLatin1String("method")].toString(), QStringLiteral("cash"));
    const auto pages = pagesOf(bench_->pdfOf(order));
    QCOMPARE(pages.size(), std::size_t{2});
    const auto tickets = bench_->get(QStringLiteral("/v1/orders/%1/tickets").arg(order));
    const QJsonArray all = tickets.body[QLatin1String("tickets")].toArray();
    QCOMPARE(all.size(), 2);
    for (int i = 0; i < all.size(); ++i) {
        QCOMPARE(codesIn(pages[static_cast<std::size_t>(i)]),
                 QStringList{all[i].toObject()[QLatin1String("code")].toString()});
    }
    QVERIFY2(page().wish()->hasFocus(), "the next customer's wish can be typed at once");
}

void SellPageTest::theSameAgain() {
    type("3 standard");
    press(Qt::Key_Return);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    press(Qt::Key_F4);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::sold));
    QVERIFY(isPrinted(cart().order()));
    const auto first = cart().lines();
    keys_ = 0;
    press(Qt::Key_F8);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    QCOMPARE(cart().lines().size(), first.size());
    QCOMPARE(cart().lines()[0].category, first[0].category);
    QCOMPARE(cart().lines()[0].ticket_type, first[0].ticket_type);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::sold));
    QCOMPARE(keys_, 3);
    QCOMPARE(count("orders"), std::string("2"));
}

void SellPageTest::goneSeatsAreAnsweredWithTheNearest() {
    const auto seats = freeSeats(2);
    QCOMPARE(seats.size(), std::size_t{2});
    takeAway(seats[0]);
    type((seats[0] + ", " + seats[1]).c_str());
    press(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return page().banner()->isVisible(); }, patience_ms));
    QVERIFY2(page().banner()->text().contains(QString::fromStdString(seats[0])),
             qPrintable(page().banner()->text()));
    QVERIFY2(page().banner()->text().contains(QStringLiteral("Nearest")),
             qPrintable(page().banner()->text()));
    QCOMPARE(cart().phase(), Phase::empty);
    press(Qt::Key_N, Qt::AltModifier);
    auto* take = page().banner()->findChild<QPushButton*>();
    QVERIFY(take != nullptr);
    if (cart().phase() == Phase::empty) take->click();
    QVERIFY(comes(Phase::held));
    QCOMPARE(cart().lines().size(), std::size_t{1});
}

void SellPageTest::seatsByLabelGrowTheCart() {
    const auto seats = freeSeats(3);
    QCOMPARE(seats.size(), std::size_t{3});
    type(seats[0].c_str());
    press(Qt::Key_Return);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    const QString hold = cart().hold();
    press(Qt::Key_F3);
    type((seats[1] + " " + seats[2]).c_str());
    press(Qt::Key_Return);
    QVERIFY2(QTest::qWaitFor([&] { return cart().lines().size() == 3; }, patience_ms),
             qPrintable(page().banner()->text()));
    QCOMPARE(cart().hold(), hold);
    page().desk().drop({QString::fromStdString(seats[1])});
    QVERIFY(QTest::qWaitFor([&] { return cart().lines().size() == 2; }, patience_ms));
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QVERIFY(comes(Phase::empty));
    QVERIFY(
        QTest::qWaitFor([&] { return count("event_seat where state = 'h'") == "0"; }, patience_ms));
}

void SellPageTest::seatsFromTheMap() {
    const auto seats = freeSeats(2);
    const auto& plan = bench_->event()->plan();
    auto& selection = page().map()->selection();
    const std::vector<core::SeatNo> one{*plan.find(seats[0])};
    selection.set(one);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    QVERIFY(selection.contains(one[0]));
    selection.toggle(*plan.find(seats[1]));
    QVERIFY2(QTest::qWaitFor([&] { return cart().lines().size() == 2; }, patience_ms),
             qPrintable(page().banner()->text()));
    selection.toggle(one[0]);
    QVERIFY(QTest::qWaitFor([&] { return cart().lines().size() == 1; }, patience_ms));
    QVERIFY(!selection.contains(one[0]));
}

void SellPageTest::typesAndSplitPayment() {
    type("2 premium");
    press(Qt::Key_Return);
    QVERIFY2(comes(Phase::held), qPrintable(page().banner()->text()));
    page().pay()->setMethod(Method::card);
    press(Qt::Key_F7);
    type("20");
    press(Qt::Key_Return);
    QVERIFY2(page().pay()->note()->hasFocus(), "a card payment wants its reference");
    type("T-4711");
    press(Qt::Key_Return);
    QCOMPARE(page().desk().till().paid(), 2'000);
    page().pay()->setMethod(Method::cash);
    press(Qt::Key_F7);
    type("200");
    press(Qt::Key_Return);
    QVERIFY(page().desk().till().complete());
    QVERIFY(page().pay()->leftText().contains(QStringLiteral("Change")));
    press(Qt::Key_F9);
    QVERIFY2(comes(Phase::sold), qPrintable(page().banner()->text()));
    const auto books = bench_->get(QStringLiteral("/v1/orders/") + cart().order());
    QCOMPARE(books.body[QLatin1String("payments")].toArray().size(), 2);
    QCOMPARE(books.body[QLatin1String("due_minor")].toInteger(), 0);
    QVERIFY(isPrinted(cart().order()));
}

void SellPageTest::reservedForLater() {
    type("1");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    page().desk().setBuyer({QStringLiteral("Ada Lovelace"), {}, QStringLiteral("0123")});
    const auto until = QDateTime::currentDateTimeUtc().addSecs(3'600);
    page().desk().sell(until.toString(Qt::ISODate));
    QVERIFY2(comes(Phase::sold), qPrintable(page().banner()->text()));
    const auto books = bench_->get(QStringLiteral("/v1/orders/") + cart().order());
    QCOMPARE(books.body[QLatin1String("state")].toString(), QStringLiteral("open"));
    QVERIFY(!QFile::exists(bench_->pdfOf(cart().order())));
}

void SellPageTest::timeRunsOut() {
    type("2");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    page().desk().tick(cart().expiresAt());
    QCOMPARE(cart().phase(), Phase::lapsed);
    QVERIFY(page().banner()->isVisible());
    type("2");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
}

/// The desk is three hours behind; seats are held by the database's clock.
void SellPageTest::aWrongClockChangesNoCountdown() {
    page_.reset();
    static const WrongClock clock(-core::Micros{3 * 3'600} * 1'000'000);
    bench_ = std::make_unique<CounterBench>(std::vector<demo::Choice>{theatre}, clock);
    QVERIFY(bench_->ok());
    page_ = makePage();
    page().setClock(
        [this] { return clock.wall() + bench_->engine().engine().sample().clock_offset; });
    type("2");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    const auto shown = [this] { return page().cart()->stateText(); };
    QVERIFY2(QTest::qWaitFor([&] { return shown().contains(QStringLiteral("14:")); }, patience_ms),
             qPrintable(shown()));
}

void SellPageTest::answerIsLost() {
    type("2");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    press(Qt::Key_Return);
    bench_->setLine(CounterBench::Line::answers_lost);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::unsure));
    QVERIFY(QTest::qWaitFor([&] { return count("orders") == "1"; }, patience_ms));
    bench_->setLine(CounterBench::Line::whole);
    QVERIFY2(comes(Phase::sold), "it asks again by itself");
    QCOMPARE(count("orders"), std::string("1"));
    QVERIFY(isPrinted(cart().order()));
}

void SellPageTest::powerFailsBeforeTheOrder() {
    type("2");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    press(Qt::Key_Return);
    bench_->setLine(CounterBench::Line::cut);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::unsure));
    QVERIFY(QTest::qWaitFor([&] { return !journal().isEmpty(); }, patience_ms));
    page_.reset();
    bench_->setLine(CounterBench::Line::whole);
    page_ = makePage();
    page().desk().resume();
    QVERIFY2(comes(Phase::sold), qPrintable(page().banner()->text()));
    QCOMPARE(count("orders"), std::string("1"));
    QCOMPARE(count("event_seat where state = 's'"), std::string("2"));
    QVERIFY(isPrinted(cart().order()));
}

void SellPageTest::powerFailsBeforePrinting() {
    auto setup = bench_->tickets().setup();
    const auto good = setup;
    setup.way = ui::boxoffice::PrintSetup::Way::printer;
    setup.printer = QStringLiteral("Nowhere");
    bench_->tickets().setSetup(setup);
    type("1");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::sold));
    const QString order = cart().order();
    QVERIFY(QTest::qWaitFor(
        [&] { return page().banner()->text().contains(QStringLiteral("Nowhere")); }, patience_ms));
    QVERIFY2(!journal().isEmpty(), "it is not over before it is printed");
    page_.reset();
    bench_->tickets().setSetup(good);
    page_ = makePage();
    page().desk().resume();
    QVERIFY(comes(Phase::sold));
    QCOMPARE(cart().order(), order);
    QVERIFY(isPrinted(order));
}

void SellPageTest::aSaleOfAnotherHouseIsLeftAlone() {
    const QByteArray other = "{\"hold\":\"H-1\",\"house\":\"elsewhere\",\"phase\":\"unsure\"}\n";
    page_.reset();
    QFile file(bench_->path(QStringLiteral("sale.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) == other.size());
    file.close();
    page_ = makePage();
    page().desk().resume();
    type("1");
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::held));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QVERIFY(comes(Phase::sold));
    QVERIFY(
        QTest::qWaitFor([&] { return QFile::exists(bench_->pdfOf(cart().order())); }, patience_ms));
    QVERIFY(
        QTest::qWaitFor([&] { return journal() == QByteArrayList{other.trimmed()}; }, patience_ms));
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::SellPageTest)
#include "sellpage.moc"
