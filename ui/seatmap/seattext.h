// What is said of a seat, in words. Pure; the UI thread.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/board/seatstate.h"
#include "engine/core/clock.h"

#include <cstdint>

#include <QString>

namespace seatlock::ui::seatmap {

/// "Available".
QString stateName(board::SeatState state);
/// "12:05", or "1:02:05"; "over" from 0 down.
QString timeLeft(std::int64_t seconds);
/// Time of day in a zone (IANA name; UTC when unknown): "19:30:05".
QString timeOfDay(std::uint32_t seconds, const QString& zone);
/// A category's name; "Category 3" without particulars.
QString categoryName(const board::EventInfo* info, std::int16_t category);

}  // namespace seatlock::ui::seatmap
