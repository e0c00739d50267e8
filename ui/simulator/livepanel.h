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

    charts::FigureTile* buyers_ = nullptr;
    charts::FigureTile* rate_ = nullptr;
    charts::FigureTile* ok_ = nullptr;
    charts::FigureTile* refused_ = nullptr;
    charts::FigureTile* unavailable_ = nullptr;
    charts::FigureTile* doubles_ = nullptr;
    RunCharts* charts_;
    PlanMap* map_;
    std::vector<QPushButton*> faults_;
    std::size_t strategy_ = 0;
};

}  // namespace seatlock::ui::simulator
