// Makes a token, and shows its secret this once. UI thread.
#pragma once

#include "engine/staff/permission.h"
#include "ui/host/staffclient.h"

#include <vector>

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedLayout;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::people {

class TokenDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it; what its user may is offered.
    explicit TokenDialog(host::StaffClient& client, QWidget* parent = nullptr);

private:
    QWidget* makeForm();
    QWidget* makeSecret();
    void create();
    void show(const QString& secret);
    using QDialog::show;

    host::StaffClient& client_;
    std::vector<std::pair<staff::Permission, QCheckBox*>> scopes_;
    QLineEdit* name_;
    QSpinBox* days_;
    style::Banner* complaint_;
    QPushButton* create_;
    QLineEdit* secret_;
    QStackedLayout* stack_;
};

}  // namespace seatlock::ui::people
