#include "ui/mainwindow.h"

#include "engine/core/log.h"
#include "ui/busyview.h"
#include "ui/counterarea.h"
#include "ui/dialogs/attachdialog.h"
#include "ui/dialogs/engineprobe.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/recenttargets.h"
#include "ui/exampleof.h"
#include "ui/host/heartbeat.h"
#include "ui/host/promptwaking.h"
#include "ui/inventory/inventorypage.h"
#include "ui/pages/enginepage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/salepage.h"
#include "ui/pages/settingspage.h"
#include "ui/reader/reader.h"
#include "ui/replay/replaybar.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatwords.h"
#include "ui/simulatorhost.h"
#include "ui/staffarea.h"
#include "ui/standing.h"
#include "ui/statusstrip.h"
#include "ui/stopquestion.h"
#include "ui/style/theme.h"
#include "ui/views.h"
#include "ui/windowactions.h"
#include "ui/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QSettings>

namespace seatlock::ui {

namespace {
using State = host::EngineHost::State;
using Mode = host::EngineHost::Mode;

constexpr QSize first_size{1280, 800};
}  // namespace

MainWindow::MainWindow(WindowSetup setup, style::Theme& theme, QSettings& settings)
    : setup_(std::move(setup)),
      own_options_(setup_.options),
      theme_(theme),
      settings_(settings),
      host_(new host::EngineHost(this)),
      reader_(new reader::Reader(this)),
      heartbeat_(new host::Heartbeat(core::SystemClock::instance(), this)),
      probe_(new dialogs::EngineProbe(this)),
      recent_(std::make_unique<dialogs::RecentTargets>(settings)),
      simulator_(new SimulatorHost(*host_, setup_.daemon, this)),
      actions_(new WindowActions(*menuBar(), this)),
      status_(new StatusStrip(*host_, this)),
      views_(new Views(*host_, setup_.options, connectionTest(), *recent_, this)),
      workspace_(&views_->workspace()),
      staff_(new StaffArea(*host_, *views_, *actions_, *status_, setup_.welcome, this)),
      counter_(new CounterArea(*host_, staff_->client(), settings, this)) {
    host::askForPromptWaking();
    setStatusBar(status_);
    setCentralWidget(views_);
    makePages();
    connectActions();
    connectPages();
    resize(first_size);
    restoreGeometry(settings_.value(QStringLiteral("window/geometry")).toByteArray());
    workspace_->showPage(settings_.value(QStringLiteral("window/page")).toString());
    connect(host_, &host::EngineHost::stateChanged, this, &MainWindow::showState);
    connect(host_, &host::EngineHost::stageEntered, &views_->busy(), &BusyView::setStage);
    connect(&views_->busy(), &BusyView::cancelled, this, [this] {
        afterStop([this] {
            setup_.welcome ? views_->showWelcome()
                           : views_->showState({setup_.options, setup_.mode});
            tellState();
        });
    });
    connect(host_, &host::EngineHost::sampled, this, &MainWindow::sampled);
    for (auto* map : {sale_, &staff_->inventory().map()}) {
        connect(host_, &host::EngineHost::seatsChanged, map, &pages::SalePage::apply);
    }
    if (setup_.welcome) {
        views_->showWelcome();
        tellState();
    } else {
        begin(setup_.options, setup_.mode);
    }
}

MainWindow::~MainWindow() {
    const auto beats = heartbeat_->sinceStart();
    core::logInfo("the window's loop: " + std::to_string(beats.beats) + " beats, late p99 " +
                  std::to_string(beats.p99) + " us, worst " + std::to_string(beats.worst) +
                  " us, stalls " + std::to_string(beats.stalls));
    // Threads end before what they tell of it does; the simulator's first, it uses the database.
    delete simulator_;
    delete reader_;
    delete host_;
}

void MainWindow::begin(const config::Options& options, Mode mode) {
    setup_.options = options;
    setup_.mode = mode;
    if (mode == Mode::serving) own_options_ = options;
    settings_page_->setInForce(own_options_);
    overview_->offerDemo(mode == Mode::serving && !options.demo);
    views_->busy().begin(mode == Mode::serving ? tr("Opening the box office")
                                               : tr("Joining the sale"));
    views_->busy().setCancellable(true);
    host_->start(options, mode, setup_.prepare ? setup_.prepare(options) : Engine::Prepare{});
}

void MainWindow::stop() {
    // A simulation leaves nothing behind in the database while that is there.
    simulator_->whenStopped([this] { stopEngine(); });
}

void MainWindow::stopEngine() {
    if (host_->state() != State::running) return;
    views_->busy().begin(setup_.mode == Mode::serving ? tr("Closing the box office")
                                                      : tr("Leaving the sale"));
    host_->stop();
}

void MainWindow::afterStop(std::function<void()> next) {
    after_stop_ = std::move(next);
    switch (host_->state()) {
        case State::running:
            return stop();
        case State::starting:
            host_->cancelStart();
            views_->busy().setCancellable(false);
            return views_->busy().setHeadline(tr("Closing as soon as this step is through"));
        case State::stopping:
            return;
        case State::stopped:
        case State::failed:
            return std::exchange(after_stop_, nullptr)();
    }
}

bool MainWindow::mayInterrupt(const QString& question) {
    return mayStop(this, *host_, question) && simulator_->mayStop(this);
}

void MainWindow::tellState() {
    status_->showState();
    actions_->showState(*host_, views_->isWelcoming());
    setWindowTitle(titleText(*host_));
}

void MainWindow::showState() {
    const bool running = host_->state() == State::running;
    if (running && after_stop_) return stop();  // asked to end while it was starting
    if (host_->idle()) forgetSale();
    if (host_->idle() && after_stop_) return std::exchange(after_stop_, nullptr)();
    if (running) reader_->open(host_->databaseUrl(), setup_.options.limits);
    views_->showState({setup_.options, setup_.mode});
    simulator_->showState();
    staff_->showState();
    tellState();
    if (running) Q_EMIT started();
}

void MainWindow::forgetSale() {
    reader_->close();
    overview_->engineStopped();
    engine_page_->engineStopped();
    forgetEvent();
}

void MainWindow::forgetEvent() {
    chosen_ = {};
    sale_->showEvent(board::EventBoardPtr());
    staff_->inventory().setEvent(nullptr);
    counter_->showEvent(nullptr);
    replay_->setEvent(nullptr);
}

void MainWindow::sampled(const monitor::Snapshot& snapshot) {
    status_->show(snapshot);
    overview_->sample(snapshot);
    engine_page_->sample(snapshot);
    simulator_->sample(snapshot);
    sale_->setEvents(snapshot.events);
    staff_->inventory().map().setEvents(snapshot.events);
    const auto draft =
        std::ranges::find(snapshot.events, wanted_draft_, &monitor::EventFigures::slug);
    if (draft != snapshot.events.end()) chooseEvent(draft->id);
    // A draft that was deleted.
    if (chosen_.value != 0 && !host_->event(chosen_)) forgetEvent();
    if (chosen_.value == 0 && !snapshot.events.empty()) chooseEvent(firstEvent(snapshot));
    // Its seats, or what they cost, were planned anew.
    if (auto board = host_->event(chosen_); board && board != sale_->event()) showBoard(board);
    views_->showNews();
    setWindowTitle(titleText(*host_));
}

/// The event that was shown the last time, else the smallest: its seats are seen at once.
core::EventId MainWindow::firstEvent(const monitor::Snapshot& snapshot) const {
    const auto kept = settings_.value(QStringLiteral("window/event")).toString().toStdString();
    const auto at = std::ranges::find(snapshot.events, kept, &monitor::EventFigures::slug);
    if (at != snapshot.events.end()) return at->id;
    return std::ranges::min_element(snapshot.events, {}, &monitor::EventFigures::seats)->id;
}

void MainWindow::chooseEvent(core::EventId event) {
    wanted_draft_.clear();
    if (event == chosen_) return;
    auto board = host_->event(event);
    if (!board) return;
    chosen_ = event;
    settings_.setValue(QStringLiteral("window/event"), QString::fromStdString(board->info()->slug));
    showBoard(board);
}

void MainWindow::chooseSlug(const QString& slug) {
    // A draft has no board before somebody wants to see it.
    wanted_draft_ = slug.toStdString();
    host_->followDraft(slug);
    sampled(host_->snapshot());
}

void MainWindow::showBoard(const board::EventBoardPtr& board) {
    sale_->showEvent(board);
    staff_->inventory().setEvent(board);
    counter_->showEvent(board);
    replay_->setEvent(board);
    host_->watchEvent(board->id());
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
                    if (!mayInterrupt(tr("Stop selling and watch another sale?"))) return;
                    afterStop([this, request] { begin(request.options, request.mode); });
                });
    }
    attach_->setOptions(own_options_);
    attach_->open();
}

