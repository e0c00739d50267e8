#include "ui/counter/seatdialog.h"

#include "ui/counter/eventbox.h"

#include <algorithm>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace seatlock::ui::counter {

SeatDialog::SeatDialog(Kind kind, const QStringList& old,
                       const std::vector<monitor::EventFigures>& events, EventOf event_of,
                       QWidget* parent)
    : QDialog(parent),
      event_of_(std::move(event_of)),
      count_(static_cast<int>(old.size())),
      events_(new EventBox),
      wish_(new QLineEdit),
      advice_(new QLabel),
      reprice_(new QCheckBox(tr("At the new seat’s &price"))) {
    const bool stays = kind == Kind::same_event;
    setWindowTitle(stays ? tr("Change seats") : tr("Exchange"));
    wish_->setAccessibleName(tr("New seats"));
    wish_->setPlaceholderText(count_ == 1 ? tr("A-12") : tr("A-12 A-13"));
    advice_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    do_ = buttons->button(QDialogButtonBox::Ok);
    do_->setText(stays ? tr("&Change") : tr("&Exchange"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("In place of"), new QLabel(old.join(QStringLiteral(", "))));
    if (!stays) form->addRow(tr("E&vent"), events_);
    form->addRow(tr("New &seats"), wish_);
    form->addRow(advice_);
    if (stays) form->addRow(reprice_);
    form->addRow(buttons);
    events_->setEvents(events);
    connect(events_, &EventBox::chosen, this, &SeatDialog::choose);
    connect(wish_, &QLineEdit::textChanged, this, &SeatDialog::follow);
    choose(events.front().id);
    wish_->setFocus();
}

void SeatDialog::choose(core::EventId event) {
    event_ = event_of_(event);
    events_->setChosen(event);
    follow();
}

void SeatDialog::follow() {
    seats_.clear();
    QString advice;
    if (!event_) {
        advice = tr("This event is not on sale here.");
    } else if (wish_->text().trimmed().isEmpty()) {
        advice =
            tr("Type %n seat(s). The old ones stay until the new ones are ours.", nullptr, count_);
    } else {
        const auto wish = boxoffice::parseWish(wish_->text(), event_->plan(), *event_->info(),
                                               std::max(count_, 1));
        if (!wish.ok()) {
            advice = wish.problem;
        } else if (wish.seats.size() != count_) {
            advice = tr("Type %n seat(s), by their labels.", nullptr, count_);
        } else {
            seats_ = wish.seats;
        }
    }
    advice_->setText(advice);
    do_->setEnabled(!seats_.isEmpty());
}

QString SeatDialog::event() const {
    return event_ ? QString::fromStdString(event_->info()->slug) : QString();
}

QStringList SeatDialog::seats() const {
    return seats_;
}

bool SeatDialog::reprice() const {
    return reprice_->isChecked();
}

}  // namespace seatlock::ui::counter
