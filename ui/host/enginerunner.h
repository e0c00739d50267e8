// Owns the engine on a thread of its own: starts, samples and stops it there. Its thread only,
// but for the constructor.
#pragma once

#include "engine/engine.h"
#include "ui/host/eventwatch.h"
#include "ui/host/watchbox.h"

#include <atomic>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

namespace seatlock::ui::host {

class EngineRunner : public QObject {
    Q_OBJECT

public:
    static constexpr int sample_ms = 50;

    /// `box` and the engine's `clock` must outlive it.
    EngineRunner(WatchBox& box, const core::Clock& clock);
    ~EngineRunner() override;

    /// Blocks while the engine starts. `serve`: start(), else watch(). Ends in stopped() once
    /// `cancelled` is true.
    void start(config::Options options, Engine::Prepare prepare, bool serve,
               const std::shared_ptr<const std::atomic<bool>>& cancelled);
    void stop();
    void watchEvent(core::EventId event);

Q_SIGNALS:
    void stageEntered(seatlock::Engine::Stage stage);
    /// The engine lives until stop() returns; its boards may be read from any thread.
    void started(seatlock::Engine* engine);
    void failed(const seatlock::core::Error& error);
    void stopped();
    /// The box, empty before, has something.
    void news();

private:
    void sample();

    WatchBox& box_;
    const core::Clock& clock_;
    std::unique_ptr<Engine> engine_;
    std::optional<EventWatch> watch_;
    core::EventId wanted_;
    QTimer timer_;
};

}  // namespace seatlock::ui::host
