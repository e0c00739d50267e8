// The accounts of a demonstration, to sign in with one click; clearly marked as what they are. UI
// thread.
#pragma once

#include "engine/staff/role.h"
#include "ui/style/card.h"

namespace seatlock::ui::dialogs {

class DemoAccounts : public style::Card {
    Q_OBJECT

public:
    explicit DemoAccounts(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& login, const QString& password);
};

}  // namespace seatlock::ui::dialogs
