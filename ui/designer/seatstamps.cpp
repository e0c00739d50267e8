#include "ui/designer/seatstamps.h"

#include "ui/designer/seatindex.h"
#include "ui/seatmap/seatshape.h"
#include "ui/style/contrast.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace seatlock::ui::designer {

namespace {

constexpr double fine_pitch = 14;
/// Smaller seats are points of colour.
constexpr double shape_from_radius = 3.4;
constexpr double radius_min = 0.9;
// Of a selected seat, in parts of its radius.
constexpr double selected_outer = 1.22;
constexpr double selected_gap = 0.92;
constexpr double selected_inner = 0.7;
/// White is kept on colours where it can be read, if black could a little better.
constexpr double white_contrast = 4;

std::uint32_t blended(std::uint32_t ground, std::uint32_t over) {
    const std::uint32_t rest = 255 - (over >> 24);
    const std::uint32_t red_blue = ((ground & 0xff00ffU) * rest + 0x800080U) >> 8;
    const std::uint32_t green = ((ground & 0xff00U) * rest + 0x8000U) >> 8;
    return (over + (red_blue & 0xff00ffU) + (green & 0xff00U)) | 0xff000000U;
}

}  // namespace

SeatStamps::SeatStamps(double pitch, bool labelled, const seatmap::MapColors& colors,
                       std::vector<QColor> categories)
    : colors_(colors),
      categories_(std::move(categories)),
      radius_(std::max(pitch * seatmap::seat_radius, radius_min)),
      labelled_(labelled),
      phases_(pitch < fine_pitch ? 4 : 2),
      side_(2 * static_cast<int>(std::ceil(radius_ * 1.35 + 1)) + 2) {}

QColor SeatStamps::fillOf(const SeatInk& ink) const {
    const auto at = static_cast<std::size_t>(ink.category);
    return ink.category >= 0 && at < categories_.size() ? categories_[at] : QColor();
}

QColor SeatStamps::labelColor(const SeatInk& ink) const {
    const QColor fill = fillOf(ink);
    if (!fill.isValid()) return colors_.text;
    return style::contrast(fill, Qt::white) >= white_contrast ? Qt::white : Qt::black;
}

