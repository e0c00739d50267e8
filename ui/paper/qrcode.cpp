#include "ui/paper/qrcode.h"

#include <algorithm>
#include <memory>

#include <QPainter>
#include <qrencode.h>

namespace seatlock::ui::paper {

std::optional<QrCode> QrCode::of(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.contains('\0')) return std::nullopt;
    std::unique_ptr<QRcode, void (*)(QRcode*)> code(nullptr, QRcode_free);
    for (const QRecLevel level : {QR_ECLEVEL_Q, QR_ECLEVEL_M, QR_ECLEVEL_L}) {
        // It finds runs of digits and capitals itself, which take less room.
        code.reset(QRcode_encodeString(bytes.constData(), 0, level, QR_MODE_8, 1));
        if (code) break;
    }
    if (!code) return std::nullopt;
    const auto squares = static_cast<std::size_t>(code->width * code->width);
    std::vector<bool> dark(squares);
    for (std::size_t i = 0; i < squares; ++i) dark[i] = (code->data[i] & 1) != 0;
    return QrCode(code->width, std::move(dark));
}

void QrCode::draw(QPainter& painter, const QRectF& place) const {
    const int squares = size_ + 2 * quiet_zone;
    const double side = std::min(place.width(), place.height()) / squares;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRect(QRectF(place.topLeft(), QSizeF(side * squares, side * squares)));
    painter.setBrush(Qt::black);
    painter.translate(place.topLeft() + QPointF(quiet_zone * side, quiet_zone * side));
    for (int row = 0; row < size_; ++row) {
        for (int column = 0; column < size_; ++column) {
            if (!dark(column, row)) continue;
            // One bar for neighbours: no hairlines between them on paper.
            int end = column;
            while (end < size_ && dark(end, row)) ++end;
            painter.drawRect(QRectF(column * side, row * side, (end - column) * side, side));
            column = end;
        }
    }
    painter.restore();
}

}  // namespace seatlock::ui::paper
