// Fills the window when nobody can sign in yet: makes the first administrator, and signs that one
// in. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

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

class FirstAdministrator : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit FirstAdministrator(host::StaffClient& client, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Made and signed in.
    void made();
    /// Not now, or somebody else was faster.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeForm();
    void suggestLogin();
    void judge();
    QString problem() const;
    void create();

    host::StaffClient& client_;
    QLineEdit* name_;
    QLineEdit* login_;
    forms::PasswordField* password_;
    forms::PasswordField* again_;
    style::TonedLabel* hint_;
    style::Banner* complaint_;
    QPushButton* create_;
};

}  // namespace seatlock::ui::dialogs
