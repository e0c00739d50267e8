#include "ui/counter/paycard.h"

#include "ui/boxoffice/amounts.h"
#include "ui/models/texts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

using boxoffice::Method;
using Phase = boxoffice::Cart::Phase;

constexpr int note_letters_max = 200;

/// With a letter that Alt leads to, none of them taken on the page.
QString buttonText(Method method) {
    switch (method) {
        case Method::cash:
            return PayCard::tr("&Cash");
        case Method::card:
            return PayCard::tr("Ca&rd");
        case Method::invoice:
            return PayCard::tr("&Invoice");
        case Method::complimentary:
            return PayCard::tr("C&omplimentary");
    }
    return {};
}

}  // namespace

PayCard::PayCard(boxoffice::SellDesk& desk, QWidget* parent)
    : Card(tr("Payment"), parent),
      desk_(desk),
      methods_(new QButtonGroup(this)),
      tenders_(new QHBoxLayout),
      amount_(new QLineEdit),
      note_name_(new QLabel),
      note_(new QLineEdit),
      taken_(new QLabel),
      undo_(new QPushButton(tr("&Undo"))),
      left_(new style::TonedLabel(style::Tone::normal)),
      problem_(new style::TonedLabel(style::Tone::bad)),
      sell_(new QPushButton(tr("&Sell (F9)"))),
      reserve_(new QPushButton(tr("Reser&ve…"))) {
    addMethods();
    amount_->setAccessibleName(tr("Amount handed over"));
    note_->setMaxLength(note_letters_max);
    auto* amount_name = new QLabel(tr("&Amount (F7)"));
    amount_name->setBuddy(amount_);
    note_name_->setBuddy(note_);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(amount_name, amount_);
    form->addRow(tenders_);
    form->addRow(note_name_, note_);
    body()->addLayout(form);
    problem_->setWordWrap(true);
    problem_->hide();
    body()->addWidget(problem_);
    auto* taken = new QHBoxLayout;
    taken_->setWordWrap(true);
    taken->addWidget(taken_, 1);
    taken->addWidget(undo_);
    body()->addLayout(taken);
    left_->setScale(1.4, true);
    left_->setAccessibleName(tr("Left to pay, or change"));
    body()->addWidget(left_);
    addButtons();
    connect(amount_, &QLineEdit::returnPressed, this, &PayCard::enter);
    connect(note_, &QLineEdit::returnPressed, this, &PayCard::enter);
    connect(undo_, &QPushButton::clicked, &desk_, &boxoffice::SellDesk::undoPayment);
    connect(&desk_, &boxoffice::SellDesk::changed, this, &PayCard::refresh);
    showMethod();
    refresh();
}

void PayCard::addMethods() {
    auto* row = new QHBoxLayout;
    for (const Method method : boxoffice::all_methods) {
        auto* button = new QPushButton(buttonText(method));
        button->setCheckable(true);
        methods_->addButton(button, static_cast<int>(method));
        row->addWidget(button);
    }
    methods_->button(static_cast<int>(Method::cash))->setChecked(true);
    connect(methods_, &QButtonGroup::idClicked, this, [this] {
        showMethod();
        begin();
    });
    body()->addLayout(row);
}

void PayCard::addButtons() {
    sell_->setDefault(true);
    sell_->setAutoDefault(true);
    sell_->setToolTip(tr("Put the sale into the books and print its tickets"));
    reserve_->setToolTip(tr("Keep these seats for a customer who pays later"));
    auto* row = new QHBoxLayout;
    row->addWidget(reserve_);
    row->addWidget(sell_, 1);
    body()->addLayout(row);
    connect(sell_, &QPushButton::clicked, this, &PayCard::finish);
    connect(reserve_, &QPushButton::clicked, this, &PayCard::reserveWanted);
}

Method PayCard::method() const {
    return static_cast<Method>(methods_->checkedId());
}

void PayCard::setMethod(Method method) {
    methods_->button(static_cast<int>(method))->setChecked(true);
    showMethod();
}

