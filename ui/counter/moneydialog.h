// What is to be done about an order's money, and why: a payment, a refund, a cancellation. UI
// thread.
#pragma once

#include "ui/boxoffice/till.h"

#include <cstdint>

#include <QDialog>
#include <QJsonObject>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace seatlock::ui::forms {
class MoneyField;
}

namespace seatlock::ui::counter {

class MoneyDialog : public QDialog {
    Q_OBJECT

public:
    enum class Act { pay, refund, cancel };

    /// `amount_minor`: what is due, or could be given back. `seats`: which ones are meant, for
    /// people; empty: all of the order.
    MoneyDialog(Act act, std::int64_t amount_minor, const QString& currency, const QString& seats,
                QWidget* parent);

    /// For the body of the request, without the seats.
    QJsonObject body() const;
    /// What is about to happen, for the second question.
    QString meaning() const;

    QLineEdit* reason() const { return reason_; }
    forms::MoneyField* amount() const { return amount_; }
    QComboBox* methods() const { return methods_; }
    QPushButton* act() const { return do_; }

private:
    void follow();
    boxoffice::Method method() const;

    const Act act_;
    const QString currency_;
    const QString seats_;
    forms::MoneyField* amount_;
    QComboBox* methods_;
    QLineEdit* reason_;
    QLabel* reason_name_;
    QCheckBox* give_back_;
    QPushButton* do_;
};

}  // namespace seatlock::ui::counter
