// One alarm: its sign, what happened, what to do, since when. The UI thread.
#pragma once

#include "ui/models/alarm.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::pages {

class AlarmItem : public QFrame {
    Q_OBJECT

public:
    explicit AlarmItem(QWidget* parent = nullptr);

    /// `cleared_at`: 0 while it stands.
    void tell(const models::Alarm& alarm, bool acknowledged, core::Micros cleared_at);

Q_SIGNALS:
    void acknowledged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    bool over() const { return cleared_at_ != 0; }
    QColor color() const;

    models::Alarm alarm_;
    bool seen_ = false;
    core::Micros cleared_at_ = 0;
    QLabel* sign_;
    style::TonedLabel* title_;
    style::TonedLabel* since_;
    QLabel* what_;
    style::TonedLabel* advice_;
    QPushButton* acknowledge_;
};

}  // namespace seatlock::ui::pages
