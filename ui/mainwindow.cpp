#include "ui/mainwindow.h"

#include "engine/core/log.h"
#include "ui/busyview.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/attachdialog.h"
#include "ui/dialogs/engineprobe.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/recenttargets.h"
#include "ui/dialogs/startfailure.h"
#include "ui/dialogs/welcome.h"
#include "ui/host/heartbeat.h"
#include "ui/pages/enginepage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/salepage.h"
#include "ui/pages/settingspage.h"
#include "ui/reader/reader.h"
#include "ui/replay/replaybar.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/statusstrip.h"
#include "ui/stopquestion.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/windowactions.h"
#include "ui/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDateTime>
#include <QDesktopServices>
#include <QLocale>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>

namespace seatlock::ui {

namespace {
using State = host::EngineHost::State;
using Mode = host::EngineHost::Mode;

constexpr QSize first_size{1280, 800};
constexpr int message_ms = 4000;

/// Of the machine's own zone: it is for somebody who looks at its clock.
QString clockText(core::Micros at) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at / 1000), QLocale::ShortFormat);
}
}  // namespace

MainWindow::MainWindow(WindowSetup setup, style::Theme& theme, QSettings& settings)
    : setup_(std::move(setup)),
      theme_(theme),
      settings_(settings),
      host_(new host::EngineHost(this)),
      reader_(new reader::Reader(this)),
      heartbeat_(new host::Heartbeat(core::SystemClock::instance(), this)),
      probe_(new dialogs::EngineProbe(this)),
      recent_(std::make_unique<dialogs::RecentTargets>(settings)),
      actions_(new WindowActions(*menuBar(), this)),
      status_(new StatusStrip(*host_, this)) {
    setWindowTitle(tr("Seatlock"));
    setStatusBar(status_);
    makeViews();
    makePages();
    connectActions();
    connectPages();
    resize(first_size);
    restoreGeometry(settings_.value(QStringLiteral("window/geometry")).toByteArray());
    workspace_->showPage(settings_.value(QStringLiteral("window/page")).toString());
    connect(host_, &host::EngineHost::stateChanged, this, &MainWindow::showState);
    connect(host_, &host::EngineHost::stageEntered, busy_, &BusyView::setStage);
    connect(host_, &host::EngineHost::sampled, this, &MainWindow::sampled);
    connect(host_, &host::EngineHost::seatsChanged, sale_, &pages::SalePage::apply);
    if (setup_.welcome) {
        views_->setCurrentWidget(welcome_);
        actions_->showState(*host_);
    } else {
        begin(setup_.options, setup_.mode);
    }
}

MainWindow::~MainWindow() {
    const auto beats = heartbeat_->sinceStart();
    core::logInfo("the window's loop: " + std::to_string(beats.beats) + " beats, late p99 " +
                  std::to_string(beats.p99) + " us, worst " + std::to_string(beats.worst) +
                  " us, stalls " + std::to_string(beats.stalls));
    // The reader's and the engine's threads end before what they tell of it does.
    delete reader_;
    delete host_;
}

void MainWindow::makeViews() {
    views_ = new QStackedWidget(this);
    busy_ = new BusyView(views_);
    workspace_ = new Workspace(views_);
    welcome_ = new dialogs::Welcome(setup_.options, connectionTest(), views_);
    welcome_->setRecent(*recent_);
    failure_ = new dialogs::StartFailure(views_);
    for (QWidget* view : std::initializer_list<QWidget*>{busy_, workspace_, welcome_, failure_}) {
        views_->addWidget(view);
    }
    stopped_ = new style::EmptyState(
        style::Icon::stop, tr("The engine is stopped"),
        tr("Nothing is sold from here, and requests of buyers are refused. What was sold and held "
           "is kept."),
        views_);
    stopped_->setAction(tr("Start the Engine"));
    connect(stopped_, &style::EmptyState::activated, actions_->start_engine, &QAction::trigger);
    views_->addWidget(stopped_);
    setCentralWidget(views_);
    banner_ = new style::Banner(workspace_);
    workspace_->addBanner(banner_);
}

void MainWindow::makePages() {
    overview_ = new pages::OverviewPage;
    sale_ = new pages::SalePage;
    engine_page_ = new pages::EnginePage;
    settings_page_ = new pages::SettingsPage(setup_.options, setup_.settings_path, setup_.origin);
    settings_page_->showAppearance(theme_.choice(), theme_.textPercent());
    replay_ = new replay::ReplayBar;
    sale_->addBottomBar(replay_);
    sale_->setClock([this] {
        const auto& snapshot = host_->snapshot();
        const auto& clock = core::SystemClock::instance();
        return clock.wall() + snapshot.clock_offset;
    });
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
    add("engine", style::Icon::engine, tr("Engine"), engine_page_);
    add("settings", style::Icon::settings, tr("Settings"), settings_page_);
}

