#include "ui/counter/reservedialog.h"

#include "ui/forms/timefield.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonValue>
#include <QLabel>
#include <QPushButton>

namespace seatlock::ui::counter {

namespace {
constexpr core::Micros day = core::Micros{24} * 3'600 * 1'000'000;
}

ReserveDialog::ReserveDialog(const board::EventInfo& event, core::Micros now, QWidget* parent)
    : QDialog(parent), until_(new forms::TimeField(tr("To be paid until"))) {
    setWindowTitle(tr("Reserve seats"));
    auto* meaning = new QLabel(
        tr("The seats are kept for this customer. What is not paid by then is free again."));
    meaning->setWordWrap(true);
    until_->setZone(QString::fromStdString(event.time_zone));
    const core::Micros until = std::min(now + day, std::max(event.starts_at, now));
    until_->setTime(QDateTime::fromMSecsSinceEpoch(until / 1'000));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Reserve"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->addRow(meaning);
    form->addRow(tr("To be &paid until"), until_);
    form->addRow(buttons);
}

QString ReserveDialog::payUntil() const {
    return until_->json().toString();
}

}  // namespace seatlock::ui::counter
