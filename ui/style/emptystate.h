// What stands where there is nothing to show yet: why, and what to do about it. UI thread.
#pragma once

#include "ui/style/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace seatlock::ui::style {

class TonedLabel;

class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& headline, const QString& advice,
               QWidget* parent = nullptr);

    void setIcon(Icon icon);
    void setText(const QString& headline, const QString& advice);
    /// A button that does what is advised; no text, no button.
    void setAction(const QString& text);
    QPushButton* button() const { return button_; }

Q_SIGNALS:
    void activated();

protected:
    void changeEvent(QEvent* event) override;

private:
    void redraw();

    Icon icon_;
    QLabel* picture_;
    TonedLabel* headline_;
    TonedLabel* advice_;
    QPushButton* button_;
};

}  // namespace seatlock::ui::style
