// Draws what moves over a map: seats that just changed, the found one, the seat under the mouse,
// the cursor of the keyboard, the rubber band. Device pixels. The UI thread.
#pragma once

#include "ui/seatmap/flashes.h"
#include "ui/seatmap/mapframe.h"

#include <optional>
#include <vector>

#include <QImage>
#include <QPainter>
#include <QRectF>

namespace seatlock::ui::seatmap {

/// Draws the eye to one seat.
struct Pulse {
    static constexpr core::Micros life_us = 2'400'000;
    static constexpr core::Micros beat_us = 800'000;
    SeatNo seat = 0;
    core::Micros since = 0;
};

struct Marks {
    std::optional<SeatNo> hovered;
    std::optional<SeatNo> cursor;
    std::optional<Pulse> pulse;
    QRectF band;  ///< logical pixels; null: none
};

class OverlayPainter {
public:
    void drawFlashes(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                     const Flashes& flashes, core::Micros now);
    void drawMarks(QPainter& painter, const MapFrame& frame, const MapColors& colors,
                   const Marks& marks, core::Micros now) const;
    void clear() { halos_.clear(); }

    /// How far from its seat a flash reaches, logical pixels.
    static double flashReach(const Viewport& viewport);
    /// How far a pulse does.
    static double pulseReach(const Viewport& viewport);

private:
    void buildHalos(const MapFrame& frame, const MapColors& colors);

    std::vector<QImage> halos_;  ///< by state and age
    double halo_radius_ = 0;     ///< of the seat they were made for
    bool halo_filled_ = false;
};

}  // namespace seatlock::ui::seatmap
