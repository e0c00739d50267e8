// The alarms of an AlarmModel, to read and to acknowledge. The UI thread.
#pragma once

#include "ui/models/alarmmodel.h"
#include "ui/style/card.h"

#include <vector>

class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace seatlock::ui::pages {

class AlarmItem;

class AlarmPanel : public style::Card {
    Q_OBJECT

public:
    /// `model` must outlive it.
    explicit AlarmPanel(models::AlarmModel& model, QWidget* parent = nullptr);

private:
    void refresh();

    models::AlarmModel& model_;
    QStackedLayout* stack_;
    QWidget* list_;
    QVBoxLayout* column_;
    QToolButton* forget_;
    std::vector<AlarmItem*> items_;  ///< one a row of the model
};

}  // namespace seatlock::ui::pages
