#include "ui/counter/cartcard.h"

#include "ui/models/texts.h"
#include "ui/style/icons.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

using Phase = boxoffice::Cart::Phase;

constexpr core::Micros second = 1'000'000;
constexpr core::Micros soon = 120 * second;
constexpr int lines_shown = 5;  // then the list scrolls

QString minutes(core::Micros left) {
    const auto s = std::max<core::Micros>(left / second, 0);
    return QStringLiteral("%1:%2").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

CartCard::CartCard(boxoffice::SellDesk& desk, QWidget* parent)
    : Card(tr("Seats"), parent),
      desk_(desk),
      nothing_(new style::TonedLabel(style::Tone::muted, tr("No seats picked yet."))),
      scroll_(new QScrollArea),
      list_(new QWidget),
      lines_(new QGridLayout(list_)),
      fees_(new style::TonedLabel),
      total_(new style::TonedLabel(style::Tone::normal)),
      state_(new style::TonedLabel),
      extend_(new QPushButton(tr("More &Time"))),
      release_(new QPushButton(tr("&Give Back"))) {
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setColumnStretch(1, 1);
    scroll_->setWidget(list_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    list_->setAutoFillBackground(false);
    total_->setScale(1.8, true);
    total_->setAccessibleName(tr("Total"));
    state_->setWordWrap(true);
    extend_->setToolTip(tr("Hold these seats longer"));
    release_->setToolTip(tr("Give all seats back and begin anew (Esc twice)"));
    auto* sum = new QHBoxLayout;
    sum->addWidget(fees_, 1);
    sum->addWidget(total_);
    auto* foot = new QHBoxLayout;
    foot->addWidget(state_, 1);
    foot->addWidget(extend_);
    foot->addWidget(release_);
    body()->addWidget(nothing_);
    body()->addWidget(scroll_);
    body()->addLayout(sum);
    body()->addLayout(foot);
    connect(&desk_, &boxoffice::SellDesk::changed, this, &CartCard::refresh);
    connect(extend_, &QPushButton::clicked, &desk_, &boxoffice::SellDesk::extend);
    connect(release_, &QPushButton::clicked, &desk_, &boxoffice::SellDesk::release);
    refresh();
}

void CartCard::refresh() {
    const auto& cart = desk_.cart();
    const bool editable = cart.phase() == Phase::held;
    if (cart.lines() != shown_ || editable != editable_) {
        shown_ = cart.lines();
        editable_ = editable;
        fillLines();
    }
    nothing_->setVisible(shown_.empty());
    scroll_->setVisible(!shown_.empty());
    const auto fees = desk_.fees();
    fees_->setText(shown_.empty() ? QString()
                   : fees == 0    ? tr("%n seat(s)", nullptr, static_cast<int>(shown_.size()))
                               : tr("with %1 of fees").arg(models::money(fees, desk_.currency())));
    total_->setText(shown_.empty() ? QString()
                                   : models::money(cart.total() + fees, desk_.currency()));
    extend_->setVisible(editable);
    release_->setVisible(editable || cart.phase() == Phase::lapsed);
    showState();
}

void CartCard::fillLines() {
    // What has the focus may be a field of a line: the same field of the new list gets it.
    const QString focused = list_->isAncestorOf(window()->focusWidget())
                                ? window()->focusWidget()->objectName()
                                : QString();
    while (auto* item = lines_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    int row = 0;
    for (const auto& line : shown_) addLine(row++, line);
    const int height = list_->fontMetrics().height() + 18;
    scroll_->setMinimumHeight(height * std::min(row, lines_shown));
    scroll_->setMaximumHeight(height * std::max(row, 1) + 4);
    if (focused.isEmpty()) return;
    for (auto* widget : list_->findChildren<QWidget*>(focused)) {
        if (!widget->isHidden()) widget->setFocus();
    }
}

void CartCard::addLine(int row, const boxoffice::CartLine& line) {
    auto* seat = new QLabel(line.seat);
    QFont bold = seat->font();
    bold.setBold(true);
    seat->setFont(bold);
    auto* types = new QComboBox;
    types->setObjectName(QStringLiteral("type-") + line.seat);
    types->setAccessibleName(tr("Ticket type of %1").arg(line.seat));
    types->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    types->setEnabled(editable_);
    if (const auto* category = desk_.category(line.category)) {
        for (const auto& type : category->ticket_types) {
            types->addItem(QString::fromStdString(type.name), QString::fromStdString(type.slug));
        }
    }
    types->setCurrentIndex(types->findData(line.ticket_type));
    connect(types, &QComboBox::activated, this, [this, types, label = line.seat] {
        desk_.setType(label, types->currentData().toString());
    });
    auto* price = new QLabel(models::money(line.price_minor, desk_.currency()));
    price->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* drop = new QToolButton;
    drop->setObjectName(QStringLiteral("drop-") + line.seat);
    drop->setIcon(style::Icons::icon(style::Icon::close));
    drop->setAutoRaise(true);
    drop->setEnabled(editable_);
    drop->setToolTip(tr("Give back %1").arg(line.seat));
    drop->setAccessibleName(drop->toolTip());
    connect(drop, &QToolButton::clicked, this, [this, label = line.seat] { desk_.drop({label}); });
    lines_->addWidget(seat, row, 0);
    lines_->addWidget(types, row, 1);
    lines_->addWidget(price, row, 2);
    lines_->addWidget(drop, row, 3);
}

void CartCard::showTime(core::Micros now) {
    now_ = now;
    showState();
}

void CartCard::showState() {
    const auto& cart = desk_.cart();
    const core::Micros left = cart.expiresAt() - now_;
    style::Tone tone = style::Tone::muted;
    QString text;
    switch (cart.phase()) {
        case Phase::empty:
            break;
        case Phase::asking:
            text = tr("Asking for seats…");
            break;
        case Phase::held:
            text = tr("Held for %1").arg(minutes(left));
            if (left < soon) tone = style::Tone::warning;
            break;
        case Phase::lapsed:
            text = tr("No longer held");
            tone = style::Tone::bad;
            break;
        case Phase::confirming:
            text = tr("Selling…");
            break;
        case Phase::unsure:
            text = tr("No answer yet: asking again whether this is sold");
            tone = style::Tone::warning;
            break;
        case Phase::sold:
            text = tr("Sold: %1").arg(cart.order());
            tone = style::Tone::good;
            break;
    }
    state_->setTone(tone);
    if (state_->text() != text) state_->setText(text);
}

}  // namespace seatlock::ui::counter
