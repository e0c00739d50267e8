#include "ui/dialogs/passworddialog.h"

#include "engine/config/limits.h"
#include "ui/forms/passwordfield.h"
#include "ui/style/banner.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {
constexpr int letters_a_line = 60;
}

PasswordDialog::PasswordDialog(host::StaffClient& client, QWidget* parent)
    : QDialog(parent),
      client_(client),
      old_(new forms::PasswordField(tr("Present password"))),
      new_(new forms::PasswordField(tr("New password"))),
      again_(new forms::PasswordField(tr("New password again"))),
      complaint_(new style::Banner),
      go_(nullptr) {
    setWindowTitle(tr("Change Password"));
    complaint_->setDismissible(false);
    auto* form = new QFormLayout;
    form->addRow(tr("&Present password:"), old_);
    form->addRow(tr("&New password:"), new_);
    form->addRow(tr("New password &again:"), again_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    go_ = buttons->button(QDialogButtonBox::Ok);
    go_->setText(tr("Change"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::change);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(complaint_);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * letters_a_line, sizeHint().height());
}

QString PasswordDialog::problem() const {
    const auto least = static_cast<int>(config::Limits{}.password_bytes_min);
    if (old_->text().isEmpty()) return tr("Enter your present password.");
    if (new_->text().toUtf8().size() < least) {
        return tr("Choose a new password of %1 characters or more.").arg(least);
    }
    if (new_->text() != again_->text()) return tr("The new passwords differ: type both again.");
    return {};
}

void PasswordDialog::change() {
    const QString wrong = problem();
    if (!wrong.isEmpty()) return complaint_->say(style::Banner::Kind::error, wrong);
    go_->setEnabled(false);
    client_.post(
        QStringLiteral("/v1/users/%1/password").arg(host::StaffClient::segment(client_.login())),
        {{QStringLiteral("old_password"), old_->text()},
         {QStringLiteral("new_password"), new_->text()}},
        this, [this](const host::Answer& answer) {
            go_->setEnabled(true);
            if (answer.ok()) return accept();
            const bool not_it = answer.problemType() == QLatin1String("sign-in-failed");
            complaint_->say(style::Banner::Kind::error,
                            not_it ? tr("The present password is not right.") : answer.message());
        });
}

}  // namespace seatlock::ui::dialogs
