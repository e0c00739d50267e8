#include "ui/paper/textflow.h"

#include <algorithm>

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace seatlock::ui::paper {

namespace {

QFont fontOf(const TextStyle& style, int size) {
    QFont font(style.fixed_pitch ? QStringLiteral("monospace") : QStringLiteral("sans-serif"));
    font.setPixelSize(size);
    font.setBold(style.bold);
    return font;
}

/// The text's lines in a column; the last of `max` holds all that is left.
QStringList broken(const QString& text, const QFont& font, double width, int max) {
    QStringList out;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            if (out.size() + 1 == max) {
                out << paragraph.mid(line.textStart());
                return out;
            }
            out << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
        if (paragraph.isEmpty()) out << QString();
    }
    return out;
}

}  // namespace

TextFlow::TextFlow(QPainter* painter, const QRectF& column)
    : painter_(painter), column_(column), y_(column.top()) {}

void TextFlow::text(const QString& text, const TextStyle& style) {
    const QString shown = text.trimmed();
    if (shown.isEmpty()) return;
    QFont font = fontOf(style, style.size);
    if (style.size_min > 0) {
        for (int size = style.size; size > style.size_min;
             size = std::max(size - 4, style.size_min)) {
            const QFontMetricsF metrics(font);
            const auto lines = broken(shown, font, column_.width(), style.lines_max);
            const bool fits = std::ranges::all_of(lines, [&](const QString& line) {
                return metrics.horizontalAdvance(line) <= column_.width();
            });
            if (fits) break;
            font = fontOf(style, std::max(size - 4, style.size_min));
        }
    }
    for (QString& one : broken(shown, font, column_.width(), style.lines_max)) {
        line(std::move(one), font, style);
    }
}

void TextFlow::line(QString text, const QFont& font, const TextStyle& style) {
    const QFontMetricsF metrics(font);
    if (painter_ != nullptr && !text.isEmpty()) {
        text = metrics.elidedText(text, Qt::ElideRight, column_.width());
        painter_->setFont(font);
        painter_->setPen(style.color);
        painter_->drawText(QRectF(column_.left(), y_, column_.width(), metrics.height()),
                           static_cast<int>(style.align | Qt::AlignVCenter) | Qt::TextSingleLine,
                           text);
    }
    y_ += metrics.height();
}

void TextFlow::rule() {
    if (painter_ != nullptr) {
        painter_->setPen(QPen(Qt::black, 2));
        painter_->drawLine(QPointF(column_.left(), y_), QPointF(column_.right(), y_));
    }
    y_ += 2;
}

}  // namespace seatlock::ui::paper
