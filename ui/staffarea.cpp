#include "ui/staffarea.h"

#include "engine/board/demoevents.h"
#include "ui/accountbutton.h"
#include "ui/counter/gatepage.h"
#include "ui/counter/orderspage.h"
#include "ui/counter/sellpage.h"
#include "ui/counter/shiftpage.h"
#include "ui/counterarea.h"
#include "ui/dialogs/firstadministrator.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/events/eventform.h"
#include "ui/events/eventspage.h"
#include "ui/inventory/inventorypage.h"
#include "ui/people/staffpage.h"
#include "ui/reports/reportspage.h"
#include "ui/statusstrip.h"
#include "ui/style/banner.h"
#include "ui/venues/venuespage.h"
#include "ui/views.h"
#include "ui/windowactions.h"
#include "ui/workspace.h"

#include <algorithm>

#include <QAction>
#include <QPushButton>

namespace seatlock::ui {

using State = host::EngineHost::State;
using Mode = host::EngineHost::Mode;

StaffArea::StaffArea(host::EngineHost& host, Views& views, WindowActions& actions,
                     StatusStrip& strip, bool guided, QWidget* window)
    : QObject(window),
      host_(host),
      views_(views),
      actions_(actions),
      strip_(strip),
      window_(window),
      guided_(guided),
      client_([&host](auto&&... request) {
          return host.call(std::forward<decltype(request)>(request)...);
      }),
      nobody_(new style::Banner(&views.workspace())) {
    nobody_->setDismissible(false);
    views_.workspace().addBanner(nobody_);
    connect(nobody_->addAction(tr("Create the Administrator…")), &QPushButton::clicked, this,
            &StaffArea::showSetup);
    views_.workspace().setFoot(new AccountButton(client_, actions_));
    connect(&client_, &host::StaffClient::signedInChanged, this, &StaffArea::showPerson);
    connect(&client_, &host::StaffClient::signInNeeded, this, &StaffArea::signIn);
    connectActions();
    showPerson();
}

void StaffArea::addPages(const CounterArea& counter) {
    using P = staff::Permission;
    addPage("sell", style::Icon::ticket, tr("Sell"), P::orders_write, counter.sell());
    addPage("orders", style::Icon::receipt, tr("Orders"), P::orders_read, counter.orders());
    addPage("gate", style::Icon::door, tr("Gate"), P::checkins_write, counter.gate());
    addPage("shift", style::Icon::cash, tr("Shift"), P::shifts_write, counter.shift());
    auto* events = new events::EventsPage(client_);
    connect(events, &events::EventsPage::seatsWanted, this, &StaffArea::seatsWanted);
    events->form().setClock([&host = host_] { return host.databaseNow(); });
    addPage("events", style::Icon::calendar, tr("Events"), P::events_read, events);
    addPage("venues", style::Icon::venue, tr("Venues"), P::venues_write,
            new venues::VenuesPage(client_));
    inventory_ = new inventory::InventoryPage(client_);
    addPage("inventory", style::Icon::seats, tr("Inventory"), P::inventory_write, inventory_);
    addPage("reports", style::Icon::report, tr("Reports"), P::reports_read,
            new reports::ReportsPage(client_));
    addPage("staff", style::Icon::people, tr("Staff"), P::tokens_manage,
            new people::StaffPage(client_));
    showPerson();
}

void StaffArea::addPage(const char* id, style::Icon icon, const QString& title,
                        staff::Permission permission, QWidget* page) {
    const auto name = QString::fromLatin1(id);
    views_.workspace().addPage(name, style::Icons::icon(icon), title, page);
    actions_.addPage(name, title);
    pages_.push_back({name, permission});
}

void StaffArea::connectActions() {
    connect(actions_.sign_in, &QAction::triggered, this,
            [this] { nobody_->isHidden() ? signIn() : showSetup(); });
    connect(actions_.sign_out, &QAction::triggered, &client_, &host::StaffClient::signOut);
    connect(actions_.change_password, &QAction::triggered, this, &StaffArea::changePassword);
}

void StaffArea::showState() {
    const bool serves = host_.state() == State::running && host_.mode() == Mode::serving;
    actions_.sign_in->setEnabled(serves && !client_.signedIn());
    if (host_.state() == State::starting) nobody_->clear();
    if (!serves) return;
    client_.resume();
    askSetup();
}

void StaffArea::showPerson() {
    for (const auto& [id, permission] : pages_) {
        const bool may = client_.signedIn() && client_.may(permission);
        views_.workspace().setPageShown(id, may);
        actions_.setPageShown(id, may);
    }
    const bool in = client_.signedIn();
    actions_.sign_in->setEnabled(!in && host_.state() == State::running &&
                                 host_.mode() == Mode::serving);
    actions_.sign_out->setEnabled(in);
    actions_.change_password->setEnabled(in && !client_.demo());
    strip_.showPerson(!in              ? QString()
                      : client_.demo() ? tr("%1 (demo account)").arg(client_.name())
                                       : client_.name());
    if (in) nobody_->clear();
}

bool StaffArea::demoEvents() const {
    return std::ranges::any_of(host_.snapshot().events, [](const monitor::EventFigures& event) {
        return board::isDemoEvent(event.slug);
    });
}

void StaffArea::signIn() {
    if (dialog_ == nullptr) dialog_ = new dialogs::SignInDialog(client_, window_);
    if (dialog_->isVisible()) return;
    dialog_->ask(demoEvents());
}

void StaffArea::askSetup() {
    client_.get(QStringLiteral("/v1/setup"), this, [this](const host::Answer& answer) {
        if (!answer.body.value(QLatin1String("needed")).toBool()) return nobody_->clear();
        nobody_->say(style::Banner::Kind::info,
                     tr("Nobody can sign in yet: this box office has no administrator."));
        if (std::exchange(guided_, false)) showSetup();
    });
}

void StaffArea::showSetup() {
    if (first_ == nullptr) {
        first_ = new dialogs::FirstAdministrator(client_, &views_);
        views_.addWidget(first_);
        connect(first_, &dialogs::FirstAdministrator::made, this, &StaffArea::endSetup);
        connect(first_, &dialogs::FirstAdministrator::left, this, [this] {
            endSetup();
            askSetup();
        });
    }
    views_.setCurrentWidget(first_);
}

void StaffArea::endSetup() {
    // The engine may have stopped meanwhile, and what that leads to be shown.
    if (views_.currentWidget() == first_) views_.setCurrentWidget(&views_.workspace());
}

void StaffArea::changePassword() {
    auto* dialog = new dialogs::PasswordDialog(client_, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this] { strip_.mention(tr("Your password is changed.")); });
    dialog->open();
}

}  // namespace seatlock::ui
