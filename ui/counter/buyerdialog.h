// Whose order it is, and until when it may be paid. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QDialog>
#include <QJsonObject>

namespace seatlock::ui::forms {
class TimeField;
}

namespace seatlock::ui::counter {

class BuyerCard;

class BuyerDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. `order`: as the API tells it to staff.
    BuyerDialog(host::StaffClient& client, const QJsonObject& order, QWidget* parent);

    /// Members that were changed, for the body of the request; empty: nothing was.
    QJsonObject change() const;
    BuyerCard* buyer() const { return buyer_; }
    /// Null for an order that is paid.
    forms::TimeField* payUntil() const { return until_; }

private:
    const QJsonObject order_;
    BuyerCard* buyer_;
    forms::TimeField* until_ = nullptr;
};

}  // namespace seatlock::ui::counter
