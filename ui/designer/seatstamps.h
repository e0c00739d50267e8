// Seats of a chart drawn ahead, for one size, and blended into a picture: a large chart has tens of
// thousands in a frame. The UI thread.
#pragma once

#include "ui/seatmap/colors.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

#include <QColor>
#include <QImage>

namespace seatlock::ui::designer {

/// How one seat is drawn.
struct SeatInk {
    std::int16_t category = -1;
    std::uint8_t marks = 0;  ///< of SeatMark
    bool selected = false;
};

class SeatStamps {
public:
    /// `pitch`: distance of neighbours in device pixels. `labelled`: the middle stays free.
    SeatStamps(double pitch, bool labelled, const seatmap::MapColors& colors,
               std::vector<QColor> categories);

    /// Puts a seat's middle at (x, y), device pixels, cut off at the picture's edges. `target` is
    /// Format_RGB32.
    void draw(QImage& target, double x, double y, const SeatInk& ink);

    double radius() const { return radius_; }
    /// What a number on such a seat is written with.
    QColor labelColor(const SeatInk& ink) const;

private:
    using Stamp = std::vector<std::uint32_t>;  ///< side_ * side_, premultiplied

    const Stamp& stamp(const SeatInk& ink, int phase);
    Stamp paint(const SeatInk& ink, int phase) const;
    QColor fillOf(const SeatInk& ink) const;
    void drawBody(QPainter& painter, const QPointF& middle, double radius,
                  const SeatInk& ink) const;
    void drawMarks(QPainter& painter, const QPointF& middle, double radius,
                   const SeatInk& ink) const;

    const seatmap::MapColors colors_;
    const std::vector<QColor> categories_;
    const double radius_;
    const bool labelled_;
    const int phases_;  ///< places within a pixel, in each direction
    const int side_;
    std::unordered_map<std::uint32_t, Stamp> stamps_;
};

}  // namespace seatlock::ui::designer
