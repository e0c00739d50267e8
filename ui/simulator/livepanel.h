// What a simulation does just now: counters, charts, seats, and what can be broken meanwhile. The
// UI thread.
#pragma once

#include "ui/charts/figuretile.h"
#include "ui/simulator/planmap.h"
#include "ui/simulator/runcharts.h"

#include <vector>

#include <QPushButton>
#include <QScrollArea>

namespace seatlock::ui::simulator {

class LivePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit LivePanel(QWidget* parent = nullptr);

    /// A simulation begins.
    void begin();
    void setPlan(const SeatingPlan& plan);
    void show(const SimulationProgress& progress);
    void setRunning(bool running);
    /// Whether the database is this console's own: others are not restarted or frozen.
    void setEmbedded(bool embedded);
    using QScrollArea::show;

    const PlanMap& map() const { return *map_; }
    RunCharts& charts() { return *charts_; }
    const charts::FigureTile& doubles() const { return *doubles_; }
    const std::vector<QPushButton*>& faults() const { return faults_; }

Q_SIGNALS:
    void faultWanted(seatlock::simulator::Fault fault);

private:
    QWidget* makeFigures();
    QWidget* makeFaults();
    void showFaults();

    charts::FigureTile* buyers_ = nullptr;
    charts::FigureTile* rate_ = nullptr;
    charts::FigureTile* ok_ = nullptr;
    charts::FigureTile* refused_ = nullptr;
    charts::FigureTile* unavailable_ = nullptr;
    charts::FigureTile* doubles_ = nullptr;
    RunCharts* charts_;
    PlanMap* map_;
    std::vector<QPushButton*> faults_;  ///< one for each of all_faults
    bool running_ = false;
    bool embedded_ = true;
    std::size_t strategy_ = 0;
};

}  // namespace seatlock::ui::simulator