void SeatStamps::drawBody(QPainter& painter, const QPointF& middle, double radius,
                          const SeatInk& ink) const {
    const QColor fill = fillOf(ink);
    const double width = std::max(1.0, radius * 0.2);
    const bool unpriced = !fill.isValid();
    if (unpriced) {
        painter.setPen(
            QPen(colors_.bad, width, radius < shape_from_radius ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(colors_.surface);
        radius -= width / 2;
    } else {
        // A light category on light ground still has an edge.
        painter.setPen(QPen(style::mixed(fill, colors_.text, 0.35), std::max(0.6, radius * 0.08)));
        painter.setBrush(fill);
    }
    const QRectF box(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    if ((ink.marks & mark_accessible) != 0) {
        painter.drawRoundedRect(box, radius * 0.3, radius * 0.3);
    } else if ((ink.marks & mark_companion) != 0) {
        const double cut = radius * 0.3;
        painter.drawPolygon(QPolygonF{{box.left() + cut, box.top()},
                                      {box.right() - cut, box.top()},
                                      {box.right(), middle.y()},
                                      {box.right() - cut, box.bottom()},
                                      {box.left() + cut, box.bottom()},
                                      {box.left(), middle.y()}});
    } else {
        painter.drawEllipse(box);
    }
}

void SeatStamps::drawMarks(QPainter& painter, const QPointF& middle, double radius,
                           const SeatInk& ink) const {
    if (radius < shape_from_radius) return;
    const QColor color = labelColor(ink);
    if ((ink.marks & mark_obstructed) != 0) {
        const double reach = radius * 0.95;
        painter.setPen(
            QPen(colors_.surface, std::max(1.2, radius * 0.34), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach));
        painter.setPen(QPen(colors_.text, std::max(1.0, radius * 0.12)));
        painter.drawLine(middle + QPointF(-reach, reach) * 0.8,
                         middle + QPointF(reach, -reach) * 0.8);
    }
    if ((ink.marks & mark_taken) != 0) {
        painter.setPen(QPen(colors_.text, std::max(1.2, radius * 0.22)));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, radius * 0.9, radius * 0.9);
    }
    if (labelled_ || (ink.marks & (mark_accessible | mark_companion)) == 0) return;
    painter.setPen(QPen(color, std::max(1.0, radius * 0.2), Qt::SolidLine, Qt::RoundCap));
    if ((ink.marks & mark_accessible) != 0) {
        // A wheel with the back of a chair.
        const double wheel = radius * 0.42;
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle + QPointF(0.08, 0.2) * radius, wheel, wheel);
        painter.drawLine(middle + QPointF(-0.3, -0.62) * radius,
                         middle + QPointF(-0.18, -0.1) * radius);
    } else {
        painter.drawLine(middle + QPointF(-0.4, 0) * radius, middle + QPointF(0.4, 0) * radius);
        painter.drawLine(middle + QPointF(0, -0.4) * radius, middle + QPointF(0, 0.4) * radius);
    }
}

SeatStamps::Stamp SeatStamps::paint(const SeatInk& ink, int phase) const {
    QImage image(side_, side_, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(side_ / 2 + static_cast<double>(phase % phases_) / phases_,
                         side_ / 2 + static_cast<double>(phase / phases_) / phases_);
    if (ink.selected) {
        // A ring with a gap to the seat, so that the two never run together.
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors_.accent);
        painter.drawEllipse(middle, radius_ * selected_outer, radius_ * selected_outer);
        painter.setBrush(colors_.surface);
        painter.drawEllipse(middle, radius_ * selected_gap, radius_ * selected_gap);
    }
    const double radius = ink.selected ? radius_ * selected_inner : radius_;
    drawBody(painter, middle, radius, ink);
    drawMarks(painter, middle, radius, ink);
    painter.end();
    Stamp out;
    out.reserve(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_));
    for (int y = 0; y < side_; ++y) {
        const auto* line = reinterpret_cast<const std::uint32_t*>(image.constScanLine(y));
        out.insert(out.end(), line, line + side_);
    }
    return out;
}

const SeatStamps::Stamp& SeatStamps::stamp(const SeatInk& ink, int phase) {
    auto key = static_cast<std::uint32_t>(ink.category + 1);
    key = (key << 4 | ink.marks) << 1 | (ink.selected ? 1 : 0);
    key = key << 4 | static_cast<std::uint32_t>(phase);
    const auto [at, is_new] = stamps_.try_emplace(key);
    if (is_new) at->second = paint(ink, phase);
    return at->second;
}

void SeatStamps::draw(QImage& target, double x, double y, const SeatInk& ink) {
    const int at_x = static_cast<int>(std::floor(x * phases_ + 0.5));
    const int at_y = static_cast<int>(std::floor(y * phases_ + 0.5));
    const int phase_x = ((at_x % phases_) + phases_) % phases_;
    const int phase_y = ((at_y % phases_) + phases_) % phases_;
    const int left = (at_x - phase_x) / phases_ - side_ / 2;
    const int top = (at_y - phase_y) / phases_ - side_ / 2;
    const int from = std::max(0, -left);
    const int to = std::min(side_, target.width() - left);
    const int last = std::min(side_, target.height() - top);
    if (from >= to || top + side_ <= 0 || last <= 0) return;
    const std::uint32_t* pixels = stamp(ink, phase_y * phases_ + phase_x).data();
    std::uint8_t* bits = target.bits();
    for (int line = std::max(0, -top); line < last; ++line) {
        auto* to_line =
            reinterpret_cast<std::uint32_t*>(bits + (top + line) * target.bytesPerLine()) + left;
        const std::uint32_t* source = pixels + static_cast<std::ptrdiff_t>(line) * side_;
        for (int i = from; i < to; ++i) {
            const std::uint32_t over = source[i];
            if (over >> 24 == 255) {
                to_line[i] = over;
            } else if (over != 0) {
                to_line[i] = blended(to_line[i], over);
            }
        }
    }
}

}  // namespace seatlock::ui::designer
