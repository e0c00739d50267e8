#include "ui/style/tonedlabel.h"

#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QEvent>

namespace seatlock::ui::style {

QColor colorOf(Tone tone, const QPalette& palette) {
    const Semantic& colors = semantic(palette);
    switch (tone) {
        case Tone::muted:
            return colors.muted;
        case Tone::accent:
            return colors.accent;
        case Tone::good:
            return colors.good;
        case Tone::warning:
            return colors.warning;
        case Tone::bad:
            return colors.bad;
        case Tone::normal:
            break;
    }
    return palette.color(QPalette::Active, QPalette::Text);
}

TonedLabel::TonedLabel(Tone tone, const QString& text, QWidget* parent)
    : QLabel(text, parent), tone_(tone) {
    setForegroundRole(QPalette::WindowText);  // inside a button it would be the button's
    recolour();
}

void TonedLabel::setTone(Tone tone) {
    if (tone == tone_) return;
    tone_ = tone;
    recolour();
}

void TonedLabel::setScale(double scale, bool bold) {
    scale_ = scale;
    bold_ = bold;
    resizeText();
}

bool TonedLabel::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::PaletteChange:
        case QEvent::ParentChange:
            recolour();
            break;
        case QEvent::ApplicationFontChange:
            resizeText();
            break;
        default:
            break;
    }
    return QLabel::event(event);
}

void TonedLabel::recolour() {
    const QColor wanted = colorOf(tone_, palette());
    if (palette().color(QPalette::Active, QPalette::WindowText) == wanted) return;
    QPalette own;  // of this role only: the others are to be inherited
    own.setColor(QPalette::Active, QPalette::WindowText, wanted);
    own.setColor(QPalette::Inactive, QPalette::WindowText, wanted);
    setPalette(own);
}

void TonedLabel::resizeText() {
    if (scale_ == 1 && !bold_) return;
    QFont own = QApplication::font(this);
    if (own.pointSizeF() > 0) {
        own.setPointSizeF(own.pointSizeF() * scale_);
    } else {
        own.setPixelSize(std::max(1, static_cast<int>(std::lround(own.pixelSize() * scale_))));
    }
    own.setBold(bold_);
    setFont(own);
}

}  // namespace seatlock::ui::style
