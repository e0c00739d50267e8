// Draws the pages of those who sign in, over a real engine. Run by hand:
//     officegallery DIR [dark] [WIDTHxHEIGHT]
#include "tests/support/staffoffice.h"
#include "tests/support/testengine.h"
#include "ui/dialogs/firstadministrator.h"
#include "ui/dialogs/signindialog.h"
#include "ui/events/eventform.h"
#include "ui/events/eventspage.h"
#include "ui/inventory/actionspanel.h"
#include "ui/inventory/inventorypage.h"
#include "ui/people/staffpage.h"
#include "ui/people/tokendialog.h"
#include "ui/reports/reportpaper.h"
#include "ui/reports/reportspage.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

namespace {

using namespace seatlock;
using namespace seatlock::tests;

QString prefix;
QSize page_size(1280, 760);

void shoot(QWidget& widget, const char* name) {
    QTest::qWait(400);
    const QString path = prefix + QString::fromLatin1(name) + QStringLiteral(".png");
    widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

void chooseFirst(QWidget& page) {
    for (auto* view : page.findChildren<QTableView*>()) {
        if (view->isVisible() && view->model()->rowCount() > 0) {
            view->setCurrentIndex(view->model()->index(0, 0));
        }
    }
}

void shootDialogs(ui::host::StaffClient& client) {
    ui::dialogs::FirstAdministrator first(client);
    first.resize(page_size);
    first.show();
    shoot(first, "first-administrator");
    ui::dialogs::SignInDialog dialog(client);
    dialog.ask(true);
    shoot(dialog, "sign-in");
    dialog.close();
}

void shootStaff(ui::host::StaffClient& client) {
    ui::people::StaffPage page(client);
    page.resize(page_size);
    page.show();
    QTest::qWait(400);
    shoot(page, "staff-users");
    chooseFirst(page);
    shoot(page, "staff-user");
    page.tabs().setCurrentIndex(1);
    shoot(page, "staff-tokens");
    ui::people::TokenDialog dialog(client);
    dialog.QDialog::show();
    shoot(dialog, "staff-token");
    dialog.close();
    page.tabs().setCurrentIndex(2);
    QTest::qWait(300);
    chooseFirst(page);
    shoot(page, "staff-trail");
}

void shootEvents(ui::host::StaffClient& client) {
    ui::events::EventsPage page(client);
    page.resize(page_size);
    page.show();
    QTest::qWait(600);
    shoot(page, "events-new");
    chooseFirst(page);
    QTest::qWait(400);
    for (int tab = 0; tab < page.form().tabs().count(); ++tab) {
        page.form().tabs().setCurrentIndex(tab);
        shoot(page, qPrintable(QStringLiteral("events-%1").arg(tab)));
    }
    ui::events::DatesDialog dialog(ui::events::DatesDialog::Kind::series, QStringLiteral("Hamlet"),
                                   QStringLiteral("Europe/Berlin"), QDateTime::currentDateTime());
    dialog.show();
    shoot(dialog, "events-series");
}

void shootInventory(ui::host::StaffClient& client, Engine& engine) {
    ui::inventory::InventoryPage page(client);
    page.resize(page_size);
    page.show();
    shoot(page, "inventory-empty");
    const auto event = engine.directory().all().front();
    monitor::EventFigures figures;
    figures.id = event->id();
    figures.name = event->info()->name;
    page.map().setEvents({figures});
    page.setEvent(event);
    QTest::qWait(300);
    std::vector<core::SeatNo> seats;
    for (core::SeatNo seat = 40; seat < 70; ++seat) seats.push_back(seat);
    page.map().view()->selection().set(seats);
    shoot(page, "inventory-chosen");
    page.actions().findChild<QPushButton*>(QStringLiteral("apply"))->click();
    QTest::qWait(500);
    shoot(page, "inventory-blocked");
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    shoot(page, "inventory-list");
}

void shootReports(ui::host::StaffClient& client) {
    ui::reports::ReportsPage page(client);
    page.resize(page_size);
    page.show();
    QTest::qWait(800);
    shoot(page, "reports-sales");
    page.tabs().setCurrentIndex(1);
    shoot(page, "reports-seats");
    page.tabs().setCurrentIndex(2);
    shoot(page, "reports-person");
    client.get(QStringLiteral("/v1/staff/events/demo-theatre/report"), &page,
               [&client](const ui::host::Answer& answer) {
                   const auto written = ui::reports::writeReport(
                       answer.body, client.name(), prefix + QStringLiteral("report.pdf"));
                   std::printf("%s\n", written ? "report.pdf" : written.error().detail.c_str());
               });
    QTest::qWait(800);
}

/// Some buyers, so that there is something to report.
void sell(TestEngine& engine) {
    auto http = engine.client();
    for (int i = 0; i < 60; ++i) {
        const std::string wanted =
            "{\"best_available\":{\"quantity\":" + std::to_string(1 + i % 5) + "}}";
        const auto held = http.post("/v1/events/demo-theatre/holds", wanted);
        if (held.status != 201 || i % 7 == 6) continue;
        http.post("/v1/orders", "{\"hold\":\"" + held.text("hold") +
                                    "\",\"buyer\":{\"name\":\"Buyer " + std::to_string(i) +
                                    "\",\"email\":\"buyer" + std::to_string(i) +
                                    "@example.org\"}}");
    }
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
    }
    prefix = QStringLiteral("%1/%2-%3-")
                 .arg(arguments.value(1, QDir::tempPath()),
                      dark ? QStringLiteral("dark") : QStringLiteral("light"))
                 .arg(app.devicePixelRatio());
    TestEngine engine({theatre}, staffLimits());
    StaffOffice office(engine);
    if (!engine.ok() || !office.ok()) return 1;
    office.addUser("grace", {"organizer", "box_office"});
    office.addUser("edsger", {"gate"}, {"demo-theatre"});
    office.makeToken(office.boss(), {"events_read", "reports_read"});
    ui::host::StaffClient client([&engine](auto&&... request) {
        return engine.engine().call(std::forward<decltype(request)>(request)...);
    });
    shootDialogs(client);
    client.signIn(QStringLiteral("boss"), QString::fromStdString(staff_password), &app,
                  [](const ui::host::Answer&) {});
    if (!QTest::qWaitFor([&client] { return client.signedIn(); }, 20'000)) return 1;
    shootStaff(client);
    sell(engine);
    shootEvents(client);
    shootInventory(client, engine.engine());
    shootReports(client);
    return 0;
}
