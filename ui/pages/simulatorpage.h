// The simulator: a scenario on the left; on the right what it does just now, what it found, and
// earlier runs. Is told who runs it. The UI thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/simulator/simulationsource.h"

#include <vector>

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QString>
#include <QTabWidget>
#include <QWidget>

namespace seatlock::ui::simulator {
class HistoryPanel;
class LivePanel;
class ResultPanel;
class ScenarioForm;
}  // namespace seatlock::ui::simulator
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::pages {

class SimulatorPage : public QWidget {
    Q_OBJECT

public:
    /// `source` must outlive it.
    explicit SimulatorPage(simulator::SimulationSource& source, QWidget* parent = nullptr);

    /// Empty: a simulation may be started; else why not.
    void setObstacle(const QString& why);
    /// Whether the database is the console's own.
    void setEmbedded(bool embedded);
    /// Where runs are kept.
    void setArchive(const QString& folder);
    /// What can be rehearsed; comes with every sample.
    void setEvents(const std::vector<monitor::EventFigures>& events);

    QAction* startAction() const { return start_; }
    QAction* stopAction() const { return stop_; }
    simulator::ScenarioForm& form() { return *form_; }
    simulator::LivePanel& live() { return *live_; }
    simulator::ResultPanel& result() { return *result_; }
    simulator::HistoryPanel& history() { return *history_; }
    QTabWidget& tabs() { return *tabs_; }
    QString stage() const { return stage_->text(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeRight();
    void makeActions();
    void connectSource();
    void fitSide();
    void begin();
    void end();
    void showState();

    simulator::SimulationSource& source_;
    QString obstacle_;
    std::vector<std::string> slugs_;
    std::size_t strategies_ = 0;  ///< of the run that goes on
    bool stopping_ = false;
    QAction* start_;
    QAction* stop_;
    simulator::ScenarioForm* form_;
    simulator::LivePanel* live_;
    simulator::ResultPanel* result_;
    simulator::HistoryPanel* history_;
    QScrollArea* side_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QLabel* stage_ = nullptr;
    style::Banner* notice_ = nullptr;
};

}  // namespace seatlock::ui::pages
