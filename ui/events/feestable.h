// What is charged beyond the price: once for a ticket, or once for an order. UI
// thread.
#pragma once

#include <QJsonArray>
#include <QWidget>

class QTableWidget;

namespace seatlock::ui::events {

class FeesTable : public QWidget {
    Q_OBJECT

public:
    explicit FeesTable(QWidget* parent = nullptr);

    void setFees(const QJsonArray& fees);
    QJsonArray fees() const;
    void setCurrency(const QString& currency) { currency_ = currency; }
    /// Empty: all is right. Otherwise what to do.
    QString problem();

Q_SIGNALS:
    void edited();

private:
    void add(const QString& name, const QString& amount, bool per_order);
    bool perOrder(int row) const;

    QString currency_ = QStringLiteral("EUR");
    QTableWidget* table_;
};

}  // namespace seatlock::ui::events
