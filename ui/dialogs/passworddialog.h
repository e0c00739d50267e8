// Changes the password of who is signed in. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QDialog>

class QPushButton;

namespace seatlock::ui::forms {
class PasswordField;
}
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::dialogs {

class PasswordDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit PasswordDialog(host::StaffClient& client, QWidget* parent = nullptr);

private:
    void change();
    QString problem() const;

    host::StaffClient& client_;
    forms::PasswordField* old_;
    forms::PasswordField* new_;
    forms::PasswordField* again_;
    style::Banner* complaint_;
    QPushButton* go_;
};

}  // namespace seatlock::ui::dialogs
