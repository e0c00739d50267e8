// The numbers in seats, drawn ahead: laying out text is too slow for a frame. The UI thread.
#pragma once

#include <string_view>

#include <QColor>
#include <QFont>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QString>

namespace seatlock::ui::seatmap {

/// What of a seat's label is written into it: "12" of "101-A-12".
QString rowSeat(std::string_view label);

class SeatLabels {
public:
    void setFont(const QFont& font);
    /// `text`, at most `width` wide and `height` high (device pixels), around `middle`. Nothing
    /// when it would be too small to read.
    void draw(QPainter& painter, const QPointF& middle, const QString& text, const QColor& color,
              double width, double height, double smallest);

private:
    struct Key {
        QString text;
        QRgb color;
        int pixels;
        bool operator==(const Key&) const = default;
    };
    friend size_t qHash(const Key& key, size_t seed) {
        return qHashMulti(seed, key.text, key.color, key.pixels);
    }

    QFont font_;
    QHash<Key, QImage> images_;
};

}  // namespace seatlock::ui::seatmap
