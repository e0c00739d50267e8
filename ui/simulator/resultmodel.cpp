#include "ui/simulator/resultmodel.h"

#include "ui/charts/quantity.h"
#include "ui/models/texts.h"
#include "ui/simulator/runtexts.h"
#include "ui/style/semantic.h"

#include <utility>

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

namespace seatlock::ui::simulator {

namespace {

QString milliseconds(double value) {
    return charts::valueText(value, charts::Quantity::milliseconds);
}

QString perSecond(double value) {
    return charts::valueText(value, charts::Quantity::per_second);
}

QString share(double value) {
    return ResultModel::tr("%1%").arg(QLocale().toString(100 * value, 'f', value < 0.1 ? 2 : 1));
}

QString auditText(const StrategyResult& strategy) {
    const auto& audit = strategy.audit;
    if (!strategy.failure.empty()) return ResultModel::tr("not whole");
    if (!audit.done) return ResultModel::tr("not audited");
    if (audit.clean()) return ResultModel::tr("clean");
    return ResultModel::tr("%1 findings")
        .arg(models::number(audit.double_bookings + audit.lost + audit.orphans + audit.ledger +
                            audit.payments));
}

}  // namespace

void ResultModel::setResults(std::vector<std::shared_ptr<const RunResult>> results) {
    beginResetModel();
    results_ = std::move(results);
    columns_.clear();
    for (std::size_t i = 0; i < results_.size(); ++i) {
        for (std::size_t j = 0; j < results_[i]->strategies.size(); ++j) columns_.push_back({i, j});
    }
    endResetModel();
}

const StrategyResult& ResultModel::strategyAt(int column) const {
    const Column& at = columns_[static_cast<std::size_t>(column)];
    return results_[at.result]->strategies[at.strategy];
}

int ResultModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || columns_.empty() ? 0 : row_count;
}

int ResultModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QString ResultModel::titleOf(Row row) {
    switch (row) {
        case throughput:
            return tr("Requests");
        case seats_s:
            return tr("Seats given");
        case seats_sold:
            return tr("Seats sold");
        case double_bookings:
            return tr("Double bookings");
        case double_rate:
            return tr("of the seats sold");
        case p50:
            return tr("Latency p50");
        case p95:
            return tr("Latency p95");
        case p99:
            return tr("Latency p99");
        case memory:
            return tr("Memory at most");
        case connections:
            return tr("Connections at most");
        case errors:
            return tr("Errors");
        case order_distance:
            return tr("Order distance");
        case bot_share:
            return tr("Seats of bots");
        case audit:
        case row_count:
            break;
    }
    return tr("Auditor");
}

QString ResultModel::meaningOf(Row row) {
    switch (row) {
        case throughput:
            return tr("Answered each second.");
        case seats_s:
            return tr("Each second, until sold out or the end.");
        case seats_sold:
            return tr("Held or sold at the end, by the books.");
        case double_bookings:
            return tr("Seats that had two owners at one time, by the auditor.");
        case double_rate:
            return tr("Double bookings as a share of the seats sold.");
        case p50:
        case p95:
        case p99:
            return tr("Of holds, from the moment the buyer meant to ask.");
        case memory:
            return tr("Of the server that was tried.");
        case connections:
            return tr("To the database, of the server that was tried.");
        case errors:
            return tr("Connections lost or refused, 5xx, and requests that could not be sent.");
        case order_distance:
            return tr(
                "How far winners stand from their place by arrival: 0% is first come, first "
                "served; 33% is chance.");
        case bot_share:
            return tr("Seats that programs got; in brackets, their share of the buyers.");
        case audit:
        case row_count:
            break;
    }
    return tr("What the auditor found in the books and in what buyers were told.");
}

QString ResultModel::textOf(Row row, const StrategyResult& strategy) {
    switch (row) {
        case throughput:
            return perSecond(strategy.requests_per_s);
        case seats_s:
            return perSecond(strategy.seats_per_s);
        case seats_sold:
            return models::number(strategy.seats_sold);
        case double_bookings:
            return models::number(strategy.double_bookings);
        case double_rate:
            return share(strategy.double_booking_rate);
        case p50:
            return milliseconds(strategy.latency_ms.p50);
        case p95:
            return milliseconds(strategy.latency_ms.p95);
        case p99:
            return milliseconds(strategy.latency_ms.p99);
        case memory:
            return charts::bytesText(static_cast<double>(strategy.engine_rss_kb_max) * 1024);
        case connections:
            return models::number(strategy.db_connections_max);
        case errors:
            return models::number(strategy.errors);
        case order_distance:
            return share(strategy.fairness.order_distance);
        case bot_share:
            return tr("%1 (%2)").arg(share(strategy.fairness.bot_seats_share),
                                     share(strategy.fairness.bot_buyers_share));
        case audit:
        case row_count:
            break;
    }
    return auditText(strategy);
}

bool ResultModel::isBad(Row row, const StrategyResult& strategy) {
    if (row == double_bookings || row == double_rate) return strategy.double_bookings > 0;
    return row == audit && strategy.audit.done && !strategy.audit.clean();
}

QVariant ResultModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<Row>(index.row());
    const StrategyResult& strategy = strategyAt(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return textOf(row, strategy);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        case Qt::ForegroundRole:
            if (!isBad(row, strategy)) return {};
            return style::semantic(QGuiApplication::palette()).bad;
        case Qt::FontRole: {
            if (!isBad(row, strategy)) return {};
            QFont font;
            font.setBold(true);
            return font;
        }
        case Qt::ToolTipRole:
            return row == audit && !strategy.failure.empty()
                       ? QString::fromStdString(strategy.failure)
                       : meaningOf(row);
        default:
            return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0) return {};
    if (orientation == Qt::Vertical) {
        if (section >= row_count) return {};
        if (role == Qt::DisplayRole) return titleOf(static_cast<Row>(section));
        if (role == Qt::ToolTipRole) return meaningOf(static_cast<Row>(section));
        return {};
    }
    if (section >= columnCount()) return {};
    const Column& at = columns_[static_cast<std::size_t>(section)];
    const QString title = titleOfStrategy(strategyAt(section).name);
    if (role == Qt::DisplayRole) {
        if (results_.size() < 2) return title;
        return tr("Run %1\n%2").arg(QChar('A' + static_cast<int>(at.result))).arg(title);
    }
    if (role == Qt::ToolTipRole) return tr("%1, %2").arg(title, headingOf(*results_[at.result]));
    return {};
}

}  // namespace seatlock::ui::simulator
