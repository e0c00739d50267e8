// What fills the window: the pages of a running sale, or what stands in their place. The UI
// thread.
#pragma once

#include "ui/dialogs/connectiontest.h"
#include "ui/dialogs/startrequest.h"
#include "ui/host/enginehost.h"

#include <QStackedWidget>

namespace seatlock::ui {

namespace dialogs {
class RecentTargets;
class StartFailure;
class Welcome;
}  // namespace dialogs
namespace style {
class Banner;
class EmptyState;
}  // namespace style
class BusyView;
class Workspace;

class Views : public QStackedWidget {
    Q_OBJECT

public:
    /// `host` and `recent` must outlive it. `options`: those that the welcome begins with.
    Views(const host::EngineHost& host, const config::Options& options,
          const dialogs::ConnectionTest& test, dialogs::RecentTargets& recent,
          QWidget* parent = nullptr);

    Workspace& workspace() { return *workspace_; }
    BusyView& busy() { return *busy_; }
    bool isWelcoming() const;
    void showWelcome();
    /// The host's state changed; `tried` is what it was started with.
    void showState(const dialogs::StartRequest& tried);
    /// The host has a new snapshot.
    void showNews();
    /// Also while no engine runs, but not while one starts or stops.
    void showPage(const QString& id);

Q_SIGNALS:
    void startRequested(const seatlock::ui::dialogs::StartRequest& request);
    void startAgainRequested();
    void quitRequested();

private:
    void makeBanners();
    void showStopped(bool watching);

    const host::EngineHost& host_;
    BusyView* busy_;
    Workspace* workspace_;
    dialogs::Welcome* welcome_;
    dialogs::StartFailure* failure_;
    style::EmptyState* stopped_;
    style::Banner* away_;  ///< the database
    style::Banner* idle_;  ///< the engine, while its pages are shown
};

}  // namespace seatlock::ui
