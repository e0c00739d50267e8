#include "ui/counter/moneydialog.h"

#include "ui/forms/moneyfield.h"
#include "ui/models/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace seatlock::ui::counter {

namespace {

using boxoffice::Method;

constexpr int reason_letters_max = 400;

QString titleOf(MoneyDialog::Act act) {
    switch (act) {
        case MoneyDialog::Act::pay:
            return MoneyDialog::tr("Take a payment");
        case MoneyDialog::Act::refund:
            return MoneyDialog::tr("Give money back");
        case MoneyDialog::Act::cancel:
            return MoneyDialog::tr("Cancel seats");
    }
    return {};
}

}  // namespace

MoneyDialog::MoneyDialog(Act act, std::int64_t amount_minor, const QString& currency,
                         const QString& seats, QWidget* parent)
    : QDialog(parent),
      act_(act),
      currency_(currency),
      seats_(seats),
      amount_(new forms::MoneyField(tr("Amount"))),
      methods_(new QComboBox),
      reason_(new QLineEdit),
      reason_name_(new QLabel),
      give_back_(new QCheckBox(tr("&Give back what was paid for them"))) {
    setWindowTitle(titleOf(act));
    amount_->setCurrency(currency);
    amount_->setMinor(amount_minor);
    methods_->setAccessibleName(tr("By which way"));
    for (const Method method : boxoffice::all_methods) {
        if (act != Act::pay && method == Method::complimentary) continue;
        methods_->addItem(boxoffice::methodTitle(method), static_cast<int>(method));
    }
    reason_->setMaxLength(reason_letters_max);
    reason_name_->setBuddy(reason_);
    give_back_->setChecked(amount_minor > 0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    do_ = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    if (!seats.isEmpty()) form->addRow(tr("Seats"), new QLabel(seats));
    if (act == Act::cancel) {
        form->addRow(give_back_);
    } else {
        form->addRow(tr("&Amount"), amount_);
    }
    form->addRow(tr("&By"), methods_);
    form->addRow(reason_name_, reason_);
    form->addRow(buttons);
    connect(reason_, &QLineEdit::textChanged, this, &MoneyDialog::follow);
    connect(methods_, &QComboBox::currentIndexChanged, this, &MoneyDialog::follow);
    connect(give_back_, &QCheckBox::toggled, this, &MoneyDialog::follow);
    follow();
}

Method MoneyDialog::method() const {
    return static_cast<Method>(methods_->currentData().toInt());
}

void MoneyDialog::follow() {
    methods_->setEnabled(act_ != Act::cancel || give_back_->isChecked());
    bool needed = true;
    if (act_ != Act::pay) {
        reason_name_->setText(tr("&Why"));
    } else if (method() == Method::complimentary) {
        reason_name_->setText(tr("&Why free"));
    } else {
        reason_name_->setText(tr("&Reference"));
        needed = method() == Method::card;
    }
    reason_->setAccessibleName(reason_name_->text().remove(QLatin1Char('&')));
    reason_->setPlaceholderText(needed ? tr("needed") : tr("not needed"));
    do_->setEnabled(!needed || !reason_->text().trimmed().isEmpty());
    do_->setText(act_ == Act::pay ? tr("&Take") : tr("Go &On…"));
}

QJsonObject MoneyDialog::body() const {
    const QString said = reason_->text().trimmed();
    const QString name = boxoffice::methodName(method());
    if (act_ == Act::cancel) {
        QJsonObject out{{QStringLiteral("reason"), said}};
        if (give_back_->isChecked()) {
            out[QStringLiteral("refund")] = QJsonObject{{QStringLiteral("method"), name}};
        }
        return out;
    }
    QJsonObject out{{QStringLiteral("method"), name},
                    {QStringLiteral("amount_minor"), qint64{amount_->minor()}}};
    if (act_ == Act::refund || method() == Method::complimentary) {
        out[QStringLiteral("reason")] = said;
    } else if (!said.isEmpty()) {
        out[QStringLiteral("reference")] = said;
    }
    return out;
}

QString MoneyDialog::meaning() const {
    const QString sum = models::money(amount_->minor(), currency_);
    const QString way = methodTitle(method());
    switch (act_) {
        case Act::pay:
            return tr("%1 are taken by %2.").arg(sum, way);
        case Act::refund:
            return tr("%1 are given back by %2. The seats stay sold.").arg(sum, way);
        case Act::cancel:
            break;
    }
    const QString which = seats_.isEmpty() ? tr("All seats of the order") : seats_;
    return give_back_->isChecked()
               ? tr("%1 are free again for others at once, their tickets are void, and what was "
                    "paid for them is given back by %2. This cannot be undone.")
                     .arg(which, way)
               : tr("%1 are free again for others at once, and their tickets are void. Nothing is "
                    "given back. This cannot be undone.")
                     .arg(which);
}

}  // namespace seatlock::ui::counter
