#include "ui/counter/pricedifference.h"

#include "ui/boxoffice/amounts.h"
#include "ui/models/texts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace seatlock::ui::counter {

namespace {

using boxoffice::Method;
using boxoffice::Till;

constexpr int later = -1;
constexpr int note_letters_max = 100;

}  // namespace

PriceDifference::PriceDifference(QWidget* parent)
    : QWidget(parent),
      meaning_(new QLabel),
      methods_(new QComboBox),
      given_name_(new QLabel(tr("Cash &given"))),
      given_(new QLineEdit),
      note_name_(new QLabel),
      note_(new QLineEdit),
      change_(new QLabel) {
    meaning_->setWordWrap(true);
    methods_->setAccessibleName(tr("By which way"));
    given_->setAccessibleName(tr("Cash given"));
    given_name_->setBuddy(given_);
    note_->setMaxLength(note_letters_max);
    note_name_->setBuddy(note_);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(meaning_);
    form->addRow(tr("&By"), methods_);
    form->addRow(given_name_, given_);
    form->addRow(note_name_, note_);
    form->addRow(change_);
    for (QLineEdit* field : {given_, note_}) {
        connect(field, &QLineEdit::textChanged, this, &PriceDifference::follow);
    }
    connect(methods_, &QComboBox::currentIndexChanged, this, &PriceDifference::follow);
    clear();
}

void PriceDifference::clear() {
    setSums(0, 0, {});
}

void PriceDifference::setSums(std::int64_t cost, std::int64_t paid, const QString& currency) {
    const bool took = takes();
    const bool empty = methods_->count() == 0;
    cost_ = cost;
    paid_ = paid;
    currency_ = currency;
    if (empty || took != takes()) fillMethods();
    setVisible(!currency.isEmpty());
    follow();
}

void PriceDifference::fillMethods() {
    const QSignalBlocker quiet(methods_);
    methods_->clear();
    for (const Method method : boxoffice::all_methods) {
        if (!takes() && method == Method::complimentary) continue;
        methods_->addItem(methodTitle(method), static_cast<int>(method));
    }
    methods_->addItem(takes() ? tr("Later: the new order stays to be paid")
                              : tr("Later: it stays marked for refund"),
                      later);
}

std::optional<Method> PriceDifference::method() const {
    const int chosen = methods_->currentData().toInt();
    if (chosen == later) return std::nullopt;
    return static_cast<Method>(chosen);
}

std::optional<std::int64_t> PriceDifference::handed() const {
    if (method() != Method::cash || given_->text().trimmed().isEmpty()) return cost_ - paid_;
    return boxoffice::parseAmount(given_->text(), currency_);
}

Till PriceDifference::till(std::optional<Till::Refusal>& refusal) const {
    Till out;
    out.begin(cost_ - paid_);
    const auto sum = handed();
    refusal = sum ? out.take(method().value_or(Method::cash), sum, note_->text(), true)
                  : Till::Refusal::no_amount;
    return out;
}

QString PriceDifference::problem() const {
    if (!takes() || !method()) return {};
    std::optional<Till::Refusal> refusal;
    const Till paid = till(refusal);
    if (refusal) return boxoffice::refusalText(*refusal);
    if (paid.left() > 0) {
        return tr("%1 are missing.").arg(models::money(paid.left(), currency_));
    }
    return {};
}

QJsonObject PriceDifference::json() const {
    if (cost_ == paid_ || !method() || !problem().isEmpty()) return {};
    if (!takes()) {
        const QJsonObject refund{{QStringLiteral("method"), boxoffice::methodName(*method())}};
        return {{QStringLiteral("refund"), refund}};
    }
    std::optional<Till::Refusal> refusal;
    return {{QStringLiteral("payments"), till(refusal).json()}};
}

QString PriceDifference::outcome() const {
    if (cost_ == paid_ || currency_.isEmpty()) return {};
    const QString sum = models::money(takes() ? cost_ - paid_ : paid_ - cost_, currency_);
    if (!method()) {
        return takes() ? tr("%1 are still to be paid.").arg(sum)
                       : tr("%1 are still to be given back.").arg(sum);
    }
    const QString way = methodTitle(*method());
    if (!takes()) return tr("Give back %1 (%2).").arg(sum, way);
    std::optional<Till::Refusal> refusal;
    const auto change = till(refusal).change();
    return change > 0
               ? tr("%1 paid (%2), change %3.").arg(sum, way, models::money(change, currency_))
               : tr("%1 paid (%2).").arg(sum, way);
}

QString PriceDifference::text() const {
    return meaning_->text();
}

void PriceDifference::follow() {
    const QString cost = models::money(cost_, currency_);
    const QString paid = models::money(paid_, currency_);
    if (takes()) {
        meaning_->setText(tr("The new seats cost %1, %2 was paid: <b>%3 to be paid</b>.")
                              .arg(cost, paid, models::money(cost_ - paid_, currency_)));
    } else if (cost_ < paid_) {
        meaning_->setText(tr("The new seats cost %1, %2 was paid: <b>%3 to be given back</b>.")
                              .arg(cost, paid, models::money(paid_ - cost_, currency_)));
    } else {
        meaning_->setText(tr("The new seats cost what was paid: %1.").arg(cost));
    }
    auto* form = static_cast<QFormLayout*>(layout());
    const auto way = method();
    form->setRowVisible(methods_, cost_ != paid_);
    form->setRowVisible(given_, takes() && way == Method::cash);
    form->setRowVisible(note_, takes() && way && way != Method::cash);
    note_name_->setText(way == Method::complimentary ? tr("&Why free") : tr("&Reference"));
    note_->setAccessibleName(note_name_->text().remove(QLatin1Char('&')));
    given_->setPlaceholderText(takes() ? models::money(cost_ - paid_, currency_) : QString());
    std::optional<Till::Refusal> refusal;
    const auto change = takes() && way == Method::cash ? till(refusal).change() : 0;
    form->setRowVisible(change_, change > 0);
    change_->setText(tr("<b>Change: %1</b>").arg(models::money(change, currency_)));
    Q_EMIT changed();
}

}  // namespace seatlock::ui::counter
