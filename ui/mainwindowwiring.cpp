// MainWindow: its pages, and what leads from each part to the others.
#include "ui/counterarea.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/host/heartbeat.h"
#include "ui/inventory/inventorypage.h"
#include "ui/mainwindow.h"
#include "ui/pages/enginepage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/salepage.h"
#include "ui/pages/settingspage.h"
#include "ui/reader/reader.h"
#include "ui/replay/replaybar.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/simulatorhost.h"
#include "ui/staffarea.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/views.h"
#include "ui/windowactions.h"
#include "ui/workspace.h"

#include <QDesktopServices>
#include <QUrl>

namespace seatlock::ui {

using Mode = host::EngineHost::Mode;

void MainWindow::makePages() {
    overview_ = new pages::OverviewPage;
    sale_ = new pages::SalePage;
    engine_page_ = new pages::EnginePage;
    settings_page_ = new pages::SettingsPage(setup_.options, setup_.settings_path, setup_.origin);
    settings_page_->showAppearance(theme_.choice(), theme_.textPercent());
    replay_ = new replay::ReplayBar;
    sale_->addBottomBar(replay_);
    const auto database_now = [this] { return host_->databaseNow(); };
    sale_->setClock(database_now);
    engine_page_->setHeartbeat(heartbeat_);
    heartbeat_->start();
    overview_->setReader(reader_);
    replay_->setReader(reader_);
    const auto add = [this](const char* id, style::Icon icon, const QString& title, QWidget* page) {
        const auto name = QString::fromLatin1(id);
        workspace_->addPage(name, style::Icons::icon(icon), title, page);
        actions_->addPage(name, title);
    };
    add("overview", style::Icon::overview, tr("Overview"), overview_);
    add("sale", style::Icon::sale, tr("On-sale monitor"), sale_);
    staff_->addPages(*counter_);
    staff_->inventory().map().setClock(database_now);
    add("simulator", style::Icon::simulator, tr("Simulator"), simulator_->page());
    add("engine", style::Icon::engine, tr("Engine"), engine_page_);
    add("settings", style::Icon::settings, tr("Settings"), settings_page_);
}

void MainWindow::connectActions() {
    connect(actions_, &WindowActions::pageWanted, views_, &Views::showPage);
    connect(actions_->attach, &QAction::triggered, this, &MainWindow::watchAnother);
    connect(actions_->sell, &QAction::triggered, this,
            [this] { afterStop([this] { begin(own_options_, Mode::serving); }); });
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_->start_engine, &QAction::triggered, this,
            [this] { begin(setup_.options, setup_.mode); });
    connect(actions_->stop_engine, &QAction::triggered, this, [this] {
        if (mayInterrupt(tr("Stop the engine?"))) stop();
    });
    connect(actions_->restart_engine, &QAction::triggered, this, [this] {
        if (!mayInterrupt(tr("Restart the engine?"))) return;
        afterStop([this] { begin(setup_.options, setup_.mode); });
    });
    connect(actions_->copy_address, &QAction::triggered, this,
            [this] { copyText(host_->url(), tr("The address")); });
    connect(actions_->copy_example, &QAction::triggered, this,
            [this] { copyText(exampleBooking(), tr("The command")); });
    connect(actions_->open_api, &QAction::triggered, this, [this] {
        QDesktopServices::openUrl(QUrl(host_->url() + QStringLiteral("/v1/openapi.json")));
    });
    connect(actions_->full_screen, &QAction::toggled, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen
                          : windowState() & ~Qt::WindowFullScreen);
    });
    connect(actions_->help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(actions_->about, &QAction::triggered, this,
            [this] { dialogs::AboutDialog(this).exec(); });
}

void MainWindow::connectPages() {
    for (auto* map : {sale_, &staff_->inventory().map()}) {
        connect(map, &pages::SalePage::eventChosen, this, &MainWindow::chooseEvent);
    }
    connect(&staff_->inventory(), &inventory::InventoryPage::draftWanted, this,
            &MainWindow::chooseSlug);
    connect(staff_, &StaffArea::seatsWanted, this, [this](const QString& event) {
        chooseSlug(event);
        views_->showPage(QStringLiteral("inventory"));
    });
    connect(sale_, &pages::SalePage::planReplaced, replay_, &replay::ReplayBar::setEvent);
    connect(counter_, &CounterArea::eventChosen, this, &MainWindow::chooseEvent);
    connect(overview_, &pages::OverviewPage::eventActivated, this, [this](core::EventId event) {
        chooseEvent(event);
        workspace_->showPage(QStringLiteral("sale"));
    });
    connect(settings_page_, &pages::SettingsPage::applyRequested, this, &MainWindow::applySettings);
    connect(settings_page_, &pages::SettingsPage::themeChosen, this,
            [this](style::Theme::Choice choice) {
                theme_.setChoice(choice);
                tellUnlessKept();
            });
    connect(settings_page_, &pages::SettingsPage::textPercentChosen, this, [this](int percent) {
        theme_.setTextPercent(percent);
        tellUnlessKept();
    });
    connect(overview_, &pages::OverviewPage::demoWanted, this, [this] {
        auto options = setup_.options;
        options.demo = true;
        afterStop([this, options] { begin(options, Mode::serving); });
    });
    connect(views_, &Views::startRequested, this,
            [this](const dialogs::StartRequest& request) { begin(request.options, request.mode); });
    connect(views_, &Views::startAgainRequested, actions_->start_engine, &QAction::trigger);
    connect(views_, &Views::quitRequested, this, &QWidget::close);
    connect(replay_, &replay::ReplayBar::factsReplayed, sale_,
            [this](bool all, const std::vector<board::SeatFact>& facts) {
                sale_->view()->apply(facts, all);
            });
    connect(sale_->view(), &seatmap::SeatMapView::detailsWanted, reader_,
            [this](core::SeatNo seat) { reader_->askSeat(chosen_, seat); });
    connect(reader_, &reader::Reader::seatRead, this, &MainWindow::showDetails);
    connect(replay_, &replay::ReplayBar::liveChanged, sale_, &pages::SalePage::setLive);
}

}  // namespace seatlock::ui
