#include "ui/forms/moneyfield.h"

#include "ui/models/texts.h"

#include <cmath>

#include <QTimer>
#include <QWheelEvent>

namespace seatlock::ui::forms {

namespace {
constexpr double most = 10'000'000;
}

MoneyField::MoneyField(const QString& name, QWidget* parent) : QDoubleSpinBox(parent) {
    setAccessibleName(name);
    setRange(0, most);
    setDecimals(2);
    setAlignment(Qt::AlignRight);
    setGroupSeparatorShown(true);
    setFocusPolicy(Qt::StrongFocus);
}

void MoneyField::setCurrency(const QString& currency) {
    const double amount = value();
    setDecimals(models::decimals(currency));
    setSuffix(QChar(QChar::Nbsp) + currency);
    setValue(amount);
}

std::int64_t MoneyField::minor() const {
    return std::llround(value() * std::pow(10.0, decimals()));
}

void MoneyField::setMinor(std::int64_t minor) {
    setValue(static_cast<double>(minor) / std::pow(10.0, decimals()));
}

void MoneyField::wheelEvent(QWheelEvent* event) {
    event->ignore();  // the wheel scrolls the form, not a price
}

void MoneyField::focusInEvent(QFocusEvent* event) {
    QDoubleSpinBox::focusInEvent(event);
    QTimer::singleShot(0, this, &QDoubleSpinBox::selectAll);
}

}  // namespace seatlock::ui::forms
