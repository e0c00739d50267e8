// Gate and shift over a real engine, with what their desk was told before.
#include "tests/support/paperreader.h"
#include "tests/ui/counterbench.h"
#include "ui/counter/gatepage.h"
#include "ui/counter/shiftpage.h"
#include "ui/counter/verdictpanel.h"
#include "ui/forms/moneyfield.h"
#include "ui/style/banner.h"

#include <QJsonArray>
#include <QPushButton>

namespace seatlock::tests {

using ui::counter::GatePage;
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
    void gateLetsInOnce();
    void gateGoesOnAlone();
    void refusedScansAreSetAside();
    void scansStayWithTheirHouse();
    void shiftFromCountToCount();

private:
    static bool waitFor(const std::function<bool()>& done) {
        return QTest::qWaitFor(done, patience_ms);
    }

    std::unique_ptr<CounterBench> bench_;
};

void CounterPagesTest::gateLetsInOnce() {
    const QString order = bench_->sell(2);
    const QString code = bench_->codeOf(order, 0);
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
    const QString other = bench_->codeOf(order, 1).toLower();
    for (qsizetype i = 0; i < other.size(); i += 4) typed += other.mid(i, 4) + QLatin1Char(' ');
    QVERIFY(scan(typed));
    QVERIFY2(page.verdict()->lets(), qPrintable(page.verdict()->reason()));
    QVERIFY(scan(QStringLiteral("https://example.org/menu")));
    QVERIFY(!page.verdict()->lets());
    QVERIFY2(waitFor([&] { return page.desk().counts().admitted == 2; }),
             qPrintable(page.countsText()));
    page.show();
    QVERIFY(page.code()->placeholderText().startsWith(QStringLiteral("Coming in")));
    QTest::keyClick(&page, Qt::Key_F8);
    QVERIFY(page.code()->placeholderText().startsWith(QStringLiteral("Going out")));
    QVERIFY(scan(code));
    QVERIFY(page.verdict()->lets());
    QCOMPARE(page.verdict()->headline(), QStringLiteral("Goes out"));
}

void CounterPagesTest::gateGoesOnAlone() {
    const QString order = bench_->sell(2);
    const QString first = bench_->codeOf(order, 0);
    const QString second = bench_->codeOf(order, 1);
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

void CounterPagesTest::refusedScansAreSetAside() {
    bench_ = std::make_unique<CounterBench>(std::vector<demo::Choice>{theatre, plain(200)});
    QVERIFY(bench_->ok());
    const QString order = bench_->sell(1);
    bench_->office().addUser("grete", {"gate"}, {"plain-200"});
    QVERIFY(bench_->signIn("edsger"));
    const QString code = bench_->codeOf(order, 0);
    const auto now = [] { return core::SystemClock::instance().wall(); };
    const QString folder = bench_->path(QStringLiteral("gate"));
    {
        ui::boxoffice::GateDesk desk(bench_->client(), folder, now);
        desk.setDoor(QStringLiteral("A"));
        desk.setEvent(bench_->event());
        QVERIFY(waitFor([&] { return desk.canBeAlone(); }));
        bench_->setLine(CounterBench::Line::cut);
        desk.scan(code, tickets::Direction::in);
        QVERIFY(waitFor([&] { return desk.waiting() == 1; }));
        bench_->setLine(CounterBench::Line::whole);
        QVERIFY2(bench_->signIn("grete"), "who has no right to this event");
        desk.refresh();
        QVERIFY(waitFor([&] { return desk.waiting() == 0; }));
        QCOMPARE(desk.refusals().size(), 1);
        QVERIFY(!desk.alone());
    }
    QVERIFY(bench_->signIn("edsger"));
    GatePage page(bench_->client(), bench_->settings(), folder, now);
    page.show();
    page.showEvent(bench_->event());
    QVERIFY(waitFor([&] { return page.banner()->isVisible(); }));
    QVERIFY2(page.banner()->text().contains(QStringLiteral("will not take")),
             qPrintable(page.banner()->text()));
    QCOMPARE(bench_->engine().value("select count(*) from check_in"), std::string("0"));
    const auto buttons = page.banner()->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    buttons.front()->click();
    QVERIFY(
        waitFor([&] { return page.desk().refusals().isEmpty() && page.desk().waiting() == 0; }));
    QVERIFY(waitFor([&] { return !page.banner()->isVisible(); }));
    QCOMPARE(bench_->engine().value("select count(*) from check_in where result = 'v'"),
             std::string("1"));
}

void CounterPagesTest::scansStayWithTheirHouse() {
    const auto keysOf = [](const char* first) {
        const QJsonObject key{{QStringLiteral("key"), 1},
                              {QStringLiteral("public_key"), QString::fromLatin1(first)}};
        return QJsonObject{{QStringLiteral("keys"), QJsonArray{key}}};
    };
    const auto scan = [](const char* id) {
        return QJsonObject{{QStringLiteral("scan"), QString::fromLatin1(id)}};
    };
    const QString folder = bench_->path(QStringLiteral("houses"));
    {
        ui::boxoffice::GateBook book(folder);
        book.setKeys(keysOf("north"));
        book.addRevocations(QStringLiteral("gala"),
                            {{QStringLiteral("revoked"), QJsonArray{QStringLiteral("7")}},
                             {QStringLiteral("version"), QStringLiteral("3")}});
        book.keep(scan("a"));
        book.keep(scan("b"));
        book.refuse(QStringLiteral("b"), QStringLiteral("no"));
        QCOMPARE(book.waiting(), QList<QJsonObject>{scan("a")});
        book.setKeys(keysOf("south"));
        QVERIFY(book.waiting().isEmpty() && book.refused().isEmpty());
        QCOMPARE(book.elsewhere(), 2);
        QVERIFY(book.revoked(QStringLiteral("gala")).empty());
        QVERIFY(book.revocationsVersion(QStringLiteral("gala")).isEmpty());
        book.keep(scan("c"));
        book.told({QStringLiteral("a")});
        book.dismissRefused();
        QCOMPARE(book.elsewhere(), 2);
    }
    ui::boxoffice::GateBook book(folder);
    QCOMPARE(book.waiting(), QList<QJsonObject>{scan("c")});
    book.setKeys(keysOf("north"));
    QCOMPARE(book.waiting(), QList<QJsonObject>{scan("a")});
    QCOMPARE(book.refused().size(), 1);
    QCOMPARE(book.revocationsVersion(QStringLiteral("gala")), QStringLiteral("3"));
    book.tellAgain();
    QCOMPARE(book.waiting().size(), 2);
    book.told({QStringLiteral("a"), QStringLiteral("b")});
    QCOMPARE(book.elsewhere(), 1);
}

void CounterPagesTest::shiftFromCountToCount() {
    ShiftPage page(bench_->client());
    page.resize(1'200, 800);
    page.show();
    page.setCurrencies({QStringLiteral("EUR")});
    page.startSum()->setMinor(10'000);
    page.openButton()->click();
    QVERIFY2(waitFor([&] { return !page.shift().isEmpty(); }), qPrintable(page.banner()->text()));
    const QString order = bench_->sell(2);
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
