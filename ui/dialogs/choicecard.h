// One of several things to do, as a card to be chosen: a radio button with room for a sentence.
// UI thread.
#pragma once

#include "ui/style/icons.h"

#include <QAbstractButton>

class QLabel;

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::dialogs {

class ChoiceCard : public QAbstractButton {
    Q_OBJECT

public:
    ChoiceCard(style::Icon icon, const QString& title, const QString& meaning,
               QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void redraw();

    const style::Icon icon_;
    QLabel* picture_;
    style::TonedLabel* title_;
    style::TonedLabel* meaning_;
};

}  // namespace seatlock::ui::dialogs
