#include "ui/dialogs/signindialog.h"

#include "ui/dialogs/demoaccounts.h"
#include "ui/forms/passwordfield.h"
#include "ui/style/banner.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {
constexpr int letters_a_line = 66;
}

SignInDialog::SignInDialog(host::StaffClient& client, QWidget* parent)
    : QDialog(parent),
      client_(client),
      reason_(new style::TonedLabel(style::Tone::muted)),
      login_(new QLineEdit),
      password_(new forms::PasswordField(tr("Password"))),
      complaint_(new style::Banner),
      go_(nullptr),
      demo_(new DemoAccounts) {
    setWindowTitle(tr("Sign In"));
    reason_->setWordWrap(true);
    login_->setAccessibleName(tr("Login"));
    login_->setObjectName(QStringLiteral("login"));
    password_->setObjectName(QStringLiteral("password"));
    complaint_->setDismissible(false);
    auto* form = new QFormLayout;
    form->addRow(tr("&Login:"), login_);
    form->addRow(tr("&Password:"), password_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    go_ = buttons->button(QDialogButtonBox::Ok);
    go_->setText(tr("Sign In"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::signIn);
    connect(buttons, &QDialogButtonBox::rejected, this, &SignInDialog::reject);
    connect(demo_, &DemoAccounts::chosen, this, &SignInDialog::send);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(reason_);
    column->addLayout(form);
    column->addWidget(complaint_);
    column->addWidget(demo_);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * letters_a_line, sizeHint().height());
}

void SignInDialog::ask(bool demo) {
    const bool again = client_.waiting() && !client_.login().isEmpty();
    reason_->setText(
        again ? tr("The session of %1 has ended. Sign in again to go on where you were: nothing "
                   "you have entered is lost.")
                    .arg(client_.name())
              : tr("Sign in to manage venues and events, to sell at the box office, and to read "
                   "reports. The public sale goes on without anybody signed in."));
    demo_->setVisible(demo);
    complaint_->clear();
    setBusy(false);
    password_->clear();
    password_->setShown(false);
    if (again) login_->setText(client_.login());
    // No higher than what is asked this time.
    layout()->activate();
    resize(width(), std::max(layout()->totalHeightForWidth(width()), minimumSizeHint().height()));
    open();
    (login_->text().isEmpty() ? login_ : static_cast<QLineEdit*>(password_))->setFocus();
}

void SignInDialog::signIn() {
    if (login_->text().trimmed().isEmpty() || password_->text().isEmpty()) {
        complaint_->say(style::Banner::Kind::error, tr("Enter your login and your password."));
        (login_->text().trimmed().isEmpty() ? login_ : static_cast<QLineEdit*>(password_))
            ->setFocus();
        return;
    }
    send(login_->text(), password_->text());
}

void SignInDialog::send(const QString& login, const QString& password) {
    complaint_->clear();
    setBusy(true);
    client_.signIn(login, password, this, [this](const host::Answer& answer) {
        setBusy(false);
        if (answer.ok()) return accept();
        const bool wrong = answer.problemType() == QLatin1String("sign-in-failed");
        complaint_->say(
            style::Banner::Kind::error,
            wrong ? tr("Login and password do not belong together. Check both; capital letters "
                       "count in the password. An administrator can give you a new one.")
                  : answer.message());
        password_->setFocus();
        password_->selectAll();
    });
}

void SignInDialog::setBusy(bool busy) {
    go_->setEnabled(!busy);
    demo_->setEnabled(!busy);
    go_->setText(busy ? tr("Signing In…") : tr("Sign In"));
}

void SignInDialog::done(int result) {
    password_->clear();
    QDialog::done(result);
    if (result != Accepted) client_.giveUpSignIn();
}

bool SignInDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    // A complaint has appeared: a window does not grow by itself for text that wraps.
    if (event->type() == QEvent::LayoutRequest) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (wanted > height()) resize(width(), wanted);
    }
    return done;
}

}  // namespace seatlock::ui::dialogs
