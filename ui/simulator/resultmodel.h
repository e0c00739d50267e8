// The figures of one run, or of two side by side: a column a strategy, a row a figure. The UI
// thread.
#pragma once

#include "ui/simulator/terms.h"

#include <memory>
#include <vector>

#include <QAbstractTableModel>

namespace seatlock::ui::simulator {

class ResultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Row {
        throughput,
        seats_s,
        seats_sold,
        double_bookings,
        double_rate,
        p50,
        p95,
        p99,
        memory,
        connections,
        errors,
        order_distance,
        bot_share,
        audit,
        row_count
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Beside each other, in this order; one of them is the usual case.
    void setResults(std::vector<std::shared_ptr<const RunResult>> results);
    const StrategyResult& strategyAt(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString titleOf(Row row);
    static QString meaningOf(Row row);
    static QString textOf(Row row, const StrategyResult& strategy);
    /// What must not be.
    static bool isBad(Row row, const StrategyResult& strategy);

private:
    struct Column {
        std::size_t result = 0;
        std::size_t strategy = 0;
    };

    std::vector<std::shared_ptr<const RunResult>> results_;
    std::vector<Column> columns_;
};

}  // namespace seatlock::ui::simulator
