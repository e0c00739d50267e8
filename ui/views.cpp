#include "ui/views.h"

#include "ui/busyview.h"
#include "ui/dialogs/startfailure.h"
#include "ui/dialogs/welcome.h"
#include "ui/standing.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/workspace.h"

#include <QPushButton>

namespace seatlock::ui {

using State = host::EngineHost::State;
using Mode = host::EngineHost::Mode;

Views::Views(const host::EngineHost& host, const config::Options& options,
             const dialogs::ConnectionTest& test, dialogs::RecentTargets& recent, QWidget* parent)
    : QStackedWidget(parent),
      host_(host),
      busy_(new BusyView(this)),
      workspace_(new Workspace(this)),
      welcome_(new dialogs::Welcome(options, test, this)),
      failure_(new dialogs::StartFailure(this)),
      stopped_(new style::EmptyState(style::Icon::stop, {}, {}, this)) {
    welcome_->setRecent(recent);
    for (QWidget* view :
         std::initializer_list<QWidget*>{busy_, workspace_, welcome_, failure_, stopped_}) {
        addWidget(view);
    }
    makeBanners();
    connect(welcome_, &dialogs::Welcome::startRequested, this, &Views::startRequested);
    connect(failure_, &dialogs::StartFailure::startRequested, this, &Views::startRequested);
    connect(failure_, &dialogs::StartFailure::settingsRequested, this,
            [this] { showPage(QStringLiteral("settings")); });
    connect(failure_, &dialogs::StartFailure::quitRequested, this, &Views::quitRequested);
    connect(stopped_, &style::EmptyState::activated, this, &Views::startAgainRequested);
}

void Views::makeBanners() {
    away_ = new style::Banner(workspace_);
    idle_ = new style::Banner(workspace_);
    for (style::Banner* banner : {away_, idle_}) {
        banner->setDismissible(false);  // it goes when what it says is over
        workspace_->addBanner(banner);
    }
    connect(idle_->addAction(tr("Start the Engine")), &QPushButton::clicked, this,
            &Views::startAgainRequested);
}

bool Views::isWelcoming() const {
    return currentWidget() == welcome_;
}

void Views::showWelcome() {
    setCurrentWidget(welcome_);
}

void Views::showState(const dialogs::StartRequest& tried) {
    if (host_.idle()) {
        idle_->say(style::Banner::Kind::info,
                   tr("No engine is running: nothing is sold from here."));
    } else {
        idle_->clear();
    }
    showNews();
    switch (host_.state()) {
        case State::starting:
        case State::stopping:
            return setCurrentWidget(busy_);
        case State::running:
            return setCurrentWidget(workspace_);
        case State::failed:
            failure_->present(host_.error(), tried);
            return setCurrentWidget(failure_);
        case State::stopped:
            return showStopped(tried.mode == Mode::watching);
    }
}

void Views::showStopped(bool watching) {
    if (watching) {
        stopped_->setText(tr("Not watching any more"),
                          tr("The sale that was watched goes on without this console."));
        stopped_->setAction(tr("Watch Again"));
    } else {
        stopped_->setText(tr("The engine is stopped"),
                          tr("Nothing is sold from here, and requests of buyers are refused. What "
                             "was sold and held is kept."));
        stopped_->setAction(tr("Start the Engine"));
    }
    setCurrentWidget(stopped_);
    stopped_->button()->setFocus();
}

void Views::showNews() {
    if (!databaseAway(host_)) return away_->clear();
    away_->say(style::Banner::Kind::error,
               host_.mode() == Mode::serving
                   ? tr("The database does not answer. Buyers are told to try again until it is "
                        "back; nothing that was sold is lost.")
                   : tr("The database does not answer. What is shown is as it was before."));
}

void Views::showPage(const QString& id) {
    workspace_->showPage(id);
    if (host_.state() == State::starting || host_.state() == State::stopping) return;
    setCurrentWidget(workspace_);
}

}  // namespace seatlock::ui
