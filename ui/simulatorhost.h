// The simulator in the window: its page, and its runner over the database of the engine that runs.
// The UI thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/host/enginehost.h"
#include "ui/pages/simulatorpage.h"
#include "ui/simulator/simulationrunner.h"

#include <functional>
#include <string>

#include <QObject>
#include <QWidget>

namespace seatlock::ui {

class SimulatorHost : public QObject {
    Q_OBJECT

public:
    /// `host` must outlive it. `program` is seatlockd's path.
    SimulatorHost(const host::EngineHost& host, std::string program, QObject* parent = nullptr);

    /// Who shows it takes ownership.
    pages::SimulatorPage* page() const { return page_; }
    /// The host's state changed. A simulation ends with the engine whose database it uses.
    void showState();
    void sample(const monitor::Snapshot& snapshot);
    /// Whether it may be interrupted: asks, over `window`, only while a simulation runs, and stops
    /// it when told so.
    bool mayStop(QWidget* window);
    /// Stops the simulation that runs, if one does, and then calls `next`; else at once.
    void whenStopped(std::function<void()> next);

private:
    simulator::SimulationPlace place() const;
    std::string dataDir() const;
    QString obstacle() const;

    const host::EngineHost& host_;
    const std::string program_;
    simulator::SimulationRunner runner_;
    pages::SimulatorPage* page_;
    std::function<void()> next_;
};

}  // namespace seatlock::ui
