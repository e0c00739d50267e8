// Runs simulations on a thread of their own, one at a time, and tells of them in parcels. The UI
// thread.
#pragma once

#include "ui/simulator/progressbox.h"
#include "ui/simulator/simulationsource.h"

#include <functional>
#include <memory>
#include <optional>

#include <QThread>
#include <QTimer>

namespace seatlock::ui::simulator {

class SimulationRunner : public SimulationSource {
    Q_OBJECT

public:
    static constexpr int parcel_ms = 50;

    /// `place` is asked when a simulation starts.
    explicit SimulationRunner(std::function<SimulationPlace()> place, QObject* parent = nullptr);
    /// Stops the simulation and waits for it.
    ~SimulationRunner() override;

    bool running() const override { return thread_ != nullptr; }
    void start(const Scenario& scenario) override;
    void stop() override;
    void inject(Fault fault) override;

private:
    struct Run;

    void news();
    void deliver();
    void ended();

    const std::function<SimulationPlace()> place_;
    QTimer parcels_;
    std::unique_ptr<Run> run_;
    std::unique_ptr<QThread> thread_;  ///< of run_
};

}  // namespace seatlock::ui::simulator
