#include "ui/pages/activitydelegate.h"

#include "ui/models/activitymodel.h"
#include "ui/models/texts.h"
#include "ui/pages/occupancybar.h"
#include "ui/style/semantic.h"

#include <algorithm>

#include <QPainter>

namespace seatlock::ui::pages {

namespace {
constexpr int gap = 8;
constexpr int marker = 11;
}  // namespace

board::SeatState stateAfter(board::Reason reason) {
    using board::Reason;
    using board::SeatState;
    switch (reason) {
        case Reason::hold:
            return SeatState::held;
        case Reason::confirm:
            return SeatState::sold;
        case Reason::block:
            return SeatState::blocked;
        default:
            return SeatState::available;
    }
}

ActivityDelegate::ActivityDelegate(EventOf event_of, QObject* parent)
    : QStyledItemDelegate(parent), event_of_(std::move(event_of)) {}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {120, option.fontMetrics.height() + 8};
}

void ActivityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                             const QModelIndex& index) const {
    const auto line = index.data(models::ActivityModel::activity_role).value<models::Activity>();
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const auto& colors = style::semantic(option.palette);
    const auto& metrics = option.fontMetrics;
    painter->save();
    painter->setFont(option.font);
    if (option.state.testFlag(QStyle::State_Selected)) {
        QColor ground = colors.accent;
        ground.setAlphaF(0.12F);
        painter->fillRect(option.rect, ground);
    }
    QRect place = option.rect.adjusted(4, 0, -4, 0);
    const Event event = event_of_(line.event);
    const auto put = [&](int width, Qt::Alignment side, const QString& text, const QColor& color) {
        QRect part = place;
        if (side == Qt::AlignRight) {
            part.setLeft(place.right() - width + 1);
            place.setRight(part.left() - gap);
        } else {
            part.setWidth(width);
            place.setLeft(part.right() + 1 + gap);
        }
        painter->setPen(color);
        painter->drawText(part, Qt::AlignVCenter | side,
                          metrics.elidedText(text, Qt::ElideRight, width));
    };
    put(metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 2, Qt::AlignLeft,
        models::clockTime(line.at, event.zone), colors.muted);
    const QRectF sign(place.left(), place.center().y() - marker / 2.0 + 0.5, marker, marker);
    paintMarker(*painter, sign, stateAfter(line.reason), option.palette);
    place.setLeft(place.left() + marker + gap);
    const int name_width = std::min(metrics.horizontalAdvance(event.name) + 2, place.width() / 3);
    if (!event.name.isEmpty()) put(name_width, Qt::AlignRight, event.name, colors.muted);
    const QString text = models::textOf(line);
    const int text_width = std::min(metrics.horizontalAdvance(text) + 2, place.width());
    put(text_width, Qt::AlignLeft, text, option.palette.color(QPalette::Active, QPalette::Text));
    // Half a code is of no use; the tool tip has it.
    if (metrics.horizontalAdvance(line.order_code) < place.width()) {
        put(place.width(), Qt::AlignLeft, line.order_code, colors.muted);
    }
    painter->restore();
}

}  // namespace seatlock::ui::pages
