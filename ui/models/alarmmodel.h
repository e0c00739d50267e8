// The alarms that stand, most severe first, and below them those that are over. UI thread.
#pragma once

#include "ui/models/alarm.h"

#include <optional>
#include <vector>

#include <QAbstractListModel>

namespace seatlock::ui::models {

class AlarmModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// Of alarms that are over, the last so many are kept.
    static constexpr std::size_t past_max = 20;

    enum Role {
        alarm_role = Qt::UserRole,  ///< Alarm
        acknowledged_role,          ///< bool: somebody has seen it
        cleared_role,               ///< core::Micros, wall clock; 0: it stands
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// The alarms that stand now, as AlarmRules gives them. `wall`: when those that are missing
    /// ended.
    void update(const std::vector<Alarm>& standing, core::Micros wall);
    /// Somebody has seen it: it stays, without calling for attention.
    void acknowledge(const QModelIndex& index);
    /// Forgets those that are over.
    void clearPast();

    int standing() const { return static_cast<int>(standing_); }
    int unacknowledged() const;
    /// Of those that nobody has acknowledged.
    std::optional<Severity> worst() const;

Q_SIGNALS:
    /// An alarm came, went, changed its severity or was acknowledged.
    void changed();

private:
    struct Row {
        Alarm alarm;
        bool acknowledged = false;
        core::Micros cleared_at = 0;
    };
    bool endMissing(const std::vector<Alarm>& standing, core::Micros wall);
    bool place(const Alarm& alarm, std::size_t row);
    void move(std::size_t from, std::size_t to);

    std::vector<Row> rows_;  ///< those that stand, then the others, newest first
    std::size_t standing_ = 0;
};

}  // namespace seatlock::ui::models
