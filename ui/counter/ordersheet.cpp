#include "ui/counter/ordersheet.h"

#include "ui/boxoffice/till.h"
#include "ui/forms/columnfit.h"
#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"
#include "ui/style/tonedlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

enum ItemColumn { seat_column, type_column, price_column, state_column, item_columns };
enum HistoryColumn { when_column, who_column, what_column, history_columns };

QString text(const QJsonObject& of, const char* member) {
    return of[QLatin1String(member)].toString();
}

std::int64_t minor(const QJsonObject& of, const char* member) {
    return of[QLatin1String(member)].toInteger();
}

bool isActive(const QJsonObject& item) {
    return text(item, "state") != QLatin1String("cancelled");
}

QString moneyOf(const QJsonObject& order, const char* member) {
    return models::money(minor(order, member), text(order, "currency"));
}

QTableWidget* table(const QStringList& titles, const QString& name) {
    auto* out = new QTableWidget(0, static_cast<int>(titles.size()));
    out->setHorizontalHeaderLabels(titles);
    out->setAccessibleName(name);
    out->setSelectionBehavior(QAbstractItemView::SelectRows);
    out->setEditTriggers(QAbstractItemView::NoEditTriggers);
    out->setTabKeyNavigation(false);
    out->setShowGrid(false);
    out->setWordWrap(false);
    out->verticalHeader()->hide();
    out->horizontalHeader()->setHighlightSections(false);
    out->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return out;
}

QString methodText(const QString& name) {
    if (const auto known = boxoffice::parseMethod(name)) return boxoffice::methodTitle(*known);
    if (name == QLatin1String("external")) return OrderSheet::tr("Web shop");
    if (name == QLatin1String("online")) return OrderSheet::tr("Online");
    if (name == QLatin1String("exchange")) return OrderSheet::tr("Exchange");
    return name;
}

/// "Stalls, Reduced": names, or what is known of them.
QString ticketText(const QJsonObject& item) {
    QStringList parts{text(item, "category_name"), text(item, "ticket_type_name")};
    if (parts[1].isEmpty()) parts[1] = text(item, "ticket_type");
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QStringLiteral(", "));
}

/// A member that was changed: "name: Ada → Grace".
QString changeText(const QString& member, const QJsonArray& versions) {
    const bool time = member == QLatin1String("pay_until");
    const auto version = [&](int at) {
        const QString value = time ? forms::timeText(versions[at]) : versions[at].toString();
        return value.isEmpty() ? QStringLiteral("–") : value;
    };
    const QString name = member == QLatin1String("name")    ? OrderSheet::tr("name")
                         : member == QLatin1String("email") ? OrderSheet::tr("e-mail")
                         : member == QLatin1String("phone") ? OrderSheet::tr("phone")
                         : member == QLatin1String("group") ? OrderSheet::tr("group")
                         : time                             ? OrderSheet::tr("to be paid until")
                                                            : member;
    return OrderSheet::tr("%1: %2 → %3").arg(name, version(0), version(1));
}

QString changesText(const QJsonObject& details) {
    QStringList parts;
    for (auto it = details.begin(); it != details.end(); ++it) {
        parts << changeText(it.key(), it.value().toArray());
    }
    return parts.join(QStringLiteral(" · "));
}

