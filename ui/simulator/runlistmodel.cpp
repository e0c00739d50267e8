#include "ui/simulator/runlistmodel.h"

#include <utility>

#include <QGuiApplication>

namespace seatlock::ui::simulator {

void RunListModel::setEntries(std::vector<RunEntry> entries) {
    beginResetModel();
    entries_ = std::move(entries);
    endResetModel();
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int RunListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const RunEntry& run = entry(index.row());
    if (role == Qt::ForegroundRole) {
        if (index.column() != verdict) return {};
        return style::colorOf(run.verdict.tone, QGuiApplication::palette());
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case started:
            return role == Qt::ToolTipRole ? run.folder : run.started;
        case scenario:
            return run.scenario;
        case strategies:
            return run.strategies;
        default:
            return run.verdict.text;
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case started:
            return tr("Started");
        case scenario:
            return tr("Scenario");
        case strategies:
            return tr("Strategies");
        case verdict:
            return tr("Auditor");
        default:
            return {};
    }
}

}  // namespace seatlock::ui::simulator
