// Asks who sits at the console: login and password, or one of the demonstration's accounts. UI
// thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace seatlock::ui::forms {
class PasswordField;
}
namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::dialogs {

class DemoAccounts;

class SignInDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. Closed without a sign-in, it gives up what waits for one.
    explicit SignInDialog(host::StaffClient& client, QWidget* parent = nullptr);

    /// Opens it, empty. `demo`: the demonstration's accounts are there.
    void ask(bool demo);

protected:
    void done(int result) override;
    bool event(QEvent* event) override;

private:
    void signIn();
    void send(const QString& login, const QString& password);
    void setBusy(bool busy);

    host::StaffClient& client_;
    style::TonedLabel* reason_;
    QLineEdit* login_;
    forms::PasswordField* password_;
    style::Banner* complaint_;
    QPushButton* go_;
    DemoAccounts* demo_;
};

}  // namespace seatlock::ui::dialogs
