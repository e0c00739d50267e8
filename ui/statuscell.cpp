#include "ui/statuscell.h"

#include <algorithm>

#include <QEvent>

namespace seatlock::ui {

namespace {
constexpr int side = 6;
constexpr int letters_min = 3;
constexpr int rounding = 2;  // of a text's width, which is a fraction
}  // namespace

StatusCell::StatusCell(const QString& name, const QString& tip, QWidget* parent) : QLabel(parent) {
    setAccessibleName(name);
    setToolTip(tip);
    setTextFormat(Qt::PlainText);
    setContentsMargins(side, 2, side, 2);
    hide();
}

void StatusCell::say(const QString& text) {
    if (this->text() == text) return;
    setText(text);
    keep();
    setVisible(!text.isEmpty());
}

void StatusCell::reserve(const QString& text) {
    if (reserved_ == text) return;
    reserved_ = text;
    keep();
}

void StatusCell::shrink() {
    reserved_.clear();
    kept_ = 0;
    keep();
}

int StatusCell::widthOf(const QString& text) const {
    return fontMetrics().horizontalAdvance(text) + 2 * side + rounding;
}

void StatusCell::keep() {
    const int wanted = std::max({kept_, widthOf(text()), widthOf(reserved_)});
    if (wanted == kept_) return;
    kept_ = wanted;
    updateGeometry();
}

QSize StatusCell::sizeHint() const {
    return {kept_, QLabel::sizeHint().height()};
}

/// In a narrow window it is cut off rather than making the window wider.
QSize StatusCell::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * letters_min, QLabel::minimumSizeHint().height()};
}

void StatusCell::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange) return;
    kept_ = 0;
    keep();
}

}  // namespace seatlock::ui
