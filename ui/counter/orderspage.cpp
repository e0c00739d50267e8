#include "ui/counter/orderspage.h"

#include "ui/counter/ordersheet.h"
#include "ui/forms/columnfit.h"
#include "ui/forms/listpane.h"
#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

constexpr int buttons_a_row = 3;
// Of the page's width; in more pixels than there are, so that both are shrunk in proportion.
constexpr int list_share = 4'700;
constexpr int sheet_share = 5'300;

enum ListColumn { code_column, customer_column, seats_column };

QString shortStateText(const QJsonObject& order) {
    if (order[QLatin1String("due_minor")].toInteger() < 0) return OrdersPage::tr("Refund due");
    if (order[QLatin1String("state")].toString() == QLatin1String("open")) {
        return OrdersPage::tr("To be paid");
    }
    return orderStateText(order);
}

/// "30 Nov, 18:05"; with the year instead of the time when it is another.
QString soldText(const QJsonObject& order) {
    const auto at = forms::momentOf(order[QLatin1String("created_at")]).toLocalTime();
    if (!at.isValid()) return {};
    const bool this_year = at.date().year() == QDate::currentDate().year();
    return QLocale().toString(
        at, this_year ? QStringLiteral("d MMM, HH:mm") : QStringLiteral("d MMM yyyy"));
}

std::vector<forms::Column> columns() {
    const auto buyer = [](const QJsonObject& order) {
        const QJsonObject who = order[QLatin1String("buyer")].toObject();
        const QString name = who[QLatin1String("name")].toString();
        return name.isEmpty() ? who[QLatin1String("email")].toString() : name;
    };
    const auto seats = [](const QJsonObject& order) {
        QStringList out;
        for (const auto& seat : order[QLatin1String("seats")].toArray()) out << seat.toString();
        return out.join(QStringLiteral(", "));
    };
    const auto total = [](const QJsonObject& order) {
        return models::money(order[QLatin1String("total_minor")].toInteger(),
                             order[QLatin1String("currency")].toString());
    };
    const auto total_order = [](const QJsonObject& order) {
        return order[QLatin1String("total_minor")].toVariant();
    };
    const auto sold_order = [](const QJsonObject& order) {
        return QVariant(forms::momentOf(order[QLatin1String("created_at")]));
    };
    return {forms::textColumn(OrdersPage::tr("Order"), "code"),
            {OrdersPage::tr("Customer"), buyer},
            {OrdersPage::tr("Seats"), seats},
            {OrdersPage::tr("Total"), total, Qt::AlignRight | Qt::AlignVCenter, total_order},
            {OrdersPage::tr("State"), shortStateText},
            {OrdersPage::tr("Sold"), soldText, Qt::AlignLeft | Qt::AlignVCenter, sold_order}};
}

}  // namespace

OrdersPage::OrdersPage(host::StaffClient& client, boxoffice::TicketOffice& office, EventOf event_of,
                       QWidget* parent)
    : QWidget(parent),
      client_(client),
      office_(office),
      event_of_(std::move(event_of)),
      list_(new forms::ListPane(client, tr("Orders"), QStringLiteral("orders"),
                                QStringLiteral("code"), columns())),
      banner_(new style::Banner),
      sheet_(new OrderSheet),
      buttons_(new QWidget),
      side_(new QWidget),
      stack_(new QStackedWidget),
      nothing_(new style::EmptyState(style::Icon::ticket, tr("No order chosen"),
                                     tr("Search by code, name, e-mail, phone, seat or ticket; "
                                        "Enter opens what is found."))) {
    list_->setSearchParameter(QStringLiteral("q"));
    list_->search()->setPlaceholderText(tr("Code, name, e-mail, phone, seat, ticket (F3)"));
    list_->nothing()->setText(tr("No orders"),
                              tr("Nothing was sold yet, or nothing fits what is searched for."));
    forms::fitColumns(*list_->view()->horizontalHeader(), {customer_column, seats_column});
    makeButtons();
    auto* column = new QVBoxLayout(side_);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(sheet_, 1);
    column->addWidget(buttons_);
    stack_->addWidget(nothing_);
    stack_->addWidget(side_);
    auto* right = new QWidget;
    auto* with_banner = new QVBoxLayout(right);
    with_banner->setContentsMargins(0, 0, 0, 0);
    with_banner->addWidget(banner_);
    with_banner->addWidget(stack_, 1);
    auto* split = new QSplitter;
    split->addWidget(list_);
    split->addWidget(right);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({list_share, sheet_share});
    auto* all = new QVBoxLayout(this);
    all->addWidget(split);
    connectParts();
    addKeys();
    refresh();
}

