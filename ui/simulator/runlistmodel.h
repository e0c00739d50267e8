// Earlier runs: when, what, and what the auditor said. The UI thread.
#pragma once

#include "ui/simulator/runentry.h"

#include <vector>

#include <QAbstractTableModel>

namespace seatlock::ui::simulator {

class RunListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { started, scenario, strategies, verdict, column_count };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<RunEntry> entries);
    const RunEntry& entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RunEntry> entries_;
};

}  // namespace seatlock::ui::simulator
