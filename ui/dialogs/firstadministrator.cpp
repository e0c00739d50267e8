#include "ui/dialogs/firstadministrator.h"

#include "engine/config/limits.h"
#include "ui/forms/passwordfield.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/centeredpage.h"
#include "ui/style/tonedlabel.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {

constexpr int letters_a_line = 80;
constexpr int login_letters_max = 64;
constexpr int name_letters_max = 100;

/// "Ana María Ruiz" → "ana.maria.ruiz"
QString loginOf(const QString& name) {
    QString out;
    for (const QChar letter : name.normalized(QString::NormalizationForm_D).toLower()) {
        if ((letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) ||
            (letter >= QLatin1Char('0') && letter <= QLatin1Char('9'))) {
            out += letter;
        } else if (letter.isSpace() && !out.isEmpty() && !out.endsWith(QLatin1Char('.'))) {
            out += QLatin1Char('.');
        }
    }
    while (out.endsWith(QLatin1Char('.'))) out.chop(1);
    return out.left(login_letters_max);
}

}  // namespace

FirstAdministrator::FirstAdministrator(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      name_(new QLineEdit),
      login_(new QLineEdit),
      password_(new forms::PasswordField(tr("Password"))),
      again_(new forms::PasswordField(tr("Password again"))),
      hint_(new style::TonedLabel(style::Tone::muted)),
      complaint_(new style::Banner),
      create_(new QPushButton(tr("Create and Sign In"))) {
    setAccessibleName(tr("The first administrator"));
    auto* later = new QPushButton(tr("Later"));
    later->setToolTip(tr("Go on without; the console keeps reminding you"));
    create_->setDefault(true);
    create_->setAutoDefault(true);
    auto* page = new style::CenteredPage(letters_a_line);
    auto* column = page->column();
    column->addStretch(1);
    column->addWidget(makeHead());
    column->addWidget(makeForm());
    column->addWidget(complaint_);
    auto* foot = new QHBoxLayout;
    foot->addWidget(later);
    foot->addStretch(1);
    foot->addWidget(create_);
    column->addLayout(foot);
    column->addStretch(2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(page);
    connect(name_, &QLineEdit::textEdited, this, &FirstAdministrator::suggestLogin);
    for (QLineEdit* field : std::initializer_list<QLineEdit*>{name_, login_, password_, again_}) {
        connect(field, &QLineEdit::textChanged, this, &FirstAdministrator::judge);
    }
    connect(later, &QPushButton::clicked, this, &FirstAdministrator::left);
    connect(create_, &QPushButton::clicked, this, &FirstAdministrator::create);
    judge();
}

QWidget* FirstAdministrator::makeHead() {
    auto* head = new QWidget;
    auto* words = new QVBoxLayout(head);
    words->setContentsMargins(0, 0, 0, 8);
    auto* title =
        new style::TonedLabel(style::Tone::normal, tr("Who is in charge of this box office?"));
    title->setScale(1.8, true);
    auto* meaning = new style::TonedLabel(
        style::Tone::muted,
        tr("Nobody can sign in yet. Make the first administrator: that one may do everything, "
           "and makes the accounts of organizers, clerks and gate staff on the Staff page."));
    meaning->setWordWrap(true);
    words->addWidget(title);
    words->addWidget(meaning);
    return head;
}

QWidget* FirstAdministrator::makeForm() {
    auto* card = new style::Card;
    name_->setAccessibleName(tr("Name"));
    name_->setObjectName(QStringLiteral("name"));
    name_->setMaxLength(name_letters_max);
    name_->setPlaceholderText(tr("As colleagues know you"));
    login_->setAccessibleName(tr("Login"));
    login_->setObjectName(QStringLiteral("login"));
    login_->setMaxLength(login_letters_max);
    login_->setPlaceholderText(tr("Small letters, digits and . _ - @ +"));
    password_->setObjectName(QStringLiteral("password"));
    again_->setObjectName(QStringLiteral("again"));
    hint_->setWordWrap(true);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("&Login:"), login_);
    form->addRow(tr("&Password:"), password_);
    form->addRow(tr("Password &again:"), again_);
    form->addRow(QString(), hint_);
    card->body()->addLayout(form);
    return card;
}

void FirstAdministrator::suggestLogin() {
    if (!login_->isModified()) login_->setText(loginOf(name_->text()));
}

QString FirstAdministrator::problem() const {
    const auto least = static_cast<int>(config::Limits{}.password_bytes_min);
    if (login_->text().trimmed().size() < 2) return tr("Choose a login of 2 letters or more.");
    if (password_->text().toUtf8().size() < least) {
        return tr("Choose a password of %1 characters or more. A few words are easier to "
                  "remember, and harder to guess, than signs and digits.")
            .arg(least);
    }
    if (password_->text().compare(login_->text().trimmed(), Qt::CaseInsensitive) == 0) {
        return tr("The password must not be the login.");
    }
    if (again_->text() != password_->text()) {
        return tr("Type the password once more, so that a slip does not lock you out.");
    }
    return {};
}

void FirstAdministrator::judge() {
    const QString wrong = problem();
    hint_->setTone(wrong.isEmpty() ? style::Tone::good : style::Tone::muted);
    hint_->setText(wrong.isEmpty() ? tr("All set.") : wrong);
    complaint_->clear();
}

void FirstAdministrator::create() {
    const QString wrong = problem();
    if (!wrong.isEmpty()) return complaint_->say(style::Banner::Kind::error, wrong);
    if (!create_->isEnabled()) return;
    create_->setEnabled(false);
    client_.setUp(name_->text(), login_->text(), password_->text(), this,
                  [this](const host::Answer& answer) {
                      create_->setEnabled(true);
                      if (answer.ok()) {
                          password_->clear();
                          again_->clear();
                          Q_EMIT made();
                          return;
                      }
                      if (answer.problemType() == QLatin1String("setup-done")) {
                          Q_EMIT left();
                          return;
                      }
                      complaint_->say(style::Banner::Kind::error, answer.message());
                  });
}

void FirstAdministrator::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return create();
    QWidget::keyPressEvent(event);
}

void FirstAdministrator::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    name_->setFocus(Qt::OtherFocusReason);
}

}  // namespace seatlock::ui::dialogs
