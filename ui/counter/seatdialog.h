// Other seats for those of an order: in the same event, or in another. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/monitor/snapshot.h"
#include "ui/boxoffice/seatwish.h"

#include <functional>
#include <vector>

#include <QDialog>
#include <QJsonObject>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace seatlock::ui::counter {

class EventBox;

class SeatDialog : public QDialog {
    Q_OBJECT

public:
    using EventOf = std::function<board::EventBoardPtr(core::EventId)>;

    enum class Kind { same_event, other_event };

    /// `old`: the seats that are changed. `events`: those to move to, one at least.
    SeatDialog(Kind kind, const QStringList& old, const std::vector<monitor::EventFigures>& events,
               EventOf event_of, QWidget* parent);

    /// Slug of the event they are in.
    QString event() const;
    QStringList seats() const;
    /// They cost what the new seats cost.
    bool reprice() const;

    QLineEdit* wish() const { return wish_; }
    QPushButton* act() const { return do_; }

private:
    void choose(core::EventId event);
    void follow();

    const EventOf event_of_;
    const int count_;
    board::EventBoardPtr event_;
    QStringList seats_;
    EventBox* events_;
    QLineEdit* wish_;
    QLabel* advice_;
    QCheckBox* reprice_;
    QPushButton* do_;
};

}  // namespace seatlock::ui::counter
