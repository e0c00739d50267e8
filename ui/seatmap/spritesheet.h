// Seats drawn ahead, for one size, to be copied into an image by the line: the map has tens of
// thousands of them in a frame. The UI thread.
#pragma once

#include "ui/seatmap/colors.h"
#include "ui/seatmap/seatlook.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <QImage>

namespace seatlock::ui::seatmap {

/// Every sprite covers the same disc of its size, ground included: drawing another look over one
/// replaces it wholly, without a trace.
class SpriteSheet {
public:
    /// `pitch` of seats in device pixels; `labelled`: leave the middle free for a number.
    SpriteSheet(double pitch, bool labelled, const MapColors& colors);

    /// Puts a seat's middle at (x, y), device pixels; cut off at the image's edges. `target` is
    /// Format_RGB32.
    void draw(QImage& target, double x, double y, const SeatLook& look) {
        draw(target.bits(), target.bytesPerLine(), target.width(), target.height(), x, y, look);
    }
    /// The same for many: bits() costs a look at the reference count.
    void draw(std::uint8_t* bits, qsizetype stride, int width, int height, double x, double y,
              const SeatLook& look);

    /// A seat's radius in device pixels.
    double radius() const { return radius_; }
    const MapColors& colors() const { return colors_; }

private:
    struct Line {
        std::int16_t from;
        std::int16_t count;
    };
    struct Sprite {
        std::vector<std::uint32_t> pixels;  ///< side_ * side_
    };

    void buildMasks();
    const Sprite& sprite(const SeatLook& look, int phase);
    std::unique_ptr<Sprite> paint(const SeatLook& look, int phase) const;

    const MapColors colors_;
    const double pitch_;
    const double radius_;
    const bool labelled_;
    int phases_ = 1;  ///< places within a pixel, in each direction
    int side_ = 1;
    std::vector<std::vector<Line>> masks_;  ///< by phase, by line
    std::vector<std::unique_ptr<Sprite>> sprites_;
};

}  // namespace seatlock::ui::seatmap
