#include "ui/style/emptystate.h"

#include "ui/style/semantic.h"
#include "ui/style/tonedlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::style {

namespace {

constexpr int picture_size = 48;
constexpr int advice_width_max = 520;

}  // namespace

EmptyState::EmptyState(Icon icon, const QString& headline, const QString& advice, QWidget* parent)
    : QWidget(parent),
      icon_(icon),
      picture_(new QLabel),
      headline_(new TonedLabel(Tone::normal)),
      advice_(new TonedLabel(Tone::muted)),
      button_(new QPushButton) {
    headline_->setScale(1.3, true);
    headline_->setAlignment(Qt::AlignCenter);
    headline_->setWordWrap(true);
    advice_->setAlignment(Qt::AlignCenter);
    advice_->setWordWrap(true);
    advice_->setMaximumWidth(advice_width_max);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(advice_, 4);
    middle->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(picture_, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(headline_);
    column->addLayout(middle);
    column->addSpacing(8);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
    setAction({});
    setText(headline, advice);
    redraw();
}

void EmptyState::setIcon(Icon icon) {
    icon_ = icon;
    redraw();
}

void EmptyState::setText(const QString& headline, const QString& advice) {
    headline_->setText(headline);
    advice_->setText(advice);
    setAccessibleName(headline);
    setAccessibleDescription(advice);
}

void EmptyState::setAction(const QString& text) {
    button_->setText(text);
    button_->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) redraw();
}

void EmptyState::redraw() {
    picture_->setPixmap(
        Icons::pixmap(icon_, picture_size, semantic(palette()).muted, devicePixelRatioF()));
}

}  // namespace seatlock::ui::style
