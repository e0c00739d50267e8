#include "ui/style/figurelabel.h"

#include <QEvent>
#include <QVBoxLayout>

namespace seatlock::ui::style {

FigureLabel::FigureLabel(const QString& caption, QWidget* parent)
    : QWidget(parent), value_(new TonedLabel(Tone::normal)), caption_(new TonedLabel(Tone::muted)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(value_);
    column->addWidget(caption_);
    value_->setTextFormat(Qt::PlainText);
    value_->setText(QStringLiteral("–"));
    value_->setScale(1.8, true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCaption(caption);
}

void FigureLabel::setValue(const QString& value) {
    if (value == value_->text()) return;
    value_->setText(value);
    rename();
}

void FigureLabel::setCaption(const QString& caption) {
    caption_->setText(caption);
    rename();
}

void FigureLabel::setTone(Tone tone) {
    value_->setTone(tone);
}

void FigureLabel::setWidest(const QString& value) {
    widest_ = value;
    keepRoom();
}

void FigureLabel::setScale(double scale) {
    value_->setScale(scale, true);
    keepRoom();
}

bool FigureLabel::event(QEvent* event) {
    // Posted by the layout when the value's font has changed.
    if (event->type() == QEvent::LayoutRequest) keepRoom();
    return QWidget::event(event);
}

void FigureLabel::rename() {
    setAccessibleName(tr("%1: %2").arg(caption_->text(), value_->text()));
}

void FigureLabel::keepRoom() {
    if (widest_.isEmpty()) return;
    value_->setMinimumWidth(QFontMetrics(value_->font()).horizontalAdvance(widest_));
}

}  // namespace seatlock::ui::style
