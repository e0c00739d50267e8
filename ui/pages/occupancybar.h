// How the seats of a house stand, as a bar and as small signs: each state in its colour and in a
// pattern or shape of its own. Pure painting; UI thread.
#pragma once

#include "engine/board/seatstate.h"

#include <cstdint>

#include <QPalette>
#include <QRectF>

class QPainter;

namespace seatlock::ui::pages {

struct Occupancy {
    std::int64_t sold = 0;
    std::int64_t held = 0;
    std::int64_t blocked = 0;
    std::int64_t available = 0;

    std::int64_t all() const { return sold + held + blocked + available; }
};

/// Sold is plain, held is striped, blocked is crossed, available is empty. A part that is there is
/// never thinner than two pixels.
void paintOccupancy(QPainter& painter, const QRectF& bar, const Occupancy& occupancy,
                    const QPalette& palette);

/// Sold a disc, held a triangle, available a ring, blocked a crossed square.
void paintMarker(QPainter& painter, const QRectF& square, board::SeatState state,
                 const QPalette& palette);

}  // namespace seatlock::ui::pages
