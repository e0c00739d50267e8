// Draws a row of the list of pages, with air around it. The UI thread.
#pragma once

#include <QStyledItemDelegate>

namespace seatlock::ui {

class PageDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int margin_x = 8;  ///< pixels, from the list's edge to the row

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace seatlock::ui
