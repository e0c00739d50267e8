// An amount of money to be typed. UI thread.
#pragma once

#include <cstdint>

#include <QDoubleSpinBox>

namespace seatlock::ui::forms {

class MoneyField : public QDoubleSpinBox {
    Q_OBJECT

public:
    /// `name`: for screen readers. Two decimals until a currency is set.
    explicit MoneyField(const QString& name, QWidget* parent = nullptr);

    /// Three letters of ISO 4217; the amount stays.
    void setCurrency(const QString& currency);
    /// In the currency's smallest unit.
    std::int64_t minor() const;
    void setMinor(std::int64_t minor);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
};

}  // namespace seatlock::ui::forms
