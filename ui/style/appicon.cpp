#include "ui/style/drawing.h"

#include <QLinearGradient>
#include <QPainter>

namespace seatlock::ui::style {

// A theatre seat from the front on a ground of the console's blue, locked.
void drawApplication(QPainter& painter) {
    const QColor white(0xff, 0xff, 0xff);
    const QColor shade(0xc9, 0xdc, 0xf5);
    const QColor gold(0xf5, 0xb8, 0x2e);
    const QColor ink(0x17, 0x2b, 0x4d);
    painter.setPen(Qt::NoPen);

    QLinearGradient ground(0, 0, 0, drawing_size);
    ground.setColorAt(0, QColor(0x2f, 0x7b, 0xf0));
    ground.setColorAt(1, QColor(0x14, 0x4b, 0xa8));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3.4, 3.4);

    painter.setBrush(white);  // the back
    painter.drawRoundedRect(QRectF(4, 2.5, 8, 8), 2, 2);
    painter.setBrush(shade);  // arms and seat
    painter.drawRoundedRect(QRectF(2.5, 6.6, 2.2, 6), 1, 1);
    painter.drawRoundedRect(QRectF(11.3, 6.6, 2.2, 6), 1, 1);
    painter.setBrush(white);
    painter.drawRoundedRect(QRectF(4, 9.6, 8, 3), 0.9, 0.9);
    painter.setBrush(shade);
    painter.drawRect(QRectF(4.9, 12.6, 1.2, 1.2));
    painter.drawRect(QRectF(9.9, 12.6, 1.2, 1.2));

    QPainterPath shackle;
    shackle.moveTo(6.7, 6.4);
    shackle.lineTo(6.7, 5.4);
    shackle.arcTo(QRectF(6.7, 4.1, 2.6, 2.6), 180, -180);
    shackle.lineTo(9.3, 6.4);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 0.9, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(shackle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gold);
    painter.drawRoundedRect(QRectF(5.6, 6.2, 4.8, 3.7), 0.7, 0.7);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(8, 7.7), 0.65, 0.65);
    painter.drawRect(QRectF(7.7, 7.8, 0.6, 1.2));
}

}  // namespace seatlock::ui::style
