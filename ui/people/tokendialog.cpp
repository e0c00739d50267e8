#include "ui/people/tokendialog.h"

#include "ui/forms/roletexts.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>

namespace seatlock::ui::people {

namespace {
constexpr int days_max = 3'650;
constexpr int days_first = 365;
constexpr int letters_a_line = 72;
constexpr int name_letters_max = 50;
}  // namespace

TokenDialog::TokenDialog(host::StaffClient& client, QWidget* parent)
    : QDialog(parent),
      client_(client),
      name_(new QLineEdit),
      days_(new QSpinBox),
      complaint_(new style::Banner),
      create_(nullptr),
      secret_(new QLineEdit),
      stack_(new QStackedLayout(this)) {
    setWindowTitle(tr("New Token"));
    complaint_->setDismissible(false);
    stack_->addWidget(makeForm());
    stack_->addWidget(makeSecret());
    resize(fontMetrics().averageCharWidth() * letters_a_line, sizeHint().height());
}

QWidget* TokenDialog::makeForm() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    name_->setMaxLength(name_letters_max);
    name_->setAccessibleName(tr("Name"));
    name_->setPlaceholderText(tr("What it is for: “Website”, “Nightly report”"));
    days_->setRange(0, days_max);
    days_->setValue(days_first);
    days_->setSpecialValueText(tr("without end"));
    days_->setSuffix(tr(" days"));
    days_->setAccessibleName(tr("Valid for"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("&Valid for:"), days_);
    auto* scopes = new QWidget;
    auto* grid = new QGridLayout(scopes);
    grid->setContentsMargins(0, 0, 0, 0);
    int number = 0;
    for (int i = 0; i < staff::permission_count; ++i) {
        const auto permission = static_cast<staff::Permission>(i);
        if (permission == staff::Permission::account || !client_.may(permission)) continue;
        auto* box = new QCheckBox(forms::permissionTitle(permission));
        grid->addWidget(box, number / 2, number % 2);
        ++number;
        scopes_.emplace_back(permission, box);
    }
    form->addRow(tr("It may:"), scopes);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    create_ = buttons->button(QDialogButtonBox::Ok);
    create_->setText(tr("Create"));
    connect(buttons, &QDialogButtonBox::accepted, this, &TokenDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addLayout(form);
    column->addWidget(complaint_);
    column->addStretch(1);
    column->addWidget(buttons);
    return page;
}

QWidget* TokenDialog::makeSecret() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    auto* title = new style::TonedLabel(style::Tone::normal, tr("Copy the token now"));
    title->setScale(1.4, true);
    auto* meaning = new style::TonedLabel(
        style::Tone::muted, tr("This is the only time it is shown: only a fingerprint of it is "
                               "kept. Whoever has it can do what you ticked, so keep it where "
                               "passwords are kept."));
    meaning->setWordWrap(true);
    secret_->setReadOnly(true);
    secret_->setAccessibleName(tr("The token"));
    secret_->setObjectName(QStringLiteral("secret"));
    secret_->setFont(QFont(QStringLiteral("monospace")));
    auto* copy = new QPushButton(style::Icons::icon(style::Icon::copy), tr("&Copy"));
    auto* row = new QHBoxLayout;
    row->addWidget(secret_, 1);
    row->addWidget(copy);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QApplication::clipboard()->setText(secret_->text());
        copy->setText(tr("Copied"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    column->addWidget(title);
    column->addWidget(meaning);
    column->addLayout(row);
    column->addStretch(1);
    column->addWidget(buttons);
    return page;
}

void TokenDialog::create() {
    QJsonArray scopes;
    for (const auto& [permission, box] : scopes_) {
        const auto name = staff::permissionName(permission);
        if (box->isChecked()) {
            scopes.append(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        }
    }
    const QString name = name_->text().trimmed();
    if (name.isEmpty() || scopes.isEmpty()) {
        (name.isEmpty() ? static_cast<QWidget*>(name_) : scopes_.front().second)->setFocus();
        return complaint_->say(style::Banner::Kind::error,
                               name.isEmpty() ? tr("Give the token a name, so that it is known "
                                                   "later what it is for.")
                                              : tr("Tick what it may do."));
    }
    QJsonObject body{{QStringLiteral("name"), name}, {QStringLiteral("scopes"), scopes}};
    if (days_->value() > 0) body.insert(QStringLiteral("valid_days"), days_->value());
    create_->setEnabled(false);
    client_.post(QStringLiteral("/v1/tokens"), body, this, [this](const host::Answer& answer) {
        create_->setEnabled(true);
        if (!answer.ok()) return complaint_->say(style::Banner::Kind::error, answer.message());
        show(answer.body.value(QLatin1String("token")).toString());
    });
}

void TokenDialog::show(const QString& secret) {
    setWindowTitle(tr("Token Made"));
    secret_->setText(secret);
    secret_->setCursorPosition(0);
    stack_->setCurrentIndex(1);
    secret_->setFocus();
    secret_->selectAll();
}

}  // namespace seatlock::ui::people