QPushButton* OrdersPage::addButton(const QString& text, const QString& tip,
                                   void (OrdersPage::*act)()) {
    auto* grid = static_cast<QGridLayout*>(buttons_->layout());
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    const int place = static_cast<int>(actions_.size());
    grid->addWidget(button, place / buttons_a_row, place % buttons_a_row);
    actions_.push_back(button);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void OrdersPage::makeButtons() {
    auto* grid = new QGridLayout(buttons_);
    grid->setContentsMargins(0, 0, 0, 0);
    print_ = addButton(tr("&Print"), tr("Print its tickets again, marked as such (Ctrl+P)"),
                       &OrdersPage::reprint);
    addButton(tr("Save P&DF…"), tr("Save its tickets as a PDF file"), &OrdersPage::savePdf);
    reseat_ = addButton(tr("Change &Seat…"), tr("Another seat of the same event"),
                        &OrdersPage::askReseat);
    exchange_ = addButton(tr("&Exchange…"), tr("The same number of seats of another event"),
                          &OrdersPage::askExchange);
    pay_ = addButton(tr("Take Pa&yment…"), tr("Take what is still due"), &OrdersPage::askPayment);
    refund_ =
        addButton(tr("&Refund…"), tr("Give money back, all or a part"), &OrdersPage::askRefund);
    cancel_ = addButton(tr("&Cancel…"), tr("Give chosen seats free, or all of them"),
                        &OrdersPage::askCancel);
    buyer_ = addButton(tr("C&ustomer…"), tr("Whose order it is, and until when it may be paid"),
                       &OrdersPage::askBuyer);
    addButton(tr("Send A&gain"), tr("Send its tickets to the customer once more"),
              &OrdersPage::resend);
}

void OrdersPage::connectParts() {
    connect(list_, &forms::ListPane::chosenChanged, this, [this] {
        const QString code = list_->chosenKey();
        if (!code.isEmpty() && code != code_) load(code);
    });
    connect(list_, &forms::ListPane::activated, this,
            [this] { sheet_->items()->setFocus(Qt::OtherFocusReason); });
    connect(sheet_, &OrderSheet::picked, this, &OrdersPage::refresh);
    connect(&client_, &host::StaffClient::signedInChanged, this, [this] {
        list_->forget();
        load({});
        if (isVisible()) list_->setTarget(QStringLiteral("/v1/orders"));
    });
    const auto mine = [this](const QString& order) { return order == code_ && isVisible(); };
    connect(&office_, &boxoffice::TicketOffice::printed, this,
            [this, mine](const QString& order, const QString& where) {
                if (!mine(order)) return;
                banner_->say(style::Banner::Kind::good, where);
                askHistory();
            });
    connect(&office_, &boxoffice::TicketOffice::failed, this,
            [this, mine](const QString& order, const QString& why) {
                if (mine(order)) banner_->say(style::Banner::Kind::warning, why);
            });
}

void OrdersPage::addKeys() {
    const auto add = [this](const QKeySequence& keys, auto act) {
        auto* key = new QShortcut(keys, this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, act);
    };
    add(Qt::Key_F3, [this] {
        list_->search()->setFocus(Qt::ShortcutFocusReason);
        list_->search()->selectAll();
    });
    add(QKeySequence::Print, [this] { reprint(); });
    add(Qt::Key_F5, [this] {
        list_->reload();
        load(code_);
    });
}

void OrdersPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!client_.signedIn()) return;
    list_->items().rowCount() == 0 ? list_->setTarget(QStringLiteral("/v1/orders"))
                                   : list_->reload();
    list_->search()->setFocus(Qt::OtherFocusReason);
}

void OrdersPage::open(const QString& code) {
    load(code);
    list_->reloadAndChoose(code);  // it may be newer than the list
}

void OrdersPage::load(const QString& code) {
    if (code != code_) {
        banner_->clear();
        sheet_->setOrder({});
        sheet_->setHistory({});
    }
    code_ = code;
    etag_.clear();
    refresh();
    if (code.isEmpty()) return;
    client_.get(QStringLiteral("/v1/orders/") + host::StaffClient::segment(code), this,
                [this, code](const host::Answer& answer) {
                    if (code == code_) showOrder(answer);
                });
}

void OrdersPage::showOrder(const host::Answer& answer) {
    if (!answer.ok()) {
        banner_->say(style::Banner::Kind::error, answer.message());
        return refresh();
    }
    etag_ = answer.etag;
    sheet_->setOrder(answer.body);
    askHistory();
    refresh();
}

void OrdersPage::askHistory() {
    client_.get(QStringLiteral("/v1/orders/%1/history").arg(host::StaffClient::segment(code_)),
                this, [this, code = code_](const host::Answer& answer) {
                    if (!answer.ok() || code != code_) return;
                    const QJsonValue entries = answer.body.contains(QLatin1String("history"))
                                                   ? answer.body[QLatin1String("history")]
                                                   : answer.body[QLatin1String("entries")];
                    sheet_->setHistory(entries.toArray());
                });
}

void OrdersPage::refresh() {
    const QJsonObject& order = sheet_->order();
    const bool there = !code_.isEmpty() && !order.isEmpty();
    stack_->setCurrentWidget(there ? side_ : nothing_);
    const bool may = client_.may(staff::Permission::orders_write) && !busy_;
    for (QPushButton* button : actions_) button->setEnabled(may && there);
    if (!there) return;
    const QString state = order[QLatin1String("state")].toString();
    const auto active = sheet_->chosenItems();
    const auto due = order[QLatin1String("due_minor")].toInteger();
    const bool paid = order[QLatin1String("paid_minor")].toInteger() >
                      order[QLatin1String("refunded_minor")].toInteger();
    print_->setEnabled(may && !active.empty() && state != QLatin1String("open"));
    pay_->setEnabled(may && due > 0 && state != QLatin1String("cancelled"));
    refund_->setEnabled(may && paid);
    buyer_->setEnabled(may && state != QLatin1String("cancelled"));
    cancel_->setEnabled(may && !active.empty());
    reseat_->setEnabled(may && sheet_->chosenItems().size() == 1);
    exchange_->setEnabled(may && !active.empty());
    reseat_->setToolTip(reseat_->isEnabled() ? tr("Another seat of the same event")
                                             : tr("Choose one seat of the order first"));
}

}  // namespace seatlock::ui::counter
