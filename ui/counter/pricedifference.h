// What other seats cost more or less than was paid, and how that is settled. UI thread.
#pragma once

#include "ui/boxoffice/till.h"

#include <cstdint>
#include <optional>

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace seatlock::ui::counter {

class PriceDifference : public QWidget {
    Q_OBJECT

public:
    explicit PriceDifference(QWidget* parent = nullptr);

    /// Minor units; `paid`: what was paid and not given back.
    void setSums(std::int64_t cost, std::int64_t paid, const QString& currency);
    /// Nothing is known to be settled.
    void clear();

    /// What is missing, for people; empty: nothing.
    QString problem() const;
    /// `payments` or `refund` of an exchange's body; nothing of both when it is even, or is to be
    /// settled later.
    QJsonObject json() const;
    /// For people, after it was done: "€10.00 paid in cash, change €2.00."
    QString outcome() const;

    QComboBox* methods() const { return methods_; }
    QLineEdit* given() const { return given_; }
    QLineEdit* note() const { return note_; }
    QString text() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void fillMethods();
    std::optional<boxoffice::Method> method() const;
    bool takes() const { return cost_ > paid_; }
    /// In minor units; what is owed when nothing was typed, nothing when it is no sum.
    std::optional<std::int64_t> handed() const;
    boxoffice::Till till(std::optional<boxoffice::Till::Refusal>& refusal) const;

    std::int64_t cost_ = 0;
    std::int64_t paid_ = 0;
    QString currency_;
    QLabel* meaning_;
    QComboBox* methods_;
    QLabel* given_name_;
    QLineEdit* given_;
    QLabel* note_name_;
    QLineEdit* note_;
    QLabel* change_;
};

}  // namespace seatlock::ui::counter
