#include "ui/simulator/simulationrunner.h"

#include <utility>

namespace seatlock::ui::simulator {

struct SimulationRunner::Run {
    Run(const Scenario& scenario, SimulationPlace place) : simulation(scenario, std::move(place)) {}

    ProgressBox box;
    seatlock::simulator::Simulation simulation;
    std::optional<core::Result<RunResult>> result;  ///< once its thread has ended
};

SimulationRunner::SimulationRunner(std::function<SimulationPlace()> place, QObject* parent)
    : SimulationSource(parent), place_(std::move(place)), parcels_(this) {
    parcels_.setSingleShot(true);
    parcels_.setInterval(parcel_ms);
    connect(&parcels_, &QTimer::timeout, this, &SimulationRunner::deliver);
}

SimulationRunner::~SimulationRunner() {
    if (!thread_) return;
    stop();
    thread_->disconnect(this);
    thread_->wait();
}

void SimulationRunner::start(const Scenario& scenario) {
    Q_ASSERT(!running());
    run_ = std::make_unique<Run>(scenario, place_());
    const auto told = [this, box = &run_->box](const auto& what) {
        if (box->put(what)) QMetaObject::invokeMethod(this, &SimulationRunner::news);
    };
    run_->simulation.setObserver(told);
    run_->simulation.setPlanObserver(told);
    thread_.reset(QThread::create([run = run_.get()] { run->result = run->simulation.run(); }));
    thread_->setObjectName(QStringLiteral("simulation"));
    connect(thread_.get(), &QThread::finished, this, &SimulationRunner::ended);
    thread_->start();
}

void SimulationRunner::stop() {
    if (run_) run_->simulation.stop();
}

void SimulationRunner::inject(Fault fault) {
    if (run_) run_->simulation.injectFault(fault);
}

void SimulationRunner::news() {
    if (run_ && !parcels_.isActive()) parcels_.start();
}

void SimulationRunner::deliver() {
    if (!run_) return;
    const auto content = run_->box.take();
    if (content.plan) Q_EMIT planned(*content.plan);
    if (content.progress) Q_EMIT progressed(*content.progress);
}

void SimulationRunner::ended() {
    thread_->wait();
    parcels_.stop();
    deliver();
    const auto run = std::move(run_);
    thread_.release()->deleteLater();
    if (*run->result) {
        Q_EMIT finished(**run->result);
    } else {
        Q_EMIT failed(run->result->error());
    }
}

}  // namespace seatlock::ui::simulator
