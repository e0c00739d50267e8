// The strategies to be tried, as boxes to tick. The UI thread.
#pragma once

#include "ui/simulator/terms.h"

#include <vector>

#include <QCheckBox>
#include <QWidget>

namespace seatlock::ui::simulator {

class StrategyList : public QWidget {
    Q_OBJECT

public:
    explicit StrategyList(QWidget* parent = nullptr);

    /// In the order of the list.
    std::vector<Strategy> chosen() const;
    void setChosen(const std::vector<Strategy>& strategies);
    QCheckBox* all() const { return all_; }
    const std::vector<QCheckBox*>& boxes() const { return boxes_; }

Q_SIGNALS:
    void edited();

private:
    void showAll();

    QCheckBox* all_;
    std::vector<QCheckBox*> boxes_;  ///< as allStrategies()
};

}  // namespace seatlock::ui::simulator
