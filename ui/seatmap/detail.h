// How much of the map is drawn at a zoom. Pure; any thread.
#pragma once

namespace seatlock::ui::seatmap {

/// blocks: sections with their occupancy. seats: each by its state. labels: with its number.
enum class Detail { blocks, seats, labels };

/// Distance of neighbouring seats on the screen (logical pixels) from which seats are drawn.
inline constexpr double seats_from_px = 5;
/// From which their numbers fit in.
inline constexpr double labels_from_px = 22;
/// From which the time left of a hold fits under the number.
inline constexpr double times_from_px = 40;

constexpr Detail detailFor(double pitch_px) {
    if (pitch_px < seats_from_px) return Detail::blocks;
    return pitch_px < labels_from_px ? Detail::seats : Detail::labels;
}

}  // namespace seatlock::ui::seatmap
