#include "ui/host/enginehost.h"

#include "ui/host/enginerunner.h"

namespace seatlock::ui::host {

EngineHost::EngineHost(QObject* parent, const core::Clock& clock)
    : QObject(parent), clock_(clock), runner_(new EngineRunner(box_, clock)) {
    qRegisterMetaType<core::Error>();
    qRegisterMetaType<Engine*>();
    qRegisterMetaType<Engine::Stage>();
    thread_.setObjectName(QStringLiteral("engine"));
    runner_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, runner_, &QObject::deleteLater);
    connect(runner_, &EngineRunner::stageEntered, this, &EngineHost::stageEntered);
    connect(runner_, &EngineRunner::news, this, &EngineHost::takeNews);
    connect(runner_, &EngineRunner::started, this, [this](Engine* engine) {
        engine_ = engine;
        const auto& direct = engine->options().database_direct;
        database_url_ = direct.empty() ? engine->databaseUrl() : direct;
        if (mode_ == Mode::serving) url_ = QString::fromStdString(engine->url());
        setState(State::running);
    });
    connect(runner_, &EngineRunner::failed, this, [this](const core::Error& error) {
        error_ = error;
        setState(State::failed);
    });
    connect(runner_, &EngineRunner::stopped, this, [this] { setState(State::stopped); });
    thread_.start();
}

EngineHost::~EngineHost() {
    disconnect(runner_, nullptr, this, nullptr);
    thread_.quit();
    thread_.wait();
}

void EngineHost::start(const config::Options& options, Mode mode, const Engine::Prepare& prepare) {
    Q_ASSERT(idle());
    mode_ = mode;
    options_ = options;
    error_ = {};
    snapshot_ = {};  // what an earlier engine saw says nothing about this one
    start_cancelled_ = std::make_shared<std::atomic<bool>>(false);
    setState(State::starting);
    QMetaObject::invokeMethod(
        runner_, [runner = runner_, options, prepare, mode, cancelled = start_cancelled_] {
            runner->start(options, prepare, mode == Mode::serving, cancelled);
        });
}

void EngineHost::cancelStart() {
    if (state_ == State::starting) *start_cancelled_ = true;
}

void EngineHost::stop() {
    Q_ASSERT(state_ == State::running);
    // The engine's parts go away while it drains; what was handed out as shared stays.
    engine_ = nullptr;
    url_.clear();
    setState(State::stopping);
    QMetaObject::invokeMethod(runner_, &EngineRunner::stop);
}

board::EventBoardPtr EngineHost::event(core::EventId id) const {
    return engine_ == nullptr ? nullptr : engine_->directory().find(id);
}

void EngineHost::followDraft(const QString& slug) {
    if (engine_ != nullptr) engine_->followDraft(slug.toStdString());
}

core::Result<core::Done> EngineHost::call(std::string method, std::string target,
                                          api::LocalCalls::Headers headers, std::string body,
                                          api::LocalCalls::Callback callback) {
    if (engine_ == nullptr) return {core::ErrorCode::draining, "no engine runs"};
    return engine_->call(std::move(method), std::move(target), std::move(headers), std::move(body),
                         std::move(callback));
}

void EngineHost::watchEvent(core::EventId event) {
    watched_ = event;
    QMetaObject::invokeMethod(runner_, [runner = runner_, event] { runner->watchEvent(event); });
}

void EngineHost::setState(State state) {
    state_ = state;
    Q_EMIT stateChanged();
}

void EngineHost::takeNews() {
    Watched seen = box_.take();
    if (state_ != State::running) return;
    snapshot_ = std::move(seen.snapshot);
    Q_EMIT sampled(snapshot_);
    if (seen.event.value != 0 && seen.event == watched_) Q_EMIT seatsChanged(seen);
}

}  // namespace seatlock::ui::host
