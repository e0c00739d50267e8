// What happened lately, newest first, no more than a person reads. UI thread.
#pragma once

#include "ui/models/activity.h"

#include <deque>

#include <QAbstractListModel>

namespace seatlock::ui::models {

class ActivityModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr std::size_t rows_max = 200;

    enum Role { activity_role = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// Newest first, and all newer than what is there.
    void add(const std::vector<Activity>& news);
    void clear();

private:
    std::deque<Activity> rows_;
};

}  // namespace seatlock::ui::models
