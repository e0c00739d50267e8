#include "ui/counter/buyerdialog.h"

#include "ui/counter/buyercard.h"
#include "ui/forms/timefield.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {
const QString pay_until = QStringLiteral("pay_until");
}  // namespace

BuyerDialog::BuyerDialog(host::StaffClient& client, const QJsonObject& order, QWidget* parent)
    : QDialog(parent), order_(order), buyer_(new BuyerCard(client)) {
    setWindowTitle(tr("Customer of %1").arg(order[QLatin1String("code")].toString()));
    buyer_->setBuyer(boxoffice::Buyer::ofOrder(order));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    // Enter goes from field to field, and saves behind the last one.
    for (auto* button : buttons->buttons()) {
        static_cast<QPushButton*>(button)->setAutoDefault(false);
        static_cast<QPushButton*>(button)->setDefault(false);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buyer_, &BuyerCard::finished, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->addWidget(buyer_);
    if (order[QLatin1String("state")].toString() == QLatin1String("open")) {
        until_ = new forms::TimeField(tr("To be paid until"));
        until_->setZone(order[QLatin1String("time_zone")].toString());
        until_->setJson(order[pay_until]);
        auto* form = new QFormLayout;
        form->addRow(tr("To be paid &until"), until_);
        column->addLayout(form);
    }
    column->addWidget(buttons);
    buyer_->begin();
}

QJsonObject BuyerDialog::change() const {
    const auto was = boxoffice::Buyer::ofOrder(order_);
    const auto is = buyer_->buyer();
    QJsonObject out;
    const auto put = [&out](const char* member, const QString& before, const QString& now) {
        if (before != now) out[QLatin1String(member)] = now;
    };
    put("name", was.name, is.name);
    put("email", was.email, is.email);
    put("phone", was.phone, is.phone);
    put("group", was.group, is.group);
    if (until_ != nullptr) {
        const auto before = QDateTime::fromString(order_[pay_until].toString(), Qt::ISODateWithMs);
        const auto now = until_->time();
        // The field knows minutes only.
        if (now && (!before.isValid() || qAbs(now->secsTo(before)) >= 60)) {
            out[pay_until] = until_->json();
        }
    }
    return out;
}

}  // namespace seatlock::ui::counter
