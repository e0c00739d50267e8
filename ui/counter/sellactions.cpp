// SellPage: what the clerk does and what comes of it.
#include "ui/counter/buyercard.h"
#include "ui/counter/cartcard.h"
#include "ui/counter/houseview.h"
#include "ui/counter/paycard.h"
#include "ui/counter/reservedialog.h"
#include "ui/counter/sellpage.h"
#include "ui/models/texts.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/banner.h"

#include <algorithm>

#include <QPushButton>

namespace seatlock::ui::counter {

namespace {

using Phase = boxoffice::Cart::Phase;
using Kind = style::Banner::Kind;

}  // namespace

void SellPage::enterWish() {
    const auto phase = desk_.cart().phase();
    if (wish_->text().trimmed().isEmpty() && phase == Phase::held) return pay_->begin();
    if (!desk_.event()) return refused(tr("Choose an event first (F2)."), {}, {});
    if (phase == Phase::lapsed && wish_->text().trimmed().isEmpty()) {
        boxoffice::SeatWish same;
        for (const auto& line : desk_.cart().lines()) same.seats << line.seat;
        return desk_.want(same);
    }
    const auto wish = boxoffice::parseWish(wish_->text(), desk_.event()->plan(),
                                           *desk_.event()->info(), boxoffice::SellDesk::seats_max);
    desk_.want(wish);
}

void SellPage::repeat() {
    pay_->setMethod(last_method_);
    desk_.repeat();
}

void SellPage::sell() {
    if (desk_.cart().phase() == Phase::unsure) return desk_.tryAgain();
    desk_.setBuyer(buyer_->buyer());
    if (!desk_.till().payments().empty()) last_method_ = desk_.till().payments().back().method;
    desk_.sell();
}

void SellPage::reserve() {
    if (desk_.cart().phase() != Phase::held || !desk_.event()) return;
    if (buyer_->buyer().empty()) {
        buyer_->begin();
        return refused(tr("Say for whom the seats are kept: a name, an e-mail address or a phone "
                          "number."),
                       {}, {});
    }
    auto* dialog = new ReserveDialog(*desk_.event()->info(), now(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        desk_.setBuyer(buyer_->buyer());
        desk_.sell(dialog->payUntil());
    });
    dialog->open();
}

void SellPage::chosenOnMap() {
    if (syncing_ || !desk_.event()) return;
    const auto& plan = desk_.event()->plan();
    QStringList chosen;
    for (const core::SeatNo seat : map()->selection().seats()) {
        const auto label = plan.label(seat);
        chosen << QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    }
    const bool ours = desk_.cart().phase() == Phase::held;
    QStringList dropped;
    QStringList fresh = chosen;
    if (ours) {
        for (const auto& line : desk_.cart().lines()) {
            if (fresh.removeAll(line.seat) == 0) dropped << line.seat;
        }
    }
    if (!fresh.isEmpty()) {
        boxoffice::SeatWish wish;
        wish.seats = fresh;
        desk_.want(wish);
    } else if (!dropped.isEmpty()) {
        desk_.drop(dropped);
    }
    showCart();
}

void SellPage::showCart() {
    const auto& cart = desk_.cart();
    const bool ours = cart.phase() != Phase::empty && cart.phase() != Phase::lapsed &&
                      cart.phase() != Phase::sold;
    std::vector<core::SeatNo> seats;
    if (ours && desk_.event() && cart.event().toStdString() == desk_.event()->info()->slug) {
        for (const auto& line : cart.lines()) {
            if (const auto seat = desk_.event()->plan().find(line.seat.toStdString())) {
                seats.push_back(*seat);
            }
        }
    }
    if (map()->scene().geometry && seats != map()->selection().seats()) {
        syncing_ = true;
        std::ranges::sort(seats);
        map()->selection().set(seats);
        syncing_ = false;
    }
    buyer_->setBuyer(desk_.buyer());
    buyer_->setEditable(cart.phase() != Phase::confirming && cart.phase() != Phase::unsure &&
                        cart.phase() != Phase::sold);
    repeat_->setEnabled(desk_.canRepeat() && cart.phase() != Phase::asking &&
                        cart.phase() != Phase::confirming && cart.phase() != Phase::unsure);
    cart_->showTime(now());
}

void SellPage::refused(const QString& why, const QStringList& lost, const QStringList& instead) {
    banner_->removeActions();
    QString text = why;
    if (!lost.isEmpty()) {
        text = lost.size() == 1 ? tr("%1 is gone.").arg(lost.front())
                                : tr("%1 are gone.").arg(lost.join(QStringLiteral(", ")));
        text += QLatin1Char(' ');
        text += instead.isEmpty() ? tr("There are no others that would do.")
                                  : tr("Nearest: %1.").arg(instead.join(QStringLiteral(", ")));
    }
    if (!instead.isEmpty()) {
        auto* take = banner_->addAction(tr("Take the &Nearest"));
        connect(take, &QPushButton::clicked, this, [this, instead] {
            boxoffice::SeatWish wish;
            wish.seats = instead;
            desk_.want(wish);
        });
    }
    banner_->say(lost.isEmpty() ? Kind::error : Kind::warning, text);
    const auto phase = desk_.cart().phase();
    if (phase == Phase::empty || phase == Phase::lapsed) beginWish();
}

void SellPage::sold(const QString& order, bool resumed) {
    banner_->removeActions();
    if (resumed) {
        banner_->say(Kind::good, tr("The sale that was interrupted is in the books: order %1. Its "
                                    "tickets are printed now.")
                                     .arg(order));
    }
    wish_->clear();
    beginWish();
    const bool reserved = desk_.till().payments().empty() && desk_.till().due() > 0 && !resumed;
    if (reserved) {
        banner_->say(Kind::good, tr("Reserved under order %1. Its tickets are printed when it is "
                                    "paid.")
                                     .arg(order));
        return desk_.printed();
    }
    printing_order_ = order;
    office_.print(order, window());
}

void SellPage::printed(const QString& order, const QString& where) {
    if (order != printing_order_) return;
    desk_.printed();
    if (where.isEmpty()) return;
    banner_->removeActions();
    const auto change = desk_.till().change();
    banner_->say(Kind::good, change > 0
                                 ? tr("Order %1: %2. Change: %3.")
                                       .arg(order, where, models::money(change, desk_.currency()))
                                 : tr("Order %1: %2.").arg(order, where));
}

void SellPage::notPrinted(const QString& order, const QString& why) {
    if (order != printing_order_) return;
    banner_->removeActions();
    auto* again = banner_->addAction(tr("Print Agai&n"));
    connect(again, &QPushButton::clicked, this, [this, order] { office_.print(order, window()); });
    banner_->say(Kind::warning, tr("Order %1 is sold, but not printed. %2").arg(order, why));
}

}  // namespace seatlock::ui::counter
