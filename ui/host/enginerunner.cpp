#include "ui/host/enginerunner.h"

namespace seatlock::ui::host {

EngineRunner::EngineRunner(WatchBox& box, const core::Clock& clock)
    : box_(box), clock_(clock), timer_(this) {
    timer_.setInterval(sample_ms);
    connect(&timer_, &QTimer::timeout, this, &EngineRunner::sample);
}

EngineRunner::~EngineRunner() {
    stop();
}

void EngineRunner::start(config::Options options, Engine::Prepare prepare, bool serve,
                         const std::shared_ptr<const std::atomic<bool>>& cancelled) {
    engine_ = std::make_unique<Engine>(std::move(options), clock_);
    engine_->setStageObserver([this](Engine::Stage stage) { Q_EMIT stageEntered(stage); });
    engine_->setCancelled([cancelled] { return cancelled->load(); });
    const auto done = serve ? engine_->start(prepare) : engine_->watch();
    if (*cancelled) return stop();
    if (!done) {
        engine_->stop();
        engine_.reset();
        Q_EMIT failed(done.error());
        return;
    }
    Q_EMIT started(engine_.get());
    sample();
    timer_.start();
}

void EngineRunner::stop() {
    if (!engine_) return;
    timer_.stop();
    watch_.reset();
    engine_->stop();
    engine_.reset();
    Q_EMIT stopped();
}

void EngineRunner::watchEvent(core::EventId event) {
    wanted_ = event;
    watch_.reset();
    if (engine_) sample();
}

void EngineRunner::sample() {
    // Refusals before a person looks count too.
    for (const auto& event : engine_->directory().all()) event->refusals().watch();
    auto found = wanted_.value != 0 ? engine_->directory().find(wanted_) : nullptr;
    if (!found) {
        watch_.reset();
    } else if (!watch_ || watch_->event() != found) {
        watch_.emplace(std::move(found));
    }
    Watched seen;
    seen.snapshot = engine_->sample();
    if (watch_) watch_->look(seen);
    if (box_.put(std::move(seen))) Q_EMIT news();
}

}  // namespace seatlock::ui::host
