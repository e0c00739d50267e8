#include "ui/models/activitymodel.h"

#include <algorithm>

namespace seatlock::ui::models {

int ActivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Activity& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(row);
        case Qt::ToolTipRole:
            if (row.order_code.isEmpty()) return {};
            return tr("Order %1, %2").arg(row.order_code, row.buyer);
        case activity_role:
            return QVariant::fromValue(row);
        default:
            return {};
    }
}

void ActivityModel::add(const std::vector<Activity>& news) {
    if (news.empty()) return;
    const std::size_t added = std::min(news.size(), rows_max);
    const std::size_t kept = std::min(rows_.size(), rows_max - added);
    if (kept < rows_.size()) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(rows_.size()) - 1);
        rows_.resize(kept);
        endRemoveRows();
    }
    beginInsertRows({}, 0, static_cast<int>(added) - 1);
    rows_.insert(rows_.begin(), news.begin(), news.begin() + static_cast<std::ptrdiff_t>(added));
    endInsertRows();
}

void ActivityModel::clear() {
    if (rows_.empty()) return;
    beginRemoveRows({}, 0, static_cast<int>(rows_.size()) - 1);
    rows_.clear();
    endRemoveRows();
}

}  // namespace seatlock::ui::models
