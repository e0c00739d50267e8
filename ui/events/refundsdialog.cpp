#include "ui/events/refundsdialog.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/style/tonedlabel.h"

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::events {

namespace {

using Kind = style::Banner::Kind;

constexpr QSize first_size{860, 520};
constexpr qsizetype failures_shown_max = 5;

std::vector<forms::Column> columns(const QString& currency) {
    const auto money = [&currency](const QString& title, const char* name) {
        return forms::Column{title,
                             [name, currency](const QJsonObject& order) {
                                 return models::money(order.value(QLatin1String(name)).toInteger(),
                                                      currency);
                             },
                             Qt::AlignRight | Qt::AlignVCenter,
                             [name](const QJsonObject& order) {
                                 return QVariant(order.value(QLatin1String(name)).toInteger());
                             }};
    };
    return {forms::textColumn(RefundsDialog::tr("Order"), "code"),
            forms::textColumn(RefundsDialog::tr("Buyer"), "buyer_name"),
            forms::textColumn(RefundsDialog::tr("E-mail"), "buyer_email"),
            money(RefundsDialog::tr("Paid"), "paid_minor"),
            money(RefundsDialog::tr("Due"), "due_minor"),
            forms::textColumn(RefundsDialog::tr("Why"), "reason")};
}

}  // namespace

RefundsDialog::RefundsDialog(host::StaffClient& client, const QJsonObject& event, QWidget* parent)
    : QDialog(parent),
      client_(client),
      target_(QStringLiteral("/v1/staff/events/%1/refunds-due")
                  .arg(host::StaffClient::segment(event.value(QLatin1String("slug")).toString()))),
      currency_(event.value(QLatin1String("currency")).toString()),
      list_(new forms::ListPane(client, tr("Orders to be given back"), QStringLiteral("orders"),
                                QStringLiteral("code"), columns(currency_))),
      news_(new style::Banner) {
    setWindowTitle(tr("Refunds Due"));
    build(event.value(QLatin1String("name")).toString());
    list_->setTarget(target_);
    tell();
}

void RefundsDialog::build(const QString& name) {
    auto* meaning = new style::TonedLabel(
        style::Tone::muted,
        tr("What was paid for “%1” and is not given back yet. Each order's money goes the way it "
           "came: what a payment provider took it gives back, cash is yours to hand out.")
            .arg(name));
    meaning->setWordWrap(true);
    list_->nothing()->setIcon(style::Icon::cash);
    list_->nothing()->setText(tr("Nothing is due"), tr("All that was paid is given back."));
    news_->setDismissible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    give_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    connect(give_, &QPushButton::clicked, this, &RefundsDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &forms::ListPane::loaded, this, &RefundsDialog::tell);
    auto* column = new QVBoxLayout(this);
    column->addWidget(meaning);
    column->addWidget(list_, 1);
    column->addWidget(news_);
    column->addWidget(buttons);
    resize(first_size);
}

void RefundsDialog::tell() {
    give_->setText(running_ ? tr("Stop") : tr("Give All of It Back…"));
    const bool may = client_.may(staff::Permission::orders_write);
    give_->setEnabled(running_ ? !stopped_ : may && list_->count() > 0);
    give_->setToolTip(may ? QString() : tr("Your role may look, and refund nothing."));
}

void RefundsDialog::begin() {
    if (running_) {
        stopped_ = true;
        return tell();
    }
    if (!forms::confirmed(this, tr("Give back all that is due?"),
                          tr("Every order that is marked gets all of its money back. An order that "
                             "cannot be refunded is told and keeps nobody from theirs."),
                          tr("Give It Back"))) {
        return;
    }
    running_ = true;
    stopped_ = false;
    orders_ = 0;
    amount_ = 0;
    failed_.clear();
    goOn({});
}

void RefundsDialog::goOn(const QString& after) {
    news_->say(Kind::info, soFar());
    tell();
    QJsonObject body;
    if (!after.isEmpty()) body.insert(QStringLiteral("after"), after);
    client_.post(target_, body, this, [this](const host::Answer& answer) { take(answer); });
}

void RefundsDialog::take(const host::Answer& answer) {
    if (!answer.ok()) return end(answer.message());
    orders_ += static_cast<int>(answer.body.value(QLatin1String("refunded")).toInteger());
    amount_ += answer.body.value(QLatin1String("refunded_minor")).toInteger();
    for (const auto one : answer.body.value(QLatin1String("failed")).toArray()) {
        failed_ << tr("%1: %2").arg(one[QLatin1String("code")].toString(),
                                    one[QLatin1String("detail")].toString());
    }
    const QString next = answer.body.value(QLatin1String("next_cursor")).toString();
    next.isEmpty() || stopped_ ? end({}) : goOn(next);
}

void RefundsDialog::end(const QString& problem) {
    running_ = false;
    if (orders_ > 0) Q_EMIT refunded();
    QString text = soFar();
    if (!failed_.isEmpty()) {
        text += QLatin1Char(' ') +
                tr("%n could not be refunded:", nullptr, static_cast<int>(failed_.size())) +
                QLatin1Char(' ') + failed_.mid(0, failures_shown_max).join(QStringLiteral("; "));
    }
    if (!problem.isEmpty()) text += QLatin1Char(' ') + problem;
    news_->say(!problem.isEmpty()  ? Kind::error
               : failed_.isEmpty() ? Kind::good
                                   : Kind::warning,
               text);
    list_->reload();
    tell();
}

QString RefundsDialog::soFar() const {
    return tr("%n order(s) given back, %1.", nullptr, orders_)
        .arg(models::money(amount_, currency_));
}

void RefundsDialog::reject() {
    if (!running_) return QDialog::reject();
    stopped_ = true;
    tell();
}

}  // namespace seatlock::ui::events
