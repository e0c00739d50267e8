// What is to be done to the chosen seats, and with what particulars. Knows
// nothing of requests. UI thread.
#pragma once

#include "engine/board/eventinfo.h"

#include <QJsonObject>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace seatlock::ui::forms {
class TimeField;
}

namespace seatlock::ui::inventory {

class ActionsForm : public QWidget {
    Q_OBJECT

public:
    enum Action { block, unblock, channel, category, release };

    explicit ActionsForm(QWidget* parent = nullptr);

    /// Its channels, categories and zone.
    void setEvent(const board::EventInfo& event);
    Action action() const;
    /// The body without its seats.
    QJsonObject step() const;
    /// "Block", for the button that does it.
    QString act() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* makeBlock();
    QWidget* makeNote(const QString& text);
    QWidget* makeField(const QString& title, QWidget* field, const QString& note);
    void add(Action action, const QString& title, QWidget* particulars);

    QButtonGroup* group_;
    QStackedWidget* particulars_;
    QComboBox* reason_;
    QLineEdit* note_;
    forms::TimeField* block_until_;
    QComboBox* channel_;
    QComboBox* category_;
    forms::TimeField* release_at_;
};

}  // namespace seatlock::ui::inventory
