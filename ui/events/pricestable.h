// What a ticket costs: a line a price category, a column a ticket type. An
// empty cell is not sold. UI thread.
#pragma once

#include <vector>

#include <QJsonArray>
#include <QWidget>

class QTableWidget;

namespace seatlock::ui::events {

class PricesTable : public QWidget {
    Q_OBJECT

public:
    explicit PricesTable(QWidget* parent = nullptr);

    /// As the API says them, ticket types included; those of a chart have none
    /// yet.
    void setCategories(const QJsonArray& categories);
    QJsonArray categories() const;
    /// Three letters; the amounts stay as they are written.
    void setCurrency(const QString& currency);
    /// Empty: all is right. Otherwise what to do.
    QString problem();

Q_SIGNALS:
    void edited();

private:
    struct TicketType {
        QString slug;
        QString name;
    };
    int columnOf(const QString& slug, const QString& name);
    void addType(const TicketType& type);
    void askType();
    void renameType(int column);
    void removeType();
    void fit();

    QString currency_ = QStringLiteral("EUR");
    QJsonArray categories_;
    std::vector<TicketType> types_;
    QTableWidget* table_;
    bool filling_ = false;
};

}  // namespace seatlock::ui::events
