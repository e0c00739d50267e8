// Draws an event of the overview: what and when, how its house stands, what it brought in. The UI
// thread.
#pragma once

#include "ui/models/eventrow.h"

#include <QStyledItemDelegate>

namespace seatlock::ui::pages {

class EventDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Layout {
        QRect what;   ///< name, venue and time
        QRect house;  ///< bar and its words; empty where there is no room, as are the next
        QRect sold;
        QRect held;
        QRect revenue;
    };
    static Layout layoutOf(const QStyleOptionViewItem& option);
    static void paintWhat(QPainter& painter, const QRect& place, const models::EventRow& row,
                          const QStyleOptionViewItem& option);
    static void paintHouse(QPainter& painter, const QRect& place, const models::EventRow& row,
                           const QStyleOptionViewItem& option);
    static void paintFigure(QPainter& painter, const QRect& place, const QString& value,
                            const QString& caption, const QStyleOptionViewItem& option);
};

}  // namespace seatlock::ui::pages
