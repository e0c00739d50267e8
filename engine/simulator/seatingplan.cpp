#include "engine/simulator/seatingplan.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

using core::ErrorCode;
using core::Result;
using core::SeatNo;

namespace {

constexpr qint64 seat_number_max = 1'000'000;

core::Error wrong(const std::string& what) {
    return {ErrorCode::configuration, "the seating plan " + what, {}, 0};
}

/// Whether no seat has two places.
bool distinct(const SeatingPlan& plan) {
    std::vector<const PlanRow*> rows;
    for (const PlanRow& row : plan.rows) rows.push_back(&row);
    std::ranges::sort(rows, {}, [](const PlanRow* row) { return row->first; });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i - 1]->first + static_cast<SeatNo>(rows[i - 1]->labels.size()) > rows[i]->first) {
            return false;
        }
    }
    return true;
}

}  // namespace

SeatNo SeatingPlan::seats() const {
    std::size_t total = 0;
    for (const PlanRow& row : rows) total += row.labels.size();
    return static_cast<SeatNo>(total);
}

SeatingPlan SeatingPlan::plain(std::int64_t seats, std::int64_t seats_per_row) {
    SeatingPlan plan;
    for (std::int64_t first = 0; first < seats; first += seats_per_row) {
        PlanRow row;
        row.first = static_cast<SeatNo>(first);
        const std::string label = std::to_string(plan.rows.size() + 1) + "-";
        const auto count = std::min(seats_per_row, seats - first);
        for (std::int64_t i = 1; i <= count; ++i) row.labels.push_back(label + std::to_string(i));
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

std::string toJson(const SeatingPlan& plan) {
    QJsonArray rows;
    for (const PlanRow& row : plan.rows) {
        QJsonArray labels;
        for (const auto& label : row.labels) labels.append(QString::fromStdString(label));
        rows.append(
            QJsonObject{{QLatin1String("first"), row.first}, {QLatin1String("labels"), labels}});
    }
    return QJsonDocument(QJsonObject{{QLatin1String("rows"), rows}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

Result<SeatingPlan> seatingPlanOf(std::string_view json) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        return wrong("is no JSON: " + error.errorString().toStdString());
    }
    SeatingPlan plan;
    for (const auto& entry : document.object().value(QLatin1String("rows")).toArray()) {
        const QJsonObject from = entry.toObject();
        const qint64 first = from.value(QLatin1String("first")).toInteger(-1);
        const auto labels = from.value(QLatin1String("labels")).toArray();
        const std::string number = std::to_string(plan.rows.size() + 1);
        if (labels.isEmpty()) return wrong("has no seat in row " + number);
        if (first < 0 || first + labels.size() > seat_number_max) {
            return wrong("has no right seat number in row " + number);
        }
        PlanRow row;
        row.first = static_cast<SeatNo>(first);
        for (const auto& label : labels) row.labels.push_back(label.toString().toStdString());
        if (std::ranges::count(row.labels, std::string()) > 0) {
            return wrong("has a seat without a label in row " + number);
        }
        plan.rows.push_back(std::move(row));
    }
    if (plan.rows.empty()) return wrong("has no rows");
    if (!distinct(plan)) return wrong("has two places for one seat number");
    return plan;
}

}  // namespace seatlock::simulator