void MainWindow::begin(const config::Options& options, Mode mode) {
    setup_.options = options;
    setup_.mode = mode;
    if (mode == Mode::serving) own_options_ = options;
    busy_->begin(mode == Mode::serving ? tr("Opening the box office") : tr("Joining the sale"));
    host_->start(options, mode, setup_.prepare ? setup_.prepare(options) : Engine::Prepare{});
}

void MainWindow::afterStop(std::function<void()> next) {
    after_stop_ = std::move(next);
    if (host_->state() == State::running) {
        busy_->begin(tr("Closing the box office"));
        host_->stop();
    } else if (host_->state() != State::stopping && host_->state() != State::starting) {
        std::exchange(after_stop_, nullptr)();
    }
}

void MainWindow::showState() {
    status_->showState();
    actions_->showState(*host_);
    switch (host_->state()) {
        case State::starting:
        case State::stopping:
            views_->setCurrentWidget(busy_);
            break;
        case State::running:
            if (after_stop_) return host_->stop();  // asked to end while it was starting
            reader_->open(host_->databaseUrl(), setup_.options.limits);
            views_->setCurrentWidget(workspace_);
            Q_EMIT started();
            setWindowTitle(setup_.mode == Mode::serving ? tr("Seatlock")
                                                        : tr("Seatlock, watching"));
            break;
        case State::failed:
        case State::stopped:
            reader_->close();
            overview_->engineStopped();
            engine_page_->engineStopped();
            chosen_ = {};
            sale_->showEvent(board::EventBoardPtr());
            replay_->setEvent(nullptr);
            if (after_stop_) return std::exchange(after_stop_, nullptr)();
            showFailure();
            break;
    }
}

