#include "ui/forms/jsontable.h"

#include <QLocale>

namespace seatlock::ui::forms {

Column textColumn(const QString& title, const char* member) {
    return {title, [name = QString::fromLatin1(member)](const QJsonObject& item) {
                return item.value(name).toString();
            }};
}

Column numberColumn(const QString& title, const char* member) {
    const auto name = QString::fromLatin1(member);
    return {title,
            [name](const QJsonObject& item) {
                return QLocale().toString(item.value(name).toInteger());
            },
            Qt::AlignRight | Qt::AlignVCenter,
            [name](const QJsonObject& item) { return QVariant(item.value(name).toInteger()); }};
}

JsonTable::JsonTable(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), columns_(std::move(columns)) {}

void JsonTable::clear() {
    beginResetModel();
    items_.clear();
    endResetModel();
}

void JsonTable::append(const QJsonArray& items) {
    if (items.isEmpty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    for (const auto item : items) items_.push_back(item.toObject());
    endInsertRows();
}

int JsonTable::rowOf(const QString& member, const QString& text) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row).value(member).toString() == text) return row;
    }
    return -1;
}

int JsonTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

int JsonTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant JsonTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& column = columns_[static_cast<std::size_t>(index.column())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return column.text(item(index.row()));
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(column.alignment);
        case order_role:
            return column.order ? column.order(item(index.row()))
                                : QVariant(column.text(item(index.row())).toLower());
        default:
            return {};
    }
}

QVariant JsonTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto& column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(column.alignment);
    return {};
}

}  // namespace seatlock::ui::forms
