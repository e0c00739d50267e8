// What a list of the API holds, as a table. Pure model; UI thread.
#pragma once

#include <functional>
#include <vector>

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonObject>

namespace seatlock::ui::forms {

/// One column of a list: its title and what it says of an item.
struct Column {
    QString title;
    std::function<QString(const QJsonObject&)> text;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    /// By what it is sorted instead of by its text; may be empty.
    std::function<QVariant(const QJsonObject&)> order{};
};

/// A column that says a member as it is.
Column textColumn(const QString& title, const char* member);
/// A column that says a whole number, to be read from the right.
Column numberColumn(const QString& title, const char* member);

class JsonTable : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int order_role = Qt::UserRole + 1;

    explicit JsonTable(std::vector<Column> columns, QObject* parent = nullptr);

    void clear();
    void append(const QJsonArray& items);
    const QJsonObject& item(int row) const { return items_[static_cast<std::size_t>(row)]; }
    /// The first whose member is that text; -1: none.
    int rowOf(const QString& member, const QString& text) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    const std::vector<Column> columns_;
    std::vector<QJsonObject> items_;
};

}  // namespace seatlock::ui::forms
