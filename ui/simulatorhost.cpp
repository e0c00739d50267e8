#include "ui/simulatorhost.h"

#include <utility>

#include <QDir>
#include <QMessageBox>
#include <QPushButton>

namespace seatlock::ui {

SimulatorHost::SimulatorHost(const host::EngineHost& host, std::string program, QObject* parent)
    : QObject(parent),
      host_(host),
      program_(std::move(program)),
      runner_([this] { return place(); }),
      page_(new pages::SimulatorPage(runner_)) {
    showState();
    const auto ended = [this] {
        if (auto next = std::exchange(next_, nullptr)) next();
    };
    connect(&runner_, &simulator::SimulationSource::finished, this, ended);
    connect(&runner_, &simulator::SimulationSource::failed, this, ended);
}

void SimulatorHost::whenStopped(std::function<void()> next) {
    if (!runner_.running()) return next();
    next_ = std::move(next);
    runner_.stop();
}

simulator::SimulationPlace SimulatorHost::place() const {
    simulator::SimulationPlace out;
    out.database_url = host_.databaseUrl();
    out.data_dir = dataDir();
    out.program = program_;
    out.embedded = host_.options().database.empty();
    return out;
}

std::string SimulatorHost::dataDir() const {
    const auto& named = host_.options().data_dir;
    return named.empty() ? Engine::defaultDataDir() : named;
}

QString SimulatorHost::obstacle() const {
    if (host_.state() != host::EngineHost::State::running) {
        return tr("A simulation needs the database of an engine that runs: start the engine.");
    }
    if (host_.mode() == host::EngineHost::Mode::watching) {
        return tr(
            "This console only watches a sale. Simulations are run where it is sold, or on "
            "a computer of their own.");
    }
    return {};
}

void SimulatorHost::showState() {
    if (host_.state() != host::EngineHost::State::running) runner_.stop();
    page_->setObstacle(obstacle());
    page_->setEmbedded(host_.options().database.empty());
    page_->setArchive(
        QDir(QString::fromStdString(dataDir())).filePath(QStringLiteral("simulator")));
}

void SimulatorHost::sample(const monitor::Snapshot& snapshot) {
    page_->setEvents(snapshot.events);
}

bool SimulatorHost::mayStop(QWidget* window) {
    if (!runner_.running()) return true;
    QMessageBox box(QMessageBox::Question, tr("Seatlock"), tr("Stop the simulation?"),
                    QMessageBox::Cancel, window);
    box.setInformativeText(
        tr("A simulation is running. What was measured until now is kept with the earlier runs."));
    auto* stop = box.addButton(tr("Stop the Simulation"), QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    // It may have ended while the question was open.
    if (box.clickedButton() != stop && runner_.running()) return false;
    runner_.stop();
    return true;
}

}  // namespace seatlock::ui
