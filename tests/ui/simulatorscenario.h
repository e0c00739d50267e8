// A made-up simulation for the simulator's page: reports and results without a database. The UI
// thread.
#pragma once

#include "ui/simulator/simulationsource.h"

#include <vector>

namespace seatlock::tests {

/// Does what it is told by the test, and remembers what it was asked.
class ScriptedSimulation : public ui::simulator::SimulationSource {
    Q_OBJECT

public:
    bool running() const override { return running_; }
    void start(const ui::simulator::Scenario& scenario) override {
        running_ = true;
        started.push_back(scenario);
    }
    void stop() override { stops += 1; }
    void inject(ui::simulator::Fault fault) override { faults.push_back(fault); }

    void plan(std::int64_t seats, std::int64_t seats_per_row);
    void report(const ui::simulator::SimulationProgress& progress) { Q_EMIT progressed(progress); }
    void finish(const ui::simulator::RunResult& result) {
        running_ = false;
        Q_EMIT finished(result);
    }
    void fail(const core::Error& error) {
        running_ = false;
        Q_EMIT failed(error);
    }

    std::vector<ui::simulator::Scenario> started;
    std::vector<ui::simulator::Fault> faults;
    int stops = 0;

private:
    bool running_ = false;
};

/// The `number`th report, from 0, of a strategy that sells `seats` in `reports` reports. Naive
/// sells every thirteenth twice.
ui::simulator::SimulationProgress madeProgress(std::size_t strategy, int number, int reports,
                                               std::int64_t seats);

/// Of these strategies; the naive one has double bookings.
ui::simulator::RunResult madeResult(ui::simulator::ScenarioKind kind,
                                    const std::vector<ui::simulator::Strategy>& strategies);

}  // namespace seatlock::tests
