// What has happened to a seat: every change of its state, who made it and why.
// UI thread.
#pragma once

#include "ui/forms/jsontable.h"
#include "ui/host/staffclient.h"

#include <vector>

#include <QDialog>

namespace seatlock::ui::inventory {

/// Columns of a log of seats; `of_person`: of several seats.
std::vector<forms::Column> logColumns(bool of_person);

class SeatLogDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. `event`: its slug; `seat`: its label.
    SeatLogDialog(host::StaffClient& client, const QString& event, const QString& seat,
                  QWidget* parent = nullptr);
};

}  // namespace seatlock::ui::inventory
