// The events to choose from. UI thread.
#pragma once

#include "engine/monitor/snapshot.h"

#include <vector>

#include <QComboBox>
#include <QStringList>

namespace seatlock::ui::counter {

class EventBox : public QComboBox {
    Q_OBJECT

public:
    explicit EventBox(QWidget* parent = nullptr);

    /// Cheap when nothing changes: comes with every sample. The choice stays.
    void setEvents(const std::vector<monitor::EventFigures>& events);
    /// What is shown, whatever was wished for. EventId{}: none.
    void setChosen(core::EventId event);
    /// Opens the list.
    void begin();

Q_SIGNALS:
    /// By the person.
    void chosen(seatlock::core::EventId event);

private:
    std::vector<core::EventId> ids_;  ///< as the lines
    QStringList names_;
    core::EventId chosen_;
};

}  // namespace seatlock::ui::counter
