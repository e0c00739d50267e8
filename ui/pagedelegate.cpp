#include "ui/pagedelegate.h"

#include <algorithm>

#include <QPainter>

namespace seatlock::ui {

namespace {
constexpr int margin_y = 2;
constexpr int padding_x = 10;  // from the row to what is in it
constexpr int padding_y = 8;
constexpr int gap = 10;      // between icon and title
constexpr int rounding = 2;  // of the text's width, which is a fraction
constexpr double corner = 6;
constexpr double hover_opacity = 0.08;
}  // namespace

void PageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QRect box = row.rect.adjusted(margin_x, margin_y, -margin_x, -margin_y);
    const bool selected = row.state.testFlag(QStyle::State_Selected);
    const auto& palette = row.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (selected) {
        painter->setBrush(palette.highlight());
        painter->drawRoundedRect(box, corner, corner);
    } else if (row.state.testFlag(QStyle::State_MouseOver)) {
        painter->setOpacity(hover_opacity);
        painter->setBrush(palette.text());
        painter->drawRoundedRect(box, corner, corner);
        painter->setOpacity(1);
    }
    const QSize icon = row.decorationSize;
    QRect at(box.left() + padding_x, 0, icon.width(), icon.height());
    at.moveTop(box.center().y() - icon.height() / 2);
    QRect text = box.adjusted(padding_x + icon.width() + gap, 0, -padding_x, 0);
    row.icon.paint(painter, QStyle::visualRect(row.direction, box, at), Qt::AlignCenter,
                   selected ? QIcon::Selected : QIcon::Normal);
    painter->setFont(row.font);
    painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QStyle::visualRect(row.direction, box, text),
                      Qt::AlignVCenter | Qt::AlignLeading,
                      row.fontMetrics.elidedText(row.text, Qt::ElideRight, text.width()));
    if (row.state.testFlag(QStyle::State_HasFocus) &&
        row.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(2.5, 2.5, -2.5, -2.5), corner - 2,
                                 corner - 2);
    }
    painter->restore();
}

QSize PageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QSize icon = row.decorationSize;
    return {2 * (margin_x + padding_x) + icon.width() + gap +
                row.fontMetrics.horizontalAdvance(row.text) + rounding,
            2 * (margin_y + padding_y) + std::max(icon.height(), row.fontMetrics.height())};
}

}  // namespace seatlock::ui
