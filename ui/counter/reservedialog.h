// Until when seats are kept for somebody who pays later. UI thread.
#pragma once

#include "engine/board/eventinfo.h"

#include <QDialog>
#include <QString>

namespace seatlock::ui::forms {
class TimeField;
}

namespace seatlock::ui::counter {

class ReserveDialog : public QDialog {
    Q_OBJECT

public:
    /// Offers a day, or until the event begins. `now`: the database's clock.
    ReserveDialog(const board::EventInfo& event, core::Micros now, QWidget* parent);

    /// As the API says it.
    QString payUntil() const;

private:
    forms::TimeField* until_;
};

}  // namespace seatlock::ui::counter
