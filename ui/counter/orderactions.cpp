// OrdersPage: what is done about an order.
#include "ui/counter/buyerdialog.h"
#include "ui/counter/ordersheet.h"
#include "ui/counter/orderspage.h"
#include "ui/counter/seatdialog.h"
#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"

#include <algorithm>

#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>

namespace seatlock::ui::counter {

namespace {

using Kind = style::Banner::Kind;

QStringList seatsOf(const std::vector<QJsonObject>& items) {
    QStringList out;
    for (const QJsonObject& item : items) out << item[QLatin1String("seat")].toString();
    return out;
}

}  // namespace

void OrdersPage::reprint() {
    if (print_->isEnabled()) office_.print(code_, window());
}

void OrdersPage::savePdf() {
    const QString path = QFileDialog::getSaveFileName(
        window(), tr("Save tickets"),
        QDir(office_.setup().folderOrDefault()).filePath(code_ + QStringLiteral(".pdf")),
        tr("PDF files (*.pdf)"));
    if (!path.isEmpty()) office_.save(code_, path);
}

void OrdersPage::resend() {
    const QString to = sheet_->order()[QLatin1String("buyer")][QLatin1String("email")].toString();
    post(QStringLiteral("resend"), {},
         tr("In the outbox for %1: the mail program of the house fetches it there.").arg(to));
}

std::int64_t OrdersPage::valueOf(const std::vector<QJsonObject>& items) const {
    std::int64_t out = 0;
    for (const QJsonObject& item : items) out += item[QLatin1String("price_minor")].toInteger();
    return out;
}

void OrdersPage::askPayment() {
    askMoney(MoneyDialog::Act::pay);
}
void OrdersPage::askRefund() {
    askMoney(MoneyDialog::Act::refund);
}
void OrdersPage::askCancel() {
    askMoney(MoneyDialog::Act::cancel);
}

void OrdersPage::askMoney(MoneyDialog::Act act) {
    const QJsonObject& order = sheet_->order();
    const auto member = [&order](const char* name) -> std::int64_t {
        return order[QLatin1String(name)].toInteger();
    };
    const auto picked = sheet_->pickedItems();
    const auto left = member("paid_minor") - member("refunded_minor");
    std::int64_t amount = member("due_minor");
    if (act == MoneyDialog::Act::refund) {
        amount = amount < 0 ? -amount : picked.empty() ? left : std::min(left, valueOf(picked));
    } else if (act == MoneyDialog::Act::cancel) {
        amount = left;
    }
    const QString seats =
        act == MoneyDialog::Act::cancel ? seatsOf(picked).join(QStringLiteral(", ")) : QString();
    auto* dialog =
        new MoneyDialog(act, amount, order[QLatin1String("currency")].toString(), seats, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, act, picked, code = code_] {
        if (code != code_) return;
        QJsonObject body = dialog->body();
        if (act == MoneyDialog::Act::cancel && !picked.empty()) {
            QJsonArray items;
            for (const QJsonObject& item : picked) items.append(item[QLatin1String("item")]);
            body[QStringLiteral("items")] = items;
        }
        const QString meaning = dialog->meaning();
        if (act == MoneyDialog::Act::pay) return doMoney(act, body);
        // Money goes out, or seats do: once more, in full.
        const bool refund = act == MoneyDialog::Act::refund;
        const QString question =
            refund ? tr("Give this money back?") : tr("Cancel these seats of %1?").arg(code_);
        if (forms::confirmed(window(), question, meaning,
                             refund ? tr("Give Back") : tr("Cancel Seats"))) {
            doMoney(act, body);
        }
    });
    dialog->open();
}

void OrdersPage::doMoney(MoneyDialog::Act act, const QJsonObject& body) {
    switch (act) {
        case MoneyDialog::Act::pay:
            return post(QStringLiteral("payments"), body, tr("The payment is in the books."));
        case MoneyDialog::Act::refund:
            return post(QStringLiteral("refunds"), body, tr("The refund is in the books."));
        case MoneyDialog::Act::cancel:
            return post(QStringLiteral("cancel"), body, tr("Cancelled. The seats are free again."));
    }
}

std::vector<monitor::EventFigures> OrdersPage::eventsOf(bool same) const {
    const auto slug = sheet_->order()[QLatin1String("event")].toString().toStdString();
    std::vector<monitor::EventFigures> out;
    const QString currency = sheet_->order()[QLatin1String("currency")].toString();
    for (const auto& event : events_) {
        if ((event.slug == slug) != same) continue;
        // Money of one currency pays for nothing in another.
        const auto board = event_of_(event.id);
        if (board && QString::fromStdString(board->info()->currency) != currency) continue;
        out.push_back(event);
    }
    return out;
}

