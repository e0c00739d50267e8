// Text from top to bottom of a column on paper: shrunk, wrapped or cut where it is too long.
// Lengths in tenths of a millimetre. UI thread.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QFont;
class QPainter;

namespace seatlock::ui::paper {

struct TextStyle {
    int size = 35;  ///< height of the letters' line
    bool bold = false;
    int lines_max = 1;
    int size_min = 0;  ///< it is made smaller than `size` to fit, down to this; 0: never
    Qt::Alignment align = Qt::AlignLeft;
    QColor color = Qt::black;
    bool fixed_pitch = false;
};

class TextFlow {
public:
    /// Without a painter it only measures.
    TextFlow(QPainter* painter, const QRectF& column);

    /// Nothing of an empty text. `\n` begins a line.
    void text(const QString& text, const TextStyle& style);
    void gap(double height) { y_ += height; }
    void rule();
    /// Where the next line goes.
    double y() const { return y_; }
    const QRectF& column() const { return column_; }

private:
    void line(QString text, const QFont& font, const TextStyle& style);

    QPainter* painter_;
    QRectF column_;
    double y_;
};

}  // namespace seatlock::ui::paper
