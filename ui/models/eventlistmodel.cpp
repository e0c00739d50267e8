#include "ui/models/eventlistmodel.h"

#include "ui/models/texts.h"

#include <algorithm>

namespace seatlock::ui::models {

bool same(const monitor::EventFigures& one, const monitor::EventFigures& other) {
    return one.id == other.id && one.available == other.available && one.held == other.held &&
           one.sold == other.sold && one.blocked == other.blocked && one.seats == other.seats &&
           one.on_sale == other.on_sale && one.status == other.status &&
           one.starts_at == other.starts_at && one.name == other.name && one.slug == other.slug &&
           one.venue == other.venue && one.time_zone == other.time_zone &&
           one.currency == other.currency;
}

int EventListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant EventListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const EventRow& row = rows_[static_cast<std::size_t>(index.row())];
    const auto& figures = row.figures;
    switch (role) {
        case Qt::DisplayRole:
            return QString::fromStdString(figures.name);
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3 of %4 seats sold, %5 held")
                .arg(QString::fromStdString(figures.name), saleText(figures), number(figures.sold),
                     number(figures.seats), number(figures.held));
        case Qt::ToolTipRole:
            return tr("%1\n%2\n%3 %4\n%5 sold, %6 held, %7 left, %8 blocked")
                .arg(QString::fromStdString(figures.name), QString::fromStdString(figures.venue),
                     dateAndTime(figures.starts_at, figures.time_zone),
                     zoneName(figures.starts_at, figures.time_zone), number(figures.sold),
                     number(figures.held), number(figures.available), number(figures.blocked));
        case row_role:
            return QVariant::fromValue(row);
        case id_role:
            return QVariant::fromValue(static_cast<qlonglong>(figures.id.value));
        default:
            return {};
    }
}

QString EventListModel::saleText(const monitor::EventFigures& figures) {
    if (figures.on_sale && figures.available > 0) return tr("On sale");
    // What is held may come back.
    if (figures.on_sale) return figures.held > 0 ? tr("All taken") : tr("Sold out");
    if (figures.status == "draft") return tr("Draft");
    if (figures.status == "paused") return tr("Paused");
    if (figures.status == "closed") return tr("Closed");
    if (figures.status == "cancelled") return tr("Cancelled");
    return tr("Outside its sale times");
}

EventRow EventListModel::made(const monitor::EventFigures& figures) const {
    EventRow row{figures, std::nullopt, 0};
    if (!sales_known_) return row;
    const auto sales = sales_.find(figures.id);
    row.revenue_minor = sales == sales_.end() ? 0 : sales->second.revenue_minor;
    row.orders = sales == sales_.end() ? 0 : sales->second.orders;
    return row;
}

void EventListModel::setRow(std::size_t row, EventRow next) {
    EventRow& known = rows_[row];
    if (same(known.figures, next.figures) && known.revenue_minor == next.revenue_minor &&
        known.orders == next.orders) {
        return;
    }
    known = std::move(next);
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at);
}

void EventListModel::setFigures(const std::vector<monitor::EventFigures>& events) {
    // Both are in order of slug: one walk, in which rows come and go.
    std::size_t row = 0;
    for (const auto& figures : events) {
        while (row < rows_.size() && rows_[row].figures.slug < figures.slug) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
        }
        if (row < rows_.size() && rows_[row].figures.slug == figures.slug) {
            setRow(row, made(figures));
        } else {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(row), made(figures));
            endInsertRows();
        }
        ++row;
    }
    if (row == rows_.size()) return;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(rows_.size()) - 1);
    rows_.resize(row);
    endRemoveRows();
}

void EventListModel::setSales(const std::vector<reader::Sales>& sales) {
    sales_known_ = true;
    sales_.clear();
    for (const auto& of : sales) sales_[of.event] = of;
    for (std::size_t row = 0; row < rows_.size(); ++row) setRow(row, made(rows_[row].figures));
}

void EventListModel::forgetSales() {
    sales_known_ = false;
    sales_.clear();
    for (std::size_t row = 0; row < rows_.size(); ++row) setRow(row, made(rows_[row].figures));
}

int EventListModel::rowOf(core::EventId event) const {
    const auto at = std::ranges::find_if(
        rows_, [event](const EventRow& row) { return row.figures.id == event; });
    return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

}  // namespace seatlock::ui::models
