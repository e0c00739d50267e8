// A simulation as the page sees it: begun, followed, stopped; where it runs is another's matter.
// The UI thread.
#pragma once

#include "engine/core/error.h"
#include "ui/simulator/terms.h"

#include <QObject>

namespace seatlock::ui::simulator {

class SimulationSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool running() const = 0;
    /// When not running; ends in finished() or failed().
    virtual void start(const Scenario& scenario) = 0;
    /// The run ends within a second. Nothing happens when none goes on.
    virtual void stop() = 0;
    /// Into the run that goes on.
    virtual void inject(Fault fault) = 0;

Q_SIGNALS:
    /// What the buyers choose among.
    void planned(const seatlock::simulator::SeatingPlan& plan);
    /// At most 20 times a second; seats of reports in between are in it.
    void progressed(const seatlock::simulator::SimulationProgress& progress);
    void finished(const seatlock::simulator::RunResult& result);
    void failed(const seatlock::core::Error& error);
};

}  // namespace seatlock::ui::simulator
