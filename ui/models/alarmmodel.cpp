#include "ui/models/alarmmodel.h"

#include <algorithm>

namespace seatlock::ui::models {

int AlarmModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant AlarmModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return row.alarm.title;
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return row.alarm.what + QLatin1Char('\n') + row.alarm.advice;
        case Qt::AccessibleTextRole:
            return row.cleared_at != 0 ? tr("%1, over").arg(row.alarm.title) : row.alarm.title;
        case alarm_role:
            return QVariant::fromValue(row.alarm);
        case acknowledged_role:
            return row.acknowledged;
        case cleared_role:
            return QVariant::fromValue(row.cleared_at);
        default:
            return {};
    }
}

bool AlarmModel::endMissing(const std::vector<Alarm>& standing, core::Micros wall) {
    bool any = false;
    for (std::size_t i = standing_; i-- > 0;) {
        const AlarmKind kind = rows_[i].alarm.kind;
        if (std::ranges::find(standing, kind, &Alarm::kind) != standing.end()) continue;
        any = true;
        --standing_;
        rows_[i].cleared_at = wall;
        move(i, standing_);
        const QModelIndex at = index(static_cast<int>(standing_));
        Q_EMIT dataChanged(at, at);
    }
    const std::size_t most = standing_ + past_max;
    if (rows_.size() > most) {
        beginRemoveRows({}, static_cast<int>(most), static_cast<int>(rows_.size()) - 1);
        rows_.resize(most);
        endRemoveRows();
    }
    return any;
}

/// Puts the alarm into `row`, where it belongs. True when that is news.
bool AlarmModel::place(const Alarm& alarm, std::size_t row) {
    const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(standing_);
    const auto found = std::find_if(
        rows_.begin(), end, [&alarm](const Row& known) { return known.alarm.kind == alarm.kind; });
    if (found == end) {
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(row), Row{alarm, false, 0});
        ++standing_;
        endInsertRows();
        return true;
    }
    move(static_cast<std::size_t>(found - rows_.begin()), row);
    Row& known = rows_[row];
    if (known.alarm == alarm) return false;
    const bool worse = alarm.severity > known.alarm.severity;
    const bool other = alarm.severity != known.alarm.severity;
    known.alarm = alarm;
    if (worse) known.acknowledged = false;
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at);
    return other;
}

void AlarmModel::move(std::size_t from, std::size_t to) {
    if (from == to) return;
    const int target = static_cast<int>(to > from ? to + 1 : to);
    beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, target);
    const auto first = rows_.begin();
    const auto a = static_cast<std::ptrdiff_t>(std::min(from, to));
    const auto b = static_cast<std::ptrdiff_t>(std::max(from, to));
    if (from < to) {
        std::rotate(first + a, first + a + 1, first + b + 1);
    } else {
        std::rotate(first + a, first + b, first + b + 1);
    }
    endMoveRows();
}

void AlarmModel::update(const std::vector<Alarm>& standing, core::Micros wall) {
    bool news = endMissing(standing, wall);
    for (std::size_t i = 0; i < standing.size(); ++i) news |= place(standing[i], i);
    if (news) Q_EMIT changed();
}

void AlarmModel::acknowledge(const QModelIndex& index) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return;
    Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (row.acknowledged || row.cleared_at != 0) return;
    row.acknowledged = true;
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
}

void AlarmModel::clearPast() {
    if (rows_.size() == standing_) return;
    beginRemoveRows({}, static_cast<int>(standing_), static_cast<int>(rows_.size()) - 1);
    rows_.resize(standing_);
    endRemoveRows();
    Q_EMIT changed();
}

int AlarmModel::unacknowledged() const {
    const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(standing_);
    return static_cast<int>(
        std::count_if(rows_.begin(), end, [](const Row& row) { return !row.acknowledged; }));
}

std::optional<Severity> AlarmModel::worst() const {
    std::optional<Severity> out;
    for (std::size_t i = 0; i < standing_; ++i) {
        if (rows_[i].acknowledged) continue;
        if (!out || rows_[i].alarm.severity > *out) out = rows_[i].alarm.severity;
    }
    return out;
}

}  // namespace seatlock::ui::models
