#include "ui/seatwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace seatlock::ui {

namespace {
struct SeatWords {
    Q_DECLARE_TR_FUNCTIONS(SeatWords)
};
}  // namespace

QString holderText(const reader::SeatDetails& details) {
    if (!details.buyer.isEmpty() && !details.order_code.isEmpty()) {
        return SeatWords::tr("%1, order %2").arg(details.buyer, details.order_code);
    }
    if (!details.buyer.isEmpty()) return details.buyer;
    if (!details.order_code.isEmpty()) return details.order_code;
    return details.state == board::SeatState::held ? SeatWords::tr("not named yet") : QString();
}

QString sinceText(const reader::SeatDetails& details) {
    const auto since = details.sold_at != 0 ? details.sold_at : details.held_at;
    if (since == 0) return {};
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(since / 1000), QLocale::ShortFormat);
}

}  // namespace seatlock::ui
