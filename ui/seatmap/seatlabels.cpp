#include "ui/seatmap/seatlabels.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace seatlock::ui::seatmap {

namespace {

constexpr int images_max = 8'192;
/// Width of a digit and height of a line, of the font's pixel size.
constexpr double digit_width = 0.64;
constexpr double line_height = 1.1;

}  // namespace

QString rowSeat(std::string_view label) {
    const auto at = label.find_last_of("- ./");
    // A label that ends in a separator has no such part.
    if (at != std::string_view::npos && at + 1 < label.size()) label.remove_prefix(at + 1);
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

void SeatLabels::setFont(const QFont& font) {
    font_ = font;
    font_.setWeight(QFont::DemiBold);
    images_.clear();
}

void SeatLabels::draw(QPainter& painter, const QPointF& middle, const QString& text,
                      const QColor& color, double width, double height, double smallest) {
    const double letters = static_cast<double>(std::max<qsizetype>(text.size(), 2));
    const int pixels =
        static_cast<int>(std::min(height / line_height, width / (letters * digit_width)));
    if (pixels < smallest) return;
    const Key key{text, color.rgb(), pixels};
    auto found = images_.find(key);
    if (found == images_.end()) {
        if (images_.size() > images_max) images_.clear();
        QFont font = font_;
        font.setPixelSize(pixels);
        const QFontMetricsF metrics(font);
        QImage image(static_cast<int>(std::ceil(metrics.horizontalAdvance(text))) + 2,
                     static_cast<int>(std::ceil(metrics.height())) + 2,
                     QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter pen(&image);
        pen.setFont(font);
        pen.setPen(color);
        pen.drawText(QRectF(image.rect()), Qt::AlignCenter, text);
        pen.end();
        found = images_.insert(key, image);
    }
    const QImage& image = *found;
    painter.drawImage(QPoint(static_cast<int>(std::lround(middle.x() - image.width() / 2.0)),
                             static_cast<int>(std::lround(middle.y() - image.height() / 2.0))),
                      image);
}

}  // namespace seatlock::ui::seatmap
