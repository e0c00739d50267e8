// The engine as the window sees it: asked to start and stop, it answers by signals, and tells what
// changed at most 20 times a second. The UI thread; never blocks, but for the destructor.
#pragma once

#include "engine/core/error.h"
#include "engine/engine.h"
#include "ui/host/watchbox.h"
#include "ui/host/watched.h"

#include <atomic>
#include <memory>

#include <QObject>
#include <QString>
#include <QThread>

namespace seatlock::ui::host {

class EngineRunner;

class EngineHost : public QObject {
    Q_OBJECT

public:
    enum class State { stopped, starting, running, stopping, failed };
    Q_ENUM(State)
    /// Serving: an engine of our own. Watching: a sale that other engines run.
    enum class Mode { serving, watching };
    Q_ENUM(Mode)

    /// `clock`, of the engine, must outlive it.
    explicit EngineHost(QObject* parent = nullptr,
                        const core::Clock& clock = core::SystemClock::instance());
    /// Stops the engine and waits for it.
    ~EngineHost() override;

    /// When stopped or failed. `prepare` runs on the engine's thread, as Engine::start() says.
    void start(const config::Options& options, Mode mode, const Engine::Prepare& prepare = {});
    /// While starting: ends in `stopped` as soon as the step that goes on is through. When it was
    /// the last one, `running` may come all the same.
    void cancelStart();
    /// When running; the engine drains first.
    void stop();

    State state() const { return state_; }
    /// Nothing runs, and nothing is about to: start() may be called.
    bool idle() const { return state_ == State::stopped || state_ == State::failed; }
    Mode mode() const { return mode_; }
    const config::Options& options() const { return options_; }
    /// Why it failed; empty in every other state.
    const core::Error& error() const { return error_; }
    /// "http://127.0.0.1:8080" while serving.
    const QString& url() const { return url_; }
    /// While running: where its database is reached, past any pooler.
    const std::string& databaseUrl() const { return database_url_; }
    /// The event's particulars, plan and board; null when it is not there. Lives as long as it is
    /// held.
    board::EventBoardPtr event(core::EventId id) const;
    /// While running: a draft is among the snapshot's events from soon on.
    void followDraft(const QString& slug);
    /// Engine::call(); draining also while no engine runs.
    core::Result<core::Done> call(std::string method, std::string target,
                                  api::LocalCalls::Headers headers, std::string body,
                                  api::LocalCalls::Callback callback);
    /// The latest of this engine; as new (`wall` 0) until there is one.
    const monitor::Snapshot& snapshot() const { return snapshot_; }
    /// The time by the database's clock, which rules, however wrong this machine's is; that one's
    /// until there is a snapshot.
    core::Micros databaseNow() const { return clock_.wall() + snapshot_.clock_offset; }

    /// The event whose seats are told by seatsChanged() from now on, beginning with all of them.
    void watchEvent(core::EventId event);
    core::EventId watchedEvent() const { return watched_; }

Q_SIGNALS:
    void stateChanged();
    /// While starting or stopping: what takes its time just now.
    void stageEntered(seatlock::Engine::Stage stage);
    void sampled(const seatlock::monitor::Snapshot& snapshot);
    /// `seats` and `heat` of Watched are of the watched event.
    void seatsChanged(const seatlock::ui::host::Watched& seen);

private:
    void setState(State state);
    void takeNews();

    const core::Clock& clock_;
    WatchBox box_;
    QThread thread_;
    EngineRunner* runner_;  ///< lives on thread_, deleted when that ends
    std::shared_ptr<std::atomic<bool>> start_cancelled_;  ///< of the latest start
    State state_ = State::stopped;
    Mode mode_ = Mode::serving;
    config::Options options_;
    core::Error error_;
    Engine* engine_ = nullptr;
    QString url_;
    std::string database_url_;
    monitor::Snapshot snapshot_;
    core::EventId watched_;
};

}  // namespace seatlock::ui::host
