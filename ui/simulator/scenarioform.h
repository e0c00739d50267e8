// The left column of the simulator: which scenario, and every number of it. The UI thread.
#pragma once

#include "ui/simulator/terms.h"

#include <map>
#include <vector>

#include <QPair>
#include <QString>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace seatlock::ui::style {
class Card;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::simulator {

class NumberField;
class StrategyList;

class ScenarioForm : public QWidget {
    Q_OBJECT

public:
    explicit ScenarioForm(QWidget* parent = nullptr);

    /// What stands in the fields.
    Scenario scenario() const;
    void setScenario(const Scenario& scenario);
    /// Slug and name of each event that can be rehearsed.
    void setEvents(const QList<QPair<QString, QString>>& events);
    bool isValid() const { return problem_.isEmpty(); }
    /// What is wrong, in words; empty: nothing.
    const QString& problem() const { return problem_; }
    NumberField* field(std::string_view id) const;
    StrategyList* strategies() const { return strategies_; }

Q_SIGNALS:
    void changed();

private:
    void makeKinds(QVBoxLayout* column);
    void makeRuns(QVBoxLayout* column);
    void makeNumbers(QVBoxLayout* column);
    void choose(ScenarioKind kind);
    void newSeed();
    void edited();
    void enableWhatApplies();
    void check();

    ScenarioKind kind_ = ScenarioKind::on_sale;
    QString problem_;
    bool quiet_ = false;
    QButtonGroup* kinds_;
    QComboBox* events_ = nullptr;
    QLineEdit* seed_ = nullptr;
    style::Card* strategies_card_ = nullptr;
    StrategyList* strategies_ = nullptr;
    style::TonedLabel* event_problem_ = nullptr;
    style::TonedLabel* seed_problem_ = nullptr;
    style::TonedLabel* strategies_problem_ = nullptr;
    style::TonedLabel* problem_label_ = nullptr;  ///< of what has no field
    std::vector<NumberField*> fields_;
};

}  // namespace seatlock::ui::simulator
