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
class PriceDifference;

class SeatDialog : public QDialog {
    Q_OBJECT

public:
    using EventOf = std::function<board::EventBoardPtr(core::EventId)>;

    enum class Kind { same_event, other_event };

    /// `old`: the seats that are changed. `events`: those to move to, one at least.
    SeatDialog(Kind kind, const QStringList& old, const std::vector<monitor::EventFigures>& events,
               EventOf event_of, QWidget* parent);

    /// To another event: the tickets that are exchanged, each of which keeps its type where there
    /// is such a type, and what was paid for them. Before, nothing is said of money.
    void setOrder(const QJsonObject& order);

    /// Slug of the event they are in.
    QString event() const;
    QStringList seats() const;
    /// Of the request for an exchange.
    QJsonObject exchange() const;
    /// After that, for people.
    QString outcome() const;
    /// They cost what the new seats cost.
    bool reprice() const;

    QLineEdit* wish() const { return wish_; }
    QString advice() const;
    QPushButton* act() const { return do_; }
    PriceDifference* difference() const { return difference_; }

private:
    void choose(core::EventId event);
    void follow();
    /// What is to be told of the seats that were typed; fills seats_ when all is well.
    QString adviceOf();
    /// Which of them are not to be had, and what is near; empty: all are.
    QString goneAdvice(const QStringList& seats) const;
    void price();

    const EventOf event_of_;
    const int count_;
    board::EventBoardPtr event_;
    QStringList seats_;
    QStringList old_types_;   ///< slugs; of setOrder()
    QJsonObject types_;       ///< slug by seat, of the new ones
    std::int64_t paid_ = -1;  ///< -1: money is not spoken of
    EventBox* events_;
    QLineEdit* wish_;
    QLabel* advice_;
    QCheckBox* reprice_;
    PriceDifference* difference_;
    QPushButton* do_;
};

}  // namespace seatlock::ui::counter
