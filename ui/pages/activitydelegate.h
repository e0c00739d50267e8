// Draws a line of recent activity: when, the sign of what the seats became, what happened, where.
// The UI thread.
#pragma once

#include "ui/models/activity.h"

#include <functional>
#include <string>

#include <QStyledItemDelegate>

namespace seatlock::ui::pages {

class ActivityDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    struct Event {
        QString name;
        std::string zone;
    };
    /// Empty for an event that is not known.
    using EventOf = std::function<Event(core::EventId)>;

    ActivityDelegate(EventOf event_of, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    EventOf event_of_;
};

/// What a seat is after a change for this reason.
board::SeatState stateAfter(board::Reason reason);

}  // namespace seatlock::ui::pages
