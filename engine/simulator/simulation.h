// A whole simulation: scratch inventory, a server and buyers in processes of their own, faults,
// the auditor. run() blocks its thread; stop() and injectFault() from any.
#pragma once

#include "engine/core/mutex.h"
#include "engine/core/result.h"
#include "engine/simulator/fault.h"
#include "engine/simulator/runresult.h"
#include "engine/simulator/seatingplan.h"
#include "engine/simulator/strategyrun.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace seatlock::store {
class Scratch;
}

namespace seatlock::simulator {

/// Where a simulation runs.
struct SimulationPlace {
    std::string database_url;  ///< whose scratch schemas it makes and removes
    std::string data_dir;      ///< runs are kept in its folder `simulator`; also whose embedded
                               ///< PostgreSQL faults are done to
    std::string program;       ///< path of seatlockd, which serves and buys
    bool embedded = true;      ///< the database is the data directory's own
    /// Brings the embedded PostgreSQL up again after a fault ended it; empty: an engine that runs
    /// on it does. Called on a thread of the simulation.
    std::function<core::Result<core::Done>()> revive;
};

/// Told while a simulation runs.
struct SimulationProgress {
    enum class Stage : std::uint8_t { preparing, connecting, selling, auditing, cleaning, done };
    Stage stage = Stage::preparing;
    std::size_t strategy = 0;  ///< index in the list of runs
    std::string name;          ///< of the strategy or phase
    double share = 0;          ///< of the whole simulation, 0 to 1
    RunSample sample;          ///< the last interval, when selling
    std::int64_t total_ok = 0;
    std::int64_t total_refused = 0;
    std::int64_t total_unavailable = 0;
    std::int64_t total_requests = 0;
    /// Seats given since the last report; by number.
    std::vector<core::SeatNo> given;
    /// Seats seen given twice since the last report.
    std::vector<core::SeatNo> twice;
};

class Simulation {
public:
    Simulation(Scenario scenario, SimulationPlace place);
    ~Simulation();

    /// Before run(); called on run()'s thread, at most 20 times a second.
    void setObserver(std::function<void(const SimulationProgress&)> observer);
    /// Before run(): faults at moments of each strategy's run.
    void setFaults(std::vector<PlannedFault> faults);

    /// What the buyers choose among, once the scratch event is there; for a map of it. Called on
    /// run()'s thread before the first strategy.
    void setPlanObserver(std::function<void(const SeatingPlan&)> observer);

    /// Before run(): ends it, too, once true; must outlive it.
    void setStopFlag(const std::atomic<bool>& flag) { stop_flag_ = &flag; }

    /// Errors: configuration (numbers, no such event, no program), database_unavailable,
    /// overloaded. Nothing is left behind in the database, however it ends. A run that was
    /// stopped has what was measured until then.
    core::Result<RunResult> run();

    /// The run ends within a second, cleaning up. Any thread.
    void stop() { stopping_.store(true); }
    /// Now, into the run going on. Any thread.
    void injectFault(Fault fault) EXCLUDES(mutex_);

private:
    struct Phase {
        std::string name;      ///< of the result
        std::string strategy;  ///< of the server
        bool connection_per_request = false;
        bool bouncer = false;
    };
    std::vector<Phase> phases() const;
    bool stopping() const { return stopping_.load() || (stop_flag_ && stop_flag_->load()); }
    core::Result<core::Done> prepareFolder();
    core::Result<SeatingPlan> makeEvent(pool::Connection& scratch) const;
    core::Result<core::Done> runPhase(const Phase& phase, std::size_t index);
    StrategyRun::Guide guide(std::size_t index);
    void report(const BuyersReport& report, std::size_t index);
    void keepScratch();
    void enter(SimulationProgress::Stage stage, std::size_t index);
    std::vector<Fault> dueFaults(double at_s) EXCLUDES(mutex_);
    core::Result<core::Done> keepResult() const;

    const Scenario scenario_;
    const SimulationPlace place_;
    std::function<void(const SimulationProgress&)> observer_;
    std::function<void(const SeatingPlan&)> plan_observer_;
    std::vector<PlannedFault> planned_;
    const std::atomic<bool>* stop_flag_ = nullptr;

    // run()'s thread.
    RunResult result_;
    std::string folder_;
    std::vector<Phase> phases_;
    SimulationProgress progress_;
    std::vector<PlannedFault> due_;      ///< of the phase, not yet done
    store::Scratch* scratch_ = nullptr;  ///< the phase's
    bool scratch_shaken_ = false;        ///< a restart ends the session that holds its lock
    std::int64_t seats_ = 0;             ///< of the plan

    std::atomic<bool> stopping_{false};
    core::Mutex mutex_;
    std::vector<Fault> injected_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::simulator