void MainWindow::applySettings(const config::Options& options, bool needs_restart) {
    own_options_ = options;
    if (setup_.mode == Mode::serving) setup_.options = options;
    if (!needs_restart) return;
    // After a failed start they are what a new attempt needs; otherwise nothing begins to sell
    // that did not sell before.
    const bool restart = setup_.mode == Mode::serving && host_->state() != State::stopped;
    if (!restart || !mayInterrupt(tr("Restart the engine with the new settings?"))) {
        return status_->mention(tr("The settings apply when this console starts to sell next."));
    }
    afterStop([this] { begin(own_options_, Mode::serving); });
}

/// A choice of look shows at once, so that nobody would know that it is gone with the window.
void MainWindow::tellUnlessKept() {
    settings_.sync();
    if (settings_.status() == QSettings::NoError) return;
    settings_page_->warn(tr("This choice is lost when the window closes: %1 cannot be written.")
                             .arg(settings_.fileName()));
}

void MainWindow::showHelp() {
    if (help_ == nullptr) help_ = new dialogs::HelpDialog(this);
    auto facts = exampleOf(*host_, chosen_);
    facts.shortcuts = actions_->shortcuts();
    help_->setFacts(facts);
    help_->showTopic(workspace_->currentPage());
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void MainWindow::copyText(const QString& text, const QString& what) {
    QApplication::clipboard()->setText(text);
    status_->mention(tr("%1 is on the clipboard: %2").arg(what, text));
}

QString MainWindow::exampleBooking() const {
    const auto facts = exampleOf(*host_, chosen_);
    return dialogs::bookingCommand(facts.url, facts.event_slug, facts.seat);
}

void MainWindow::showDetails(const reader::SeatDetails& details) {
    if (details.event != chosen_) return;
    sale_->view()->setDetails(details.seat, holderText(details), sinceText(details));
}

void MainWindow::quitWithoutAsking() {
    quitting_ = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!quitting_ && !mayInterrupt(tr("Stop selling and quit?"))) return event->ignore();
    quitting_ = true;
    saveState();
    if (host_->idle()) return event->accept();
    event->ignore();
    afterStop([this] { close(); });
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        actions_->full_screen->setChecked(isFullScreen());
    }
}

/// Comes here when nothing that has the focus had a use for the key.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        return actions_->full_screen->setChecked(false);
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::saveState() {
    settings_.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("window/page"), workspace_->currentPage());
}
}  // namespace seatlock::ui
