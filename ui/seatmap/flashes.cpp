#include "ui/seatmap/flashes.h"

namespace seatlock::ui::seatmap {

void Flashes::reset(core::SeatNo seats) {
    lit_.clear();
    since_.assign(static_cast<std::size_t>(seats), 0);
}

void Flashes::light(std::span<const core::SeatNo> seats, core::Micros now) {
    for (const core::SeatNo seat : seats) {
        auto& since = since_[static_cast<std::size_t>(seat)];
        if (since == now) continue;
        since = now;
        lit_.push_back({seat, now});
    }
}

std::vector<core::SeatNo> Flashes::expire(core::Micros now) {
    std::vector<core::SeatNo> over;
    while (!lit_.empty() && (lit_.size() > lit_max || now - lit_.front().since >= life_us)) {
        over.push_back(lit_.front().seat);
        lit_.pop_front();
    }
    return over;
}

}  // namespace seatlock::ui::seatmap
