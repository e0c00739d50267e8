// A number of a scenario: what it is, its value, and what is wrong with it. The UI thread.
#pragma once

#include "ui/simulator/scenariofields.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::simulator {

class NumberField : public QWidget {
    Q_OBJECT

public:
    /// `field` must outlive it.
    explicit NumberField(const ScenarioField& field, QWidget* parent = nullptr);

    const ScenarioField& field() const { return field_; }
    double value() const;
    void setValue(double value);
    /// Empty: it is right.
    void setProblem(const QString& text);
    QString problem() const;
    QDoubleSpinBox* box() const { return box_; }

Q_SIGNALS:
    void edited();

private:
    const ScenarioField& field_;
    QLabel* title_;
    QDoubleSpinBox* box_;
    style::TonedLabel* problem_;
};

}  // namespace seatlock::ui::simulator
