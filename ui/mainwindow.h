// The console's window: the pages of a running sale, or what stands in their place while the
// engine starts, stops or cannot. The UI thread.
#pragma once

#include "ui/dialogs/connectiontest.h"
#include "ui/dialogs/helptopics.h"
#include "ui/host/enginehost.h"
#include "ui/windowsetup.h"

#include <functional>
#include <memory>

#include <QMainWindow>

class QSettings;

namespace seatlock::ui {

namespace dialogs {
class AttachDialog;
class EngineProbe;
class HelpDialog;
class RecentTargets;
}  // namespace dialogs
namespace host {
class Heartbeat;
}
namespace pages {
class EnginePage;
class OverviewPage;
class SalePage;
class SettingsPage;
}  // namespace pages
namespace reader {
class Reader;
struct SeatDetails;
}  // namespace reader
namespace replay {
class ReplayBar;
}
namespace style {
class Theme;
}  // namespace style
class CounterArea;
class SimulatorHost;
class StaffArea;
class StatusStrip;
class Views;
class WindowActions;
class Workspace;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Begins at once: with the welcome, or by starting the engine. All references must outlive
    /// it.
    MainWindow(WindowSetup setup, style::Theme& theme, QSettings& settings);
    /// Stops the engine and waits for it.
    ~MainWindow() override;

    /// As closing does, but does not ask: for signals.
    void quitWithoutAsking();

    host::EngineHost& host() { return *host_; }
    Workspace& workspace() { return *workspace_; }
    Views& views() { return *views_; }
    WindowActions& actions() { return *actions_; }
    StatusStrip& status() { return *status_; }
    StaffArea& staff() { return *staff_; }
    CounterArea& counter() { return *counter_; }

Q_SIGNALS:
    /// The engine serves, or watches.
    void started();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makePages();
    void connectActions();
    void connectPages();
    void begin(const config::Options& options, host::EngineHost::Mode mode);
    void stop();
    void stopEngine();
    /// Stops the engine if it runs, then does `next`.
    void afterStop(std::function<void()> next);
    void showState();
    /// In words, in menus and in the title.
    void tellState();
    void forgetSale();
    void sampled(const monitor::Snapshot& snapshot);
    core::EventId firstEvent(const monitor::Snapshot& snapshot) const;
    void chooseEvent(core::EventId event);
    /// By its slug; a draft once it has a board.
    void chooseSlug(const QString& slug);
    /// None is chosen any more.
    void forgetEvent();
    void showBoard(const board::EventBoardPtr& board);
    dialogs::ConnectionTest connectionTest();
    void watchAnother();
    void applySettings(const config::Options& options, bool needs_restart);
    void tellUnlessKept();
    /// Asks when that ends a sale or a simulation.
    bool mayInterrupt(const QString& question);
    void showHelp();
    void copyText(const QString& text, const QString& what);
    QString exampleBooking() const;
    void showDetails(const reader::SeatDetails& details);
    void saveState();

    WindowSetup setup_;
    config::Options own_options_;  ///< those it sells with
    style::Theme& theme_;
    QSettings& settings_;
    host::EngineHost* host_;
    reader::Reader* reader_;
    host::Heartbeat* heartbeat_;
    dialogs::EngineProbe* probe_;
    std::unique_ptr<dialogs::RecentTargets> recent_;
    SimulatorHost* simulator_;
    WindowActions* actions_;
    StatusStrip* status_;
    Views* views_;
    Workspace* workspace_;
    StaffArea* staff_;
    CounterArea* counter_;
    dialogs::AttachDialog* attach_ = nullptr;
    pages::OverviewPage* overview_;
    pages::SalePage* sale_;
    pages::EnginePage* engine_page_;
    pages::SettingsPage* settings_page_;
    replay::ReplayBar* replay_;
    dialogs::HelpDialog* help_ = nullptr;
    std::function<void()> after_stop_;
    core::EventId chosen_;
    std::string wanted_draft_;  ///< chosen as soon as it is among the events
    bool quitting_ = false;
};

}  // namespace seatlock::ui