void PayCard::showMethod() {
    const Method now = method();
    note_->setVisible(now != Method::cash);
    note_name_->setVisible(now != Method::cash);
    switch (now) {
        case Method::cash:
            break;
        case Method::card:
            note_name_->setText(tr("Terminal’s re&ference"));
            break;
        case Method::invoice:
            note_name_->setText(tr("Invoice number (&f)"));
            break;
        case Method::complimentary:
            note_name_->setText(tr("Why &free"));
            break;
    }
    note_->setAccessibleName(note_name_->text().remove(QLatin1Char('&')));
    note_->clear();
    problem_->hide();
    offered_ = -1;
    offerTenders();
}

void PayCard::begin() {
    if (desk_.till().complete() && sell_->isEnabled()) {
        return sell_->setFocus(Qt::OtherFocusReason);
    }
    amount_->setFocus(Qt::OtherFocusReason);
    amount_->selectAll();
}

void PayCard::complain(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
}

bool PayCard::take() {
    std::optional<std::int64_t> handed;
    if (!amount_->text().trimmed().isEmpty()) {
        handed = boxoffice::parseAmount(amount_->text(), desk_.currency());
        if (!handed) {
            complain(boxoffice::refusalText(boxoffice::Till::Refusal::no_amount));
            return false;
        }
    }
    const QString problem = desk_.pay(method(), handed, note_->text());
    complain(problem);
    if (!problem.isEmpty()) return false;
    amount_->clear();
    note_->clear();
    return true;
}

void PayCard::enter() {
    const bool needs_note = method() == Method::card || method() == Method::complimentary;
    if (needs_note && note_->text().trimmed().isEmpty() && amount_->hasFocus()) {
        complain({});
        return note_->setFocus(Qt::OtherFocusReason);
    }
    if (take()) begin();
}

void PayCard::finish() {
    if (desk_.cart().phase() == Phase::unsure) return Q_EMIT sellWanted();
    if (!desk_.till().complete() && !take()) return begin();
    if (desk_.till().complete()) return Q_EMIT sellWanted();
    begin();
}

void PayCard::refresh() {
    const auto phase = desk_.cart().phase();
    const auto& till = desk_.till();
    const QString currency = desk_.currency();
    const bool open = phase == Phase::held;
    const bool free = open && till.due() == 0;
    for (auto* button : methods_->buttons()) button->setEnabled(open && !free);
    amount_->setEnabled(open && till.left() > 0);
    note_->setEnabled(open && till.left() > 0);
    sell_->setEnabled(open || phase == Phase::unsure);
    sell_->setText(phase == Phase::unsure ? tr("A&sk Again (F9)") : tr("&Sell (F9)"));
    reserve_->setEnabled(open && till.payments().empty());
    amount_->setPlaceholderText(open && till.left() > 0
                                    ? tr("%1 – Enter").arg(models::money(till.left(), currency))
                                    : QString());
    QStringList taken;
    for (const auto& payment : till.payments()) {
        taken << tr("%1 %2").arg(boxoffice::methodTitle(payment.method),
                                 models::money(payment.amount_minor, currency));
    }
    taken_->setText(taken.join(QStringLiteral("\n")));
    taken_->setVisible(!taken.isEmpty());
    undo_->setVisible(open && !taken.isEmpty());
    const bool anything = phase != Phase::empty && phase != Phase::asking && phase != Phase::lapsed;
    left_->setVisible(anything);
    if (till.change() > 0) {
        left_->setTone(style::Tone::accent);
        left_->setText(tr("Change: %1").arg(models::money(till.change(), currency)));
    } else {
        left_->setTone(till.left() > 0 ? style::Tone::normal : style::Tone::good);
        left_->setText(till.left() > 0 ? tr("Left: %1").arg(models::money(till.left(), currency))
                                       : tr("Paid"));
    }
    if (!open) problem_->hide();
    offerTenders();
}

void PayCard::offerTenders() {
    const bool cash = method() == Method::cash && desk_.cart().phase() == Phase::held;
    const std::int64_t left = cash ? desk_.till().left() : 0;
    if (left == offered_) return;
    offered_ = left;
    while (auto* item = tenders_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (left <= 0) return;
    for (const std::int64_t sum : boxoffice::likelyTenders(left, desk_.currency())) {
        auto* button = new QPushButton(models::money(sum, desk_.currency()));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, button] {
            amount_->setText(button->text());
            enter();
        });
        tenders_->addWidget(button);
    }
}

}  // namespace seatlock::ui::counter
