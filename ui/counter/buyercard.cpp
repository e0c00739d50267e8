#include "ui/counter/buyercard.h"

#include <QAbstractItemView>
#include <QFormLayout>
#include <QJsonArray>
#include <QSignalBlocker>

namespace seatlock::ui::counter {

namespace {
constexpr int pause_ms = 200;  // of typing, before the engine is asked
constexpr int letters_min = 2;
constexpr int letters_max = 200;
}  // namespace

BuyerCard::BuyerCard(host::StaffClient& client, QWidget* parent)
    : Card(tr("Customer"), parent),
      client_(client),
      name_(addField(tr("Name"), tr("not needed; begins a search"))),
      email_(addField(tr("E-mail"), {})),
      phone_(addField(tr("Phone"), {})),
      group_(addField(tr("Group"), tr("school, company, tour"))),
      completer_(new QCompleter(this)),
      offers_(new QStringListModel(this)) {
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Na&me (F6)"), name_);
    form->addRow(tr("&E-mail"), email_);
    form->addRow(tr("&Phone"), phone_);
    form->addRow(tr("Group (&b)"), group_);
    body()->addLayout(form);
    completer_->setModel(offers_);
    // The engine has chosen already.
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    name_->setCompleter(completer_);
    typed_.setSingleShot(true);
    typed_.setInterval(pause_ms);
    connect(&typed_, &QTimer::timeout, this, &BuyerCard::ask);
    connect(name_, &QLineEdit::textEdited, &typed_, qOverload<>(&QTimer::start));
    connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            &BuyerCard::choose);
    connect(name_, &QLineEdit::returnPressed, email_, qOverload<>(&QWidget::setFocus));
    connect(email_, &QLineEdit::returnPressed, phone_, qOverload<>(&QWidget::setFocus));
    // A group is rare: Enter does not stop there.
    connect(phone_, &QLineEdit::returnPressed, this, &BuyerCard::finished);
    connect(group_, &QLineEdit::returnPressed, this, &BuyerCard::finished);
}

QLineEdit* BuyerCard::addField(const QString& name, const QString& hint) {
    auto* field = new QLineEdit;
    field->setAccessibleName(name);
    field->setPlaceholderText(hint);
    field->setMaxLength(letters_max);
    connect(field, &QLineEdit::textEdited, this, &BuyerCard::edited);
    return field;
}

boxoffice::Buyer BuyerCard::buyer() const {
    return {name_->text().trimmed(), email_->text().trimmed(), phone_->text().trimmed(),
            group_->text().trimmed()};
}

void BuyerCard::setBuyer(const boxoffice::Buyer& buyer) {
    if (buyer == this->buyer()) return;
    name_->setText(buyer.name);
    email_->setText(buyer.email);
    phone_->setText(buyer.phone);
    group_->setText(buyer.group);
}

void BuyerCard::setEditable(bool on) {
    for (auto* field : {name_, email_, phone_, group_}) field->setReadOnly(!on);
}

void BuyerCard::begin() {
    name_->setFocus(Qt::ShortcutFocusReason);
    name_->selectAll();
}

void BuyerCard::ask() {
    const QString text = name_->text().trimmed();
    if (text.size() < letters_min || text == asked_) return;
    asked_ = text;
    client_.get(QStringLiteral("/v1/staff/buyers?q=") + host::StaffClient::segment(text), this,
                [this, text](const host::Answer& answer) {
                    if (!answer.ok() || text != name_->text().trimmed()) return;
                    offer(answer.body[QLatin1String("buyers")].toArray());
                });
}

void BuyerCard::offer(const QJsonArray& buyers) {
    QStringList lines;
    known_.clear();
    for (const auto& value : buyers) {
        known_.push_back(boxoffice::Buyer::fromJson(value.toObject()));
        const auto& one = known_.back();
        QStringList parts;
        for (const QString& part : {one.name, one.email, one.phone}) {
            if (!part.isEmpty()) parts << part;
        }
        lines << parts.join(QStringLiteral(" · "));
    }
    offers_->setStringList(lines);
    if (!lines.isEmpty() && name_->hasFocus() && !name_->isReadOnly()) completer_->complete();
}

void BuyerCard::choose(const QModelIndex& index) {
    const auto row = static_cast<std::size_t>(index.row());
    if (row >= known_.size()) return;
    auto chosen = known_[row];
    chosen.group = group_->text().trimmed();
    asked_ = chosen.name;
    // The completer writes its own line into the field after this.
    QMetaObject::invokeMethod(
        this,
        [this, chosen] {
            setBuyer(chosen);
            Q_EMIT edited();
        },
        Qt::QueuedConnection);
}

}  // namespace seatlock::ui::counter
