#include "ui/inventory/reseatdialog.h"

#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::inventory {

namespace {

using Kind = style::Banner::Kind;

enum Column { order_column, buyer_column, from_column, to_column, category_column, columns };
constexpr QSize first_size{820, 460};

QString text(const QJsonValue& thing, const char* name) {
    return thing[QLatin1String(name)].toString();
}

}  // namespace

ReseatDialog::ReseatDialog(host::StaffClient& client, const QString& event, const QJsonArray& seats,
                           QWidget* parent)
    : QDialog(parent),
      client_(client),
      target_(QStringLiteral("/v1/staff/events/") + host::StaffClient::segment(event)),
      seats_(seats),
      meaning_(new style::TonedLabel(style::Tone::muted, tr("Looking for other seats…"))),
      table_(new QTableWidget(0, columns)),
      news_(new style::Banner),
      apply_(nullptr) {
    setWindowTitle(tr("Re-Seat Orders"));
    meaning_->setWordWrap(true);
    table_->setAccessibleName(tr("Orders and their new seats"));
    table_->setHorizontalHeaderLabels(
        {tr("Order"), tr("Buyer"), tr("From"), tr("To"), tr("Category")});
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Close);
    apply_ = buttons->button(QDialogButtonBox::Ok);
    apply_->setText(tr("Move Them, and Block the Seats"));
    apply_->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReseatDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(meaning_);
    column->addWidget(table_, 1);
    column->addWidget(news_);
    column->addWidget(buttons);
    resize(first_size);
    ask();
}

void ReseatDialog::ask() {
    client_.post(target_ + QStringLiteral("/reseat-proposals"), {{QStringLiteral("seats"), seats_}},
                 this, [this](const host::Answer& answer) {
                     if (!answer.ok()) return news_->say(Kind::error, answer.message());
                     propose(answer.body.value(QLatin1String("orders")).toArray());
                 });
}

void ReseatDialog::propose(const QJsonArray& orders) {
    for (const auto order : orders) {
        for (const auto item : order[QLatin1String("items")].toArray()) add(order, item);
    }
    table_->resizeColumnsToContents();
    apply_->setEnabled(!moves_.isEmpty());
    if (orders.isEmpty()) {
        return meaning_->setText(
            tr("None of the chosen seats is sold: nobody has to move. Block "
               "them, and they are not sold."));
    }
    meaning_->setText(
        tr("Each order gets seats of the same or a better category, side by side "
           "where they were. Tickets are made anew; nothing is charged."));
    if (without_ > 0) {
        news_->say(Kind::warning,
                   tr("For %n seat(s) there is nothing as good left. Those stay as they are: "
                      "refund them, or exchange them by hand.",
                      nullptr, without_));
    }
}

void ReseatDialog::add(const QJsonValue& order, const QJsonValue& item) {
    const QString to = text(item, "to");
    const QString before = text(item, "category_from");
    const QString after = text(item, "category_to");
    const int row = table_->rowCount();
    table_->insertRow(row);
    const auto put = [&](int column, const QString& words) {
        table_->setItem(row, column, new QTableWidgetItem(words));
    };
    put(order_column, text(order, "code"));
    put(buyer_column, text(order, "buyer_name"));
    put(from_column, text(item, "from"));
    put(to_column, to.isEmpty() ? tr("none found") : to);
    put(category_column,
        after.isEmpty() || after == before ? before : QStringLiteral("%1 → %2").arg(before, after));
    if (to.isEmpty()) {
        table_->item(row, to_column)->setIcon(style::Icons::icon(style::Icon::warning));
        ++without_;
        return;
    }
    moves_.append(QJsonObject{{QStringLiteral("code"), text(order, "code")},
                              {QStringLiteral("item"), item[QLatin1String("item")]},
                              {QStringLiteral("to"), to}});
}

void ReseatDialog::apply() {
    apply_->setEnabled(false);
    host::StaffClient::Options options;
    options.idempotency_key = host::StaffClient::newIdempotencyKey();
    client_.post(
        target_ + QStringLiteral("/reseat"),
        {{QStringLiteral("moves"), moves_}, {QStringLiteral("block"), true}}, this,
        [this](const host::Answer& answer) { take(answer); }, options);
}

void ReseatDialog::take(const host::Answer& answer) {
    if (!answer.ok()) {
        apply_->setEnabled(true);
        return news_->say(Kind::error, answer.message());
    }
    int done = 0;
    int left = 0;
    for (const auto one : answer.body.value(QLatin1String("outcomes")).toArray()) {
        (text(one, "outcome") == QLatin1String("done") ? done : left) += 1;
    }
    news_->say(left == 0 ? Kind::good : Kind::warning,
               left == 0 ? tr("%n seat(s) moved. Print or send the new tickets.", nullptr, done)
                         : tr("%1 moved, %2 not: somebody was faster. Ask for other seats again.")
                               .arg(done)
                               .arg(left));
    Q_EMIT reseated();
}

}  // namespace seatlock::ui::inventory
