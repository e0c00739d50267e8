#include "ui/counter/seatdialog.h"

#include "ui/boxoffice/alternative.h"
#include "ui/boxoffice/fees.h"
#include "ui/counter/eventbox.h"
#include "ui/counter/pricedifference.h"

#include <algorithm>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace seatlock::ui::counter {

namespace {

/// The type that a ticket of the type before becomes: of the same slug, else the first.
const board::TicketType* typeOf(const board::Category& category, const QString& before) {
    if (category.ticket_types.empty()) return nullptr;
    const auto same =
        std::ranges::find(category.ticket_types, before.toStdString(), &board::TicketType::slug);
    return same == category.ticket_types.end() ? &category.ticket_types.front() : &*same;
}

/// Points into `info`.
const board::Category* categoryOf(const board::EventBoard& event, const board::EventInfo& info,
                                  core::SeatNo seat) {
    const auto told = event.board().category(seat);
    const auto number = told >= 0 ? told : event.plan().category(seat);
    const auto found = std::ranges::find(info.categories, number, &board::Category::category_no);
    return found == info.categories.end() ? nullptr : &*found;
}

}  // namespace

SeatDialog::SeatDialog(Kind kind, const QStringList& old,
                       const std::vector<monitor::EventFigures>& events, EventOf event_of,
                       QWidget* parent)
    : QDialog(parent),
      event_of_(std::move(event_of)),
      count_(static_cast<int>(old.size())),
      events_(new EventBox),
      wish_(new QLineEdit),
      advice_(new QLabel),
      reprice_(new QCheckBox(tr("At the new seat’s &price"))),
      difference_(new PriceDifference) {
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
    form->addRow(difference_);
    form->addRow(buttons);
    events_->setEvents(events);
    connect(events_, &EventBox::chosen, this, &SeatDialog::choose);
    connect(wish_, &QLineEdit::textChanged, this, &SeatDialog::follow);
    connect(difference_, &PriceDifference::changed, this, [this] {
        do_->setEnabled(!seats_.isEmpty() && difference_->problem().isEmpty());
        do_->setToolTip(difference_->problem());
    });
    choose(events.front().id);
    wish_->setFocus();
}

void SeatDialog::choose(core::EventId event) {
    event_ = event_of_(event);
    events_->setChosen(event);
    follow();
}

void SeatDialog::setOrder(const QJsonObject& order) {
    old_types_.clear();
    for (const auto& value : order[QLatin1String("items")].toArray()) {
        const QJsonObject item = value.toObject();
        if (item[QLatin1String("state")].toString() != QLatin1String("active")) continue;
        old_types_ << item[QLatin1String("ticket_type")].toString();
    }
    paid_ = order[QLatin1String("paid_minor")].toInteger() -
            order[QLatin1String("refunded_minor")].toInteger();
    follow();
}

QString SeatDialog::adviceOf() {
    if (!event_) return tr("This event is not on sale here.");
    if (wish_->text().trimmed().isEmpty()) {
        return tr("Type %n seat(s). The old ones stay until the new ones are ours.", nullptr,
                  count_);
    }
    const auto wish =
        boxoffice::parseWish(wish_->text(), event_->plan(), *event_->info(), std::max(count_, 1));
    if (!wish.ok()) return wish.problem;
    if (wish.seats.size() != count_) {
        return tr("Type %n seat(s), by their labels.", nullptr, count_);
    }
    if (QString gone = goneAdvice(wish.seats); !gone.isEmpty()) return gone;
    seats_ = wish.seats;
    return {};
}

QString SeatDialog::goneAdvice(const QStringList& seats) const {
    const auto& plan = event_->plan();
    std::vector<core::SeatNo> wanted;
    QStringList gone;
    for (const QString& label : seats) {
        const auto seat = plan.find(label.toStdString());
        if (!seat) continue;
        wanted.push_back(*seat);
        if (event_->board().state(*seat) != board::SeatState::available) gone << label;
    }
    if (gone.isEmpty()) return {};
    QStringList free;
    const auto& seen = event_->board();
    const auto state = [&](core::SeatNo seat) { return seen.state(seat); };
    const auto category = [&](core::SeatNo seat) { return seen.category(seat); };
    for (const auto seat : boxoffice::nearestAlternative(plan, state, category, wanted)) {
        free << QString::fromStdString(std::string(plan.label(seat)));
    }
    const QString what = tr("Not available: %1.").arg(gone.join(QStringLiteral(", ")));
    if (free.isEmpty()) return what;
    return tr("%1 Nearest free: %2.").arg(what, free.join(QLatin1Char(' ')));
}

void SeatDialog::follow() {
    seats_.clear();
    advice_->setText(adviceOf());
    do_->setEnabled(!seats_.isEmpty());
    price();
}

void SeatDialog::price() {
    types_ = {};
    if (seats_.isEmpty() || paid_ < 0) return difference_->clear();
    const auto info = event_->info();
    std::int64_t cost =
        boxoffice::feesOf(boxoffice::readFees(*info), static_cast<std::size_t>(seats_.size()));
    for (qsizetype i = 0; i < seats_.size(); ++i) {
        const auto seat = event_->plan().find(seats_[i].toStdString());
        const auto* category = seat ? categoryOf(*event_, *info, *seat) : nullptr;
        const auto* type = category ? typeOf(*category, old_types_.value(i)) : nullptr;
        if (type == nullptr) return difference_->clear();
        types_[seats_[i]] = QString::fromStdString(type->slug);
        cost += type->price_minor;
    }
    difference_->setSums(cost, paid_, QString::fromStdString(info->currency));
}

QJsonObject SeatDialog::exchange() const {
    QJsonObject out = difference_->json();
    out[QStringLiteral("event")] = event();
    out[QStringLiteral("seats")] = QJsonArray::fromStringList(seats_);
    if (!types_.isEmpty()) out[QStringLiteral("ticket_types")] = types_;
    return out;
}

QString SeatDialog::advice() const {
    return advice_->text();
}

QString SeatDialog::outcome() const {
    return difference_->outcome();
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