void OrdersPage::askReseat() {
    const auto items = sheet_->chosenItems();
    const auto events = eventsOf(true);
    if (items.size() != 1) return;
    if (events.empty()) return banner_->say(Kind::warning, tr("This event is not on sale here."));
    auto* dialog =
        new SeatDialog(SeatDialog::Kind::same_event, seatsOf(items), events, event_of_, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString item = items.front()[QLatin1String("item")].toVariant().toString();
    connect(dialog, &QDialog::accepted, this, [this, dialog, item, code = code_] {
        if (code == code_) reseat(item, dialog->seats().front(), dialog->reprice());
    });
    dialog->open();
}

void OrdersPage::reseat(const QString& item, const QString& seat, bool reprice) {
    QJsonObject body{{QStringLiteral("seat"), seat}};
    if (reprice) body[QStringLiteral("reprice")] = true;
    post(QStringLiteral("items/%1/reseat").arg(item), body,
         tr("Changed to %1. The old ticket is void: print the new one.").arg(seat));
}

void OrdersPage::askExchange() {
    const auto events = eventsOf(false);
    if (events.empty()) {
        return banner_->say(Kind::info, tr("There is no other event to exchange these seats for."));
    }
    std::vector<QJsonObject> all;
    for (const auto& item : sheet_->order()[QLatin1String("items")].toArray()) {
        if (item.toObject()[QLatin1String("state")].toString() == QLatin1String("active")) {
            all.push_back(item.toObject());
        }
    }
    auto* dialog =
        new SeatDialog(SeatDialog::Kind::other_event, seatsOf(all), events, event_of_, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOrder(sheet_->order());
    connect(dialog, &QDialog::accepted, this, [this, dialog, code = code_] {
        if (code == code_) exchange(dialog->exchange(), dialog->outcome());
    });
    dialog->open();
}

void OrdersPage::exchange(const QJsonObject& body, const QString& money) {
    QStringList seats;
    for (const auto& seat : body[QLatin1String("seats")].toArray()) seats << seat.toString();
    const QString done = tr("Exchanged for %1.").arg(seats.join(QStringLiteral(", ")));
    post(QStringLiteral("exchange"), body,
         money.isEmpty() ? done : QStringLiteral("%1 %2").arg(done, money));
}

void OrdersPage::askBuyer() {
    auto* dialog = new BuyerDialog(client_, sheet_->order(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, code = code_] {
        if (code == code_) changeBuyer(dialog->change());
    });
    dialog->open();
}

void OrdersPage::changeBuyer(const QJsonObject& change) {
    if (!change.isEmpty()) send("PATCH", QStringLiteral("buyer"), change, tr("Changed."));
}

void OrdersPage::send(const QByteArray& method, const QString& path, const QJsonObject& body,
                      const QString& done) {
    if (busy_ || code_.isEmpty()) return;
    const QString target =
        QStringLiteral("/v1/orders/%1/%2").arg(host::StaffClient::segment(code_), path);
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    // What got no answer may have been done: the same again goes under the same key.
    const QString what = target + QString::fromUtf8(text);
    if (key_of_ != what) key_ = host::StaffClient::newIdempotencyKey();
    key_of_ = what;
    host::StaffClient::Options options;
    options.if_match = etag_;
    options.idempotency_key = key_;
    busy_ = true;
    refresh();
    client_.request(
        method, target, text, this,
        [this, code = code_, done](const host::Answer& answer) {
            busy_ = false;
            if (code == code_) took(answer, done);
            refresh();
        },
        options);
}

void OrdersPage::took(const host::Answer& answer, const QString& done) {
    if (answer.status != 0 && answer.status < 500) key_of_.clear();
    if (answer.ok()) {
        const QString code = answer.body[QLatin1String("code")].toString();
        if (!code.isEmpty() && code != code_) {
            // An exchange has made another order.
            open(code);
            return banner_->say(Kind::good, done);
        }
        list_->reload();
        if (answer.body.contains(QLatin1String("items"))) {
            showOrder(answer);
        } else {
            load(code_);
        }
        return banner_->say(Kind::good, done);
    }
    if (answer.status == 412) {
        return showConflict(answer.body[QLatin1String("current")].toObject());
    }
    banner_->say(Kind::error, answer.message());
}

void OrdersPage::showConflict(const QJsonObject& current) {
    const QJsonObject mine = sheet_->order();
    QStringList news;
    for (const char* member : {"state", "total_minor", "paid_minor", "refunded_minor"}) {
        const QLatin1String name(member);
        if (!current.contains(name) || current[name] == mine[name]) continue;
        const bool money = name.endsWith(QLatin1String("_minor"));
        const QString was = money ? models::money(mine[name].toInteger(),
                                                  mine[QLatin1String("currency")].toString())
                                  : orderStateText(mine);
        const QString is = money ? models::money(current[name].toInteger(),
                                                 mine[QLatin1String("currency")].toString())
                                 : orderStateText(current);
        const QString what = name == QLatin1String("state")         ? tr("state")
                             : name == QLatin1String("total_minor") ? tr("total")
                             : name == QLatin1String("paid_minor")  ? tr("paid")
                                                                    : tr("given back");
        news << tr("%1 was %2, is %3").arg(what, was, is);
    }
    const auto customer = [](const QJsonObject& order) {
        QStringList parts;
        const QJsonObject buyer = order[QLatin1String("buyer")].toObject();
        for (const char* member : {"name", "email", "phone"}) {
            parts << buyer[QLatin1String(member)].toString();
        }
        parts << order[QLatin1String("group")].toString();
        parts.removeAll(QString());
        return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", "));
    };
    if (current.contains(QLatin1String("buyer")) && customer(mine) != customer(current)) {
        news << tr("customer was %1, is %2").arg(customer(mine), customer(current));
    }
    load(code_);
    banner_->say(Kind::warning,
                 news.isEmpty()
                     ? tr("Somebody else has changed this order meanwhile, and nothing was done. "
                          "Below is how it is now: look at it, then do it again.")
                     : tr("Somebody else has changed this order meanwhile, and nothing was done: "
                          "%1. Look at it, then do it again.")
                           .arg(news.join(QStringLiteral("; "))));
}

}  // namespace seatlock::ui::counter
