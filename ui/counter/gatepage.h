// The door: a code comes from a scanner or the keyboard, and the whole window says in green or red
// whether its holder comes in. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/monitor/snapshot.h"
#include "ui/boxoffice/gatedesk.h"

#include <functional>
#include <string>
#include <vector>

#include <QElapsedTimer>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::counter {

class EventBox;
class VerdictPanel;

class GatePage : public QWidget {
    Q_OBJECT

public:
    /// `client` and `settings` (which keep the door's name) must outlive it. `folder`: the desk's.
    /// `now`: the database's clock.
    GatePage(host::StaffClient& client, QSettings& settings, const QString& folder,
             std::function<core::Micros()> now, QWidget* parent = nullptr);

    void setEvents(const std::vector<monitor::EventFigures>& events);
    /// Null: none.
    void showEvent(board::EventBoardPtr event);

    boxoffice::GateDesk& desk() { return desk_; }
    QLineEdit* code() const { return code_; }
    QLineEdit* door() const { return door_; }
    VerdictPanel* verdict() const { return verdict_; }
    QString countsText() const;
    style::Banner* banner() const { return banner_; }

Q_SIGNALS:
    /// By the person.
    void eventChosen(seatlock::core::EventId event);

protected:
    using QWidget::showEvent;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeBars();
    void addKeys();
    void addKey(const QKeySequence& keys, std::function<void()> act);
    void setDirection(tickets::Direction direction);
    void showDirection();
    void scan();
    void judged(const boxoffice::GateVerdict& verdict);
    void showState();
    void showNews();

    QSettings& settings_;
    boxoffice::GateDesk desk_;
    host::StaffClient& client_;
    EventBox* events_;
    QLineEdit* door_;
    QLineEdit* code_;
    QPushButton* in_;
    QPushButton* out_;
    VerdictPanel* verdict_;
    style::Banner* banner_;
    style::TonedLabel* counts_;
    QLabel* state_;
    QTimer clear_;
    std::string zone_;
    QString told_;  ///< by the banner
};

}  // namespace seatlock::ui::counter
