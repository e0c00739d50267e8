// A button that is on or off, and shows which in every palette. The UI thread.
#pragma once

#include <QToolButton>

namespace seatlock::ui::charts {

class SwitchButton : public QToolButton {
    Q_OBJECT

public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace seatlock::ui::charts
