// Draws the counter's pages over a real engine. Run by hand:
//     countergallery DIR [dark] [WIDTHxHEIGHT] [TEXT%]
#include "tests/ui/counterbench.h"
#include "ui/counter/gatepage.h"
#include "ui/counter/moneydialog.h"
#include "ui/counter/ordersheet.h"
#include "ui/counter/orderspage.h"
#include "ui/counter/paycard.h"
#include "ui/counter/sellpage.h"
#include "ui/counter/shiftpage.h"
#include "ui/counter/verdictpanel.h"
#include "ui/forms/listpane.h"
#include "ui/forms/moneyfield.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cstdio>

#include <QApplication>
#include <QJsonArray>

namespace {

using namespace seatlock;
using namespace seatlock::tests;
using ui::boxoffice::Cart;

QString prefix;
QSize page_size(1280, 800);

void shoot(QWidget& widget, const char* name) {
    QTest::qWait(400);
    const QString path = prefix + QString::fromLatin1(name) + QStringLiteral(".png");
    widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

bool comes(ui::counter::SellPage& page, Cart::Phase phase) {
    return QTest::qWaitFor([&] { return page.desk().cart().phase() == phase; }, patience_ms);
}

void want(ui::counter::SellPage& page, const char* text) {
    page.wish()->setText(QString::fromLatin1(text));
    QTest::keyClick(page.wish(), Qt::Key_Return);
}

QString shootSell(CounterBench& bench) {
    ui::counter::SellPage page(bench.client(), bench.tickets(),
                               bench.path(QStringLiteral("sale.json")));
    page.resize(page_size);
    page.show();
    shoot(page, "sell-no-event");
    page.setEvents(bench.figures());
    page.showEvent(bench.event());
    page.apply(bench.seen(bench.event()));
    shoot(page, "sell-empty");
    want(page, "4 standard");
    comes(page, Cart::Phase::held);
    page.apply(bench.seen(bench.event()));
    shoot(page, "sell-held");
    page.desk().setBuyer({QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"), {}});
    page.pay()->amount()->setText(QStringLiteral("300"));
    QTest::keyClick(page.pay()->amount(), Qt::Key_Return);
    shoot(page, "sell-change");
    page.pay()->finish();
    comes(page, Cart::Phase::sold);
    page.apply(bench.seen(bench.event()));
    shoot(page, "sell-sold");
    const QString order = page.desk().cart().order();
    const std::string seat = page.desk().cart().lines()[1].seat.toStdString();
    want(page, seat.c_str());
    shoot(page, "sell-gone");
    want(page, "1");
    comes(page, Cart::Phase::held);
    page.pay()->setMethod(ui::boxoffice::Method::card);
    shoot(page, "sell-card");
    page.desk().tick(page.desk().cart().expiresAt());
    shoot(page, "sell-lapsed");
    page.desk().release();
    return order;
}

void shootOrders(CounterBench& bench, const QString& order) {
    ui::counter::OrdersPage page(bench.client(), bench.tickets(), [&bench](core::EventId event) {
        return bench.engine().engine().directory().find(event);
    });
    page.resize(page_size);
    page.show();
    page.setEvents(bench.figures());
    shoot(page, "orders");
    page.open(order);
    QTest::qWait(500);
    page.sheet()->items()->selectRow(1);
    shoot(page, "orders-open");
    ui::counter::MoneyDialog dialog(ui::counter::MoneyDialog::Act::cancel, 5'500,
                                    QStringLiteral("EUR"), QStringLiteral("A-12"), &page);
    dialog.show();
    shoot(dialog, "orders-cancel");
    dialog.close();
}

/// Not a picture: its tickets on both papers.
void savePaper(CounterBench& bench, const QString& order) {
    const auto before = bench.tickets().setup();
    for (const auto paper : {ui::paper::Paper::a4, ui::paper::Paper::roll}) {
        auto setup = before;
        setup.paper = paper;
        bench.tickets().setSetup(setup);
        const QString path =
            prefix + (paper == ui::paper::Paper::a4 ? QStringLiteral("tickets-a4.pdf")
                                                    : QStringLiteral("tickets-roll.pdf"));
        bench.tickets().save(order, path);
        QTest::qWait(800);
        std::printf("%s\n", qPrintable(path));
    }
    bench.tickets().setSetup(before);
}

void shootShift(CounterBench& bench) {
    ui::counter::ShiftPage page(bench.client());
    page.resize(page_size);
    page.show();
    shoot(page, "shift-none");
    page.startSum()->setMinor(20'000);
    page.open();
    QTest::qWait(600);
    bench.sell(2);
    page.hide();
    page.show();
    QTest::qWait(600);
    page.counted()->setMinor(19'500);
    shoot(page, "shift-open");
    page.close(QStringLiteral("Five euros missing: a child's price was given by hand."));
    QTest::qWait(600);
    shoot(page, "shift-closed");
    page.savePdf(prefix + QStringLiteral("shift.pdf"));
}

void shootGate(CounterBench& bench, const QString& order) {
    const auto tickets = bench.get(QStringLiteral("/v1/orders/%1/tickets").arg(order))
                             .body[QLatin1String("tickets")]
                             .toArray();
    const auto code = [&tickets](int i) {
        return tickets[i].toObject()[QLatin1String("code")].toString();
    };
    ui::counter::GatePage page(bench.client(), bench.settings(), bench.path(QStringLiteral("gate")),
                               [] { return core::SystemClock::instance().wall(); });
    page.resize(page_size);
    page.show();
    page.setEvents(bench.figures());
    page.showEvent(bench.event());
    shoot(page, "gate-no-door");
    page.door()->setText(QStringLiteral("North"));
    shoot(page, "gate-wait");
    const auto scan = [&page](const QString& text) {
        page.code()->setText(text);
        QTest::keyClick(page.code(), Qt::Key_Return);
        QTest::qWait(500);
    };
    scan(code(0));
    shoot(page, "gate-in");
    scan(code(0));
    shoot(page, "gate-used");
    scan(QStringLiteral("https://example.org/menu"));
    shoot(page, "gate-foreign");
    bench.setLine(CounterBench::Line::cut);
    scan(code(1));
    shoot(page, "gate-alone");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = app.arguments();
    const bool dark = arguments.contains(QStringLiteral("dark"));
    QApplication::setStyle(new ui::style::ConsoleStyle);
    QApplication::setPalette(dark ? ui::style::darkPalette() : ui::style::lightPalette());
    for (const QString& argument : arguments) {
        const QStringList sides = argument.split(QLatin1Char('x'));
        if (sides.size() == 2 && sides[0].toInt() > 0) {
            page_size = {sides[0].toInt(), sides[1].toInt()};
        }
        if (argument.endsWith(QLatin1Char('%'))) {
            QFont font = QApplication::font();
            font.setPointSizeF(font.pointSizeF() * argument.chopped(1).toInt() / 100);
            QApplication::setFont(font);
        }
    }
    prefix = QStringLiteral("%1/%2-").arg(arguments.value(1, QDir::tempPath()),
                                          dark ? QStringLiteral("dark") : QStringLiteral("light"));
    CounterBench bench;
    if (!bench.ok()) return 1;
    const QString order = shootSell(bench);
    shootOrders(bench, order);
    savePaper(bench, order);
    shootShift(bench);
    shootGate(bench, order);
    return 0;
}
