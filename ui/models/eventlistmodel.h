// The events that an engine knows, with their figures and what they brought in. UI thread.
#pragma once

#include "ui/models/eventrow.h"
#include "ui/reader/answers.h"

#include <map>
#include <vector>

#include <QAbstractListModel>

namespace seatlock::ui::models {

class EventListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { row_role = Qt::UserRole, id_role };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// In order of slug, as a snapshot has them. Rows that are as before are left alone.
    void setFigures(const std::vector<monitor::EventFigures>& events);
    void setSales(const std::vector<reader::Sales>& sales);
    /// Revenue is not known any more: another database.
    void forgetSales();

    const std::vector<EventRow>& rows() const { return rows_; }
    /// -1: not there.
    int rowOf(core::EventId event) const;

    /// "On sale", "Not on sale yet", …
    static QString saleText(const monitor::EventFigures& figures);

private:
    void setRow(std::size_t row, EventRow next);
    EventRow made(const monitor::EventFigures& figures) const;

    std::vector<EventRow> rows_;
    bool sales_known_ = false;
    std::map<core::EventId, reader::Sales> sales_;
};

}  // namespace seatlock::ui::models