/// The members of an entry's details that say something to a person.
QString detailsText(const QJsonObject& details, const QString& currency) {
    QStringList parts;
    for (auto it = details.begin(); it != details.end(); ++it) {
        const QJsonValue& value = it.value();
        if (it.key().endsWith(QLatin1String("_minor"))) {
            parts << models::money(value.toInteger(), currency);
        } else if (value.isString()) {
            if (!value.toString().isEmpty()) parts << value.toString();
        } else if (value.isArray()) {
            QStringList inner;
            for (const auto& one : value.toArray()) inner << one.toVariant().toString();
            inner.removeAll(QString());
            if (!inner.isEmpty()) parts << inner.join(QStringLiteral(", "));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString orderStateText(const QJsonObject& order) {
    const QString state = text(order, "state");
    if (state == QLatin1String("open")) {
        const QString until = forms::timeText(order[QLatin1String("pay_until")]);
        return until.isEmpty() ? OrderSheet::tr("To be paid")
                               : OrderSheet::tr("To be paid until %1").arg(until);
    }
    if (state == QLatin1String("cancelled")) return OrderSheet::tr("Cancelled");
    return OrderSheet::tr("Paid");
}

QString orderActionText(const QString& action) {
    QString out = action;
    out.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!out.isEmpty()) out[0] = out[0].toUpper();
    return out;
}

OrderSheet::OrderSheet(QWidget* parent)
    : QWidget(parent),
      title_(new style::TonedLabel(style::Tone::normal)),
      state_(new style::TonedLabel),
      buyer_(new QLabel),
      items_(table({tr("Seat"), tr("Ticket"), tr("Price"), tr("State")}, tr("Seats of the order"))),
      money_(new QLabel),
      history_(table({tr("When"), tr("Who"), tr("What")}, tr("History of the order"))) {
    title_->setScale(1.5, true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    state_->setScale(1.1, true);
    for (QLabel* label : {buyer_, money_}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    forms::fitColumns(*items_->horizontalHeader(), {type_column});
    forms::fitColumns(*history_->horizontalHeader(), {what_column});
    history_->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* head = new QHBoxLayout;
    head->addWidget(title_);
    head->addWidget(state_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(buyer_);
    column->addWidget(items_, 3);
    column->addWidget(money_);
    column->addWidget(history_, 2);
    connect(items_, &QTableWidget::itemSelectionChanged, this, &OrderSheet::picked);
}

void OrderSheet::setOrder(const QJsonObject& order) {
    order_ = order;
    title_->setText(text(order, "code"));
    const QString state = text(order, "state");
    state_->setTone(state == QLatin1String("open")        ? style::Tone::warning
                    : state == QLatin1String("cancelled") ? style::Tone::bad
                                                          : style::Tone::good);
    state_->setText(orderStateText(order));
    buyer_->setText(buyerText());
    money_->setText(moneyLines());
    fillItems();
}

QString OrderSheet::buyerText() const {
    const QJsonObject buyer = order_[QLatin1String("buyer")].toObject();
    QStringList parts;
    for (const char* member : {"name", "email", "phone"}) {
        if (const QString part = text(buyer, member); !part.isEmpty()) {
            parts << part.toHtmlEscaped();
        }
    }
    if (const QString group = text(order_, "group"); !group.isEmpty()) {
        parts << tr("group %1").arg(group).toHtmlEscaped();
    }
    if (parts.isEmpty()) parts << tr("Sold without a name");
    if (const QString seller = text(order_, "seller"); !seller.isEmpty()) {
        parts << tr("sold by %1").arg(seller).toHtmlEscaped();
    }
    const QString event = text(order_, "event_name");
    parts << (event.isEmpty() ? text(order_, "event") : event).toHtmlEscaped();
    return parts.join(QStringLiteral(" · "));
}

QString OrderSheet::moneyLines() const {
    QStringList lines;
    QStringList sums{tr("Total %1").arg(moneyOf(order_, "total_minor")),
                     tr("paid %1").arg(moneyOf(order_, "paid_minor"))};
    if (minor(order_, "refunded_minor") != 0) {
        sums << tr("given back %1").arg(moneyOf(order_, "refunded_minor"));
    }
    const auto due = minor(order_, "due_minor");
    if (due > 0) sums << tr("<b>due %1</b>").arg(moneyOf(order_, "due_minor"));
    if (due < 0) {
        sums << tr("<b>to be given back %1</b>").arg(models::money(-due, text(order_, "currency")));
    }
    lines << sums.join(QStringLiteral(" · "));
    for (const char* list : {"payments", "refunds"}) {
        for (const auto& value : order_[QLatin1String(list)].toArray()) {
            const QJsonObject one = value.toObject();
            QStringList parts{methodText(text(one, "method")),
                              models::money(minor(one, "amount_minor"), text(order_, "currency")),
                              text(one, "reference"),
                              text(one, "reason"),
                              text(one, "by"),
                              forms::timeText(one[QLatin1String("at")])};
            parts.removeAll(QString());
            const QString line = parts.join(QStringLiteral(" · ")).toHtmlEscaped();
            lines << (QLatin1String(list) == QLatin1String("refunds") ? tr("Refund: %1").arg(line)
                                                                      : line);
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

void OrderSheet::fillItems() {
    const QJsonArray all = order_[QLatin1String("items")].toArray();
    items_->clearSelection();
    items_->setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < all.size(); ++row) {
        const QJsonObject item = all[row].toObject();
        const QString cells[item_columns] = {
            text(item, "seat"), ticketText(item),
            models::money(minor(item, "price_minor"), text(order_, "currency")),
            isActive(item) ? tr("Valid") : tr("Cancelled")};
        for (int column = 0; column < item_columns; ++column) {
            auto* cell = new QTableWidgetItem(cells[column]);
            if (column == price_column) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = cell->font();
            font.setStrikeOut(!isActive(item) && column == seat_column);
            cell->setFont(font);
            if (!isActive(item)) cell->setFlags(Qt::ItemIsEnabled);
            items_->setItem(row, column, cell);
        }
    }
}

void OrderSheet::setHistory(const QJsonArray& entries) {
    history_->setRowCount(static_cast<int>(entries.size()));
    for (int row = 0; row < entries.size(); ++row) {
        const QJsonObject entry = entries[row].toObject();
        const QJsonObject told = entry[QLatin1String("details")].toObject();
        const bool change = text(entry, "action") == QLatin1String("change-buyer");
        const QString details =
            change ? changesText(told) : detailsText(told, text(order_, "currency"));
        const QString what = orderActionText(text(entry, "action"));
        const QString cells[history_columns] = {
            forms::timeText(entry[QLatin1String("at")]), text(entry, "by"),
            details.isEmpty() ? what : QStringLiteral("%1: %2").arg(what, details)};
        for (int column = 0; column < history_columns; ++column) {
            auto* cell = new QTableWidgetItem(cells[column]);
            cell->setToolTip(cells[column]);
            history_->setItem(row, column, cell);
        }
    }
}

std::vector<QJsonObject> OrderSheet::pickedItems() const {
    std::vector<QJsonObject> out;
    const QJsonArray all = order_[QLatin1String("items")].toArray();
    for (int row = 0; row < all.size(); ++row) {
        const QJsonObject item = all[row].toObject();
        if (isActive(item) && items_->item(row, 0) != nullptr &&
            items_->item(row, 0)->isSelected()) {
            out.push_back(item);
        }
    }
    return out;
}

std::vector<QJsonObject> OrderSheet::chosenItems() const {
    auto out = pickedItems();
    if (!out.empty()) return out;
    for (const auto& value : order_[QLatin1String("items")].toArray()) {
        if (isActive(value.toObject())) out.push_back(value.toObject());
    }
    return out;
}

}  // namespace seatlock::ui::counter
