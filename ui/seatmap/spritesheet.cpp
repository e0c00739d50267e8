#include "ui/seatmap/spritesheet.h"

#include "ui/seatmap/seatshape.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace seatlock::ui::seatmap {

namespace {

/// Small seats must stand at parts of a pixel, or their rows look ragged.
int phasesFor(double pitch) {
    if (pitch < 14) return 4;
    return pitch < 40 ? 2 : 1;
}

}  // namespace

SpriteSheet::SpriteSheet(double pitch, bool labelled, const MapColors& colors)
    : colors_(colors),
      pitch_(pitch),
      radius_(std::max(pitch * seat_radius, 0.8)),
      labelled_(labelled),
      phases_(phasesFor(pitch)) {
    side_ = 2 * static_cast<int>(std::ceil(std::max(pitch_ * seat_reach, 1.0))) + 2;
    sprites_.resize(static_cast<std::size_t>(SeatLook::count) * phases_ * phases_);
    buildMasks();
}

void SpriteSheet::buildMasks() {
    // Half a pixel more, for smooth edges, where the neighbour leaves room.
    const double gap = pitch_ / 2 - radius_;
    const double reach = std::max(pitch_ * seat_reach, radius_ + std::min(gap, 0.6));
    for (int phase = 0; phase < phases_ * phases_; ++phase) {
        const double cx = side_ / 2 + static_cast<double>(phase % phases_) / phases_;
        const double cy = side_ / 2 + static_cast<double>(phase / phases_) / phases_;
        std::vector<Line> lines;
        for (int y = 0; y < side_; ++y) {
            const double dy = y + 0.5 - cy;
            const double half = reach * reach - dy * dy;
            if (half <= 0) {
                lines.push_back({0, 0});
                continue;
            }
            const int from = static_cast<int>(std::ceil(cx - std::sqrt(half) - 0.5));
            const int to = static_cast<int>(std::floor(cx + std::sqrt(half) - 0.5));
            lines.push_back({static_cast<std::int16_t>(std::max(from, 0)),
                             static_cast<std::int16_t>(
                                 std::max(std::min(to, side_ - 1) - std::max(from, 0) + 1, 0))});
        }
        masks_.push_back(std::move(lines));
    }
}

const SpriteSheet::Sprite& SpriteSheet::sprite(const SeatLook& look, int phase) {
    auto& slot = sprites_[static_cast<std::size_t>(look.index()) * phases_ * phases_ + phase];
    if (!slot) slot = paint(look, phase);
    return *slot;
}

std::unique_ptr<SpriteSheet::Sprite> SpriteSheet::paint(const SeatLook& look, int phase) const {
    QImage image(side_, side_, QImage::Format_RGB32);
    image.fill(colors_.section);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(side_ / 2 + static_cast<double>(phase % phases_) / phases_,
                         side_ / 2 + static_cast<double>(phase / phases_) / phases_);
    drawSeat(painter, middle, radius_, look, colors_, colors_.section, labelled_);
    painter.end();
    auto out = std::make_unique<Sprite>();
    out->pixels.resize(static_cast<std::size_t>(side_) * side_);
    for (int y = 0; y < side_; ++y) {
        std::memcpy(out->pixels.data() + static_cast<std::size_t>(y) * side_,
                    image.constScanLine(y), static_cast<std::size_t>(side_) * 4);
    }
    return out;
}

void SpriteSheet::draw(std::uint8_t* bits, qsizetype stride, int width, int height, double x,
                       double y, const SeatLook& look) {
    // To the nearest place that there is a sprite for.
    const int at_x = static_cast<int>(std::lround(x * phases_));
    const int at_y = static_cast<int>(std::lround(y * phases_));
    const int phase_x = ((at_x % phases_) + phases_) % phases_;
    const int phase_y = ((at_y % phases_) + phases_) % phases_;
    const int left = (at_x - phase_x) / phases_ - side_ / 2;
    const int top = (at_y - phase_y) / phases_ - side_ / 2;
    if (left >= width || top >= height || left + side_ <= 0 || top + side_ <= 0) return;
    const int phase = phase_y * phases_ + phase_x;
    const std::uint32_t* pixels = sprite(look, phase).pixels.data();
    const Line* lines = masks_[static_cast<std::size_t>(phase)].data();
    const int first = std::max(0, -top);
    const int last = std::min(side_, height - top);
    for (int line = first; line < last; ++line) {
        int from = lines[line].from;
        int to = from + lines[line].count;
        from = std::max(from, -left);
        to = std::min(to, width - left);
        if (from >= to) continue;
        std::memcpy(bits + (top + line) * stride + (left + from) * qsizetype{4},
                    pixels + static_cast<std::ptrdiff_t>(line) * side_ + from,
                    static_cast<std::size_t>(to - from) * 4);
    }
}

}  // namespace seatlock::ui::seatmap
