// An order as it stands: customer, seats, money and what happened to it. UI thread.
#pragma once

#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QTableWidget>
#include <QWidget>

namespace seatlock::ui::style {
class TonedLabel;
}

namespace seatlock::ui::counter {

class OrderSheet : public QWidget {
    Q_OBJECT

public:
    explicit OrderSheet(QWidget* parent = nullptr);

    /// As the API tells it.
    void setOrder(const QJsonObject& order);
    void setHistory(const QJsonArray& entries);
    const QJsonObject& order() const { return order_; }

    /// Active ones that are chosen in the list; all active ones when none is.
    std::vector<QJsonObject> chosenItems() const;
    /// Those that are chosen by hand.
    std::vector<QJsonObject> pickedItems() const;
    QTableWidget* items() const { return items_; }
    QTableWidget* history() const { return history_; }
    QString moneyText() const { return money_->text(); }

Q_SIGNALS:
    void picked();

private:
    void fillItems();
    QString buyerText() const;
    QString moneyLines() const;

    QJsonObject order_;
    style::TonedLabel* title_;
    style::TonedLabel* state_;
    QLabel* buyer_;
    QTableWidget* items_;
    QLabel* money_;
    QTableWidget* history_;
};

/// "Paid", "To be paid until …", "Cancelled".
QString orderStateText(const QJsonObject& order);
/// "cancelled by boss: 2 seats" and the like, of an entry's action.
QString orderActionText(const QString& action);

}  // namespace seatlock::ui::counter