void MainWindow::connectActions() {
    connect(actions_, &WindowActions::pageWanted, workspace_, &Workspace::showPage);
    connect(actions_->attach, &QAction::triggered, this, &MainWindow::watchAnother);
    connect(actions_->sell, &QAction::triggered, this,
            [this] { afterStop([this] { begin(own_options_, Mode::serving); }); });
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_->start_engine, &QAction::triggered, this,
            [this] { begin(setup_.options, setup_.mode); });
    connect(actions_->stop_engine, &QAction::triggered, this, [this] {
        if (mayStop(this, *host_, tr("Stop the engine?"))) host_->stop();
    });
    connect(actions_->restart_engine, &QAction::triggered, this, [this] {
        if (!mayStop(this, *host_, tr("Restart the engine?"))) return;
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
    connect(sale_, &pages::SalePage::eventChosen, this, &MainWindow::chooseEvent);
    connect(overview_, &pages::OverviewPage::eventActivated, this, [this](core::EventId event) {
        chooseEvent(event);
        workspace_->showPage(QStringLiteral("sale"));
    });
    connect(settings_page_, &pages::SettingsPage::applyRequested, this, &MainWindow::applySettings);
    connect(settings_page_, &pages::SettingsPage::themeChosen, &theme_, &style::Theme::setChoice);
    connect(settings_page_, &pages::SettingsPage::textPercentChosen, &theme_,
            &style::Theme::setTextPercent);
    connect(overview_, &pages::OverviewPage::demoWanted, this, [this] {
        auto options = setup_.options;
        options.demo = true;
        afterStop([this, options] { begin(options, Mode::serving); });
    });
    const auto start = [this](const dialogs::StartRequest& request) {
        begin(request.options, request.mode);
    };
    connect(welcome_, &dialogs::Welcome::startRequested, this, start);
    connect(failure_, &dialogs::StartFailure::startRequested, this, start);
    connect(failure_, &dialogs::StartFailure::settingsRequested, this, [this] {
        views_->setCurrentWidget(workspace_);
        workspace_->showPage(QStringLiteral("settings"));
    });
    connect(failure_, &dialogs::StartFailure::quitRequested, this, &QWidget::close);
    connect(replay_, &replay::ReplayBar::factsReplayed, sale_,
            [this](bool all, const std::vector<board::SeatFact>& facts) {
                sale_->view()->apply(facts, all);
            });
    connect(sale_->view(), &seatmap::SeatMapView::detailsWanted, reader_,
            [this](core::SeatNo seat) { reader_->askSeat(chosen_, seat); });
    connect(reader_, &reader::Reader::seatRead, this, &MainWindow::showDetails);
    connect(replay_, &replay::ReplayBar::liveChanged, sale_, &pages::SalePage::setLive);
}

void MainWindow::sampled(const monitor::Snapshot& snapshot) {
    status_->show(snapshot);
    overview_->sample(snapshot);
    engine_page_->sample(snapshot);
    sale_->setEvents(snapshot.events);
    if (chosen_.value == 0 && !snapshot.events.empty()) chooseEvent(firstEvent(snapshot));
    if (snapshot.database_connected) {
        banner_->clear();
    } else {
        banner_->say(style::Banner::Kind::error,
                     tr("The database does not answer. Bookings are refused until it does; the "
                        "engine tries again by itself."));
    }
}
/// The event that was shown the last time, else the first.
core::EventId MainWindow::firstEvent(const monitor::Snapshot& snapshot) const {
    const auto kept = settings_.value(QStringLiteral("window/event")).toString().toStdString();
    const auto at = std::ranges::find(snapshot.events, kept, &monitor::EventFigures::slug);
    return at == snapshot.events.end() ? snapshot.events.front().id : at->id;
}

void MainWindow::chooseEvent(core::EventId event) {
    if (event == chosen_) return;
    auto board = host_->event(event);
    if (!board) return;
    chosen_ = event;
    settings_.setValue(QStringLiteral("window/event"), QString::fromStdString(board->info()->slug));
    sale_->showEvent(board);
    replay_->setEvent(board);
    host_->watchEvent(event);
}

void MainWindow::showFailure() {
    if (host_->state() == State::failed) {
        failure_->present(host_->error(), {setup_.options, setup_.mode});
        views_->setCurrentWidget(failure_);
    } else {
        views_->setCurrentWidget(stopped_);
    }
}

dialogs::ConnectionTest MainWindow::connectionTest() {
    return [this](const dialogs::StartRequest& request, dialogs::ConnectionAnswer answer) {
        probe_->test(request, answer);
    };
}

void MainWindow::watchAnother() {
    if (attach_ == nullptr) {
        attach_ = new dialogs::AttachDialog(*recent_, connectionTest(), this);
        connect(attach_, &dialogs::AttachDialog::startRequested, this,
                [this](const dialogs::StartRequest& request) {
                    if (!mayStop(this, *host_, tr("Stop selling and watch another sale?"))) return;
                    afterStop([this, request] { begin(request.options, request.mode); });
                });
    }
    attach_->setOptions(own_options_);
    attach_->open();
}

void MainWindow::applySettings(const config::Options& options, bool needs_restart) {
    setup_.options = options;
    if (setup_.mode == Mode::serving) own_options_ = options;
    if (!needs_restart) return;
    if (!mayStop(this, *host_, tr("Restart the engine with the new settings?"))) {
        statusBar()->showMessage(tr("The settings apply when the engine starts next."), message_ms);
        return;
    }
    afterStop([this] { begin(setup_.options, setup_.mode); });
}

void MainWindow::showHelp() {
    if (help_ == nullptr) help_ = new dialogs::HelpDialog(this);
    help_->setFacts(helpFacts());
    help_->showTopic(workspace_->currentPage());
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void MainWindow::copyText(const QString& text, const QString& what) {
    QApplication::clipboard()->setText(text);
    statusBar()->showMessage(tr("%1 is on the clipboard: %2").arg(what, text), message_ms);
}

/// Of the event on the map, and a seat in the middle of its first row.
dialogs::HelpFacts MainWindow::helpFacts() const {
    dialogs::HelpFacts facts;
    facts.url = host_->url();
    facts.shortcuts = actions_->shortcuts();
    const auto board = host_->event(chosen_);
    if (!board || board->plan().rows().empty()) return facts;
    const auto& row = board->plan().rows().front();
    const auto label = board->plan().label(row.first + row.count / 2);
    facts.event_slug = QString::fromStdString(board->info()->slug);
    facts.seat = QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    return facts;
}

QString MainWindow::exampleBooking() const {
    const auto facts = helpFacts();
    return dialogs::bookingCommand(facts.url, facts.event_slug, facts.seat);
}

void MainWindow::showDetails(const reader::SeatDetails& details) {
    if (details.event != chosen_) return;
    QString holder = details.buyer.isEmpty() ? details.order_code : details.buyer;
    if (!details.buyer.isEmpty() && !details.order_code.isEmpty()) {
        holder = tr("%1, order %2").arg(details.buyer, details.order_code);
    }
    if (holder.isEmpty() && details.state == board::SeatState::held) holder = tr("not named yet");
    const auto since = details.sold_at != 0 ? details.sold_at : details.held_at;
    sale_->view()->setDetails(details.seat, holder, since == 0 ? QString() : clockText(since));
}

void MainWindow::quitWithoutAsking() {
    quitting_ = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const bool idle = host_->state() == State::stopped || host_->state() == State::failed;
    if (!quitting_ && !mayStop(this, *host_, tr("Stop selling and quit?"))) return event->ignore();
    quitting_ = true;
    saveState();
    if (idle) return event->accept();
    event->ignore();
    afterStop([this] { close(); });
}

void MainWindow::saveState() {
    settings_.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("window/page"), workspace_->currentPage());
}
}  // namespace seatlock::ui
