// Seats that changed just now and are still lit up for it. The UI thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <deque>
#include <span>
#include <vector>

namespace seatlock::ui::seatmap {

class Flashes {
public:
    static constexpr core::Micros life_us = 1'200'000;
    /// More at once than an eye follows; each is drawn anew with every frame.
    static constexpr std::size_t lit_max = 2'000;

    void reset(core::SeatNo seats);
    /// `now`: of a clock that only goes forward.
    void light(std::span<const core::SeatNo> seats, core::Micros now);
    /// Drops those that are over, and the oldest of more than `lit_max`; returns them.
    std::vector<core::SeatNo> expire(core::Micros now);
    bool empty() const { return lit_.empty(); }
    std::size_t count() const { return lit_.size(); }
    /// More seats change than can be lit for their whole time. Call expire() before.
    bool full() const { return lit_.size() >= lit_max; }

    /// body(seat, age): age from 0, just lit, to 1, gone.
    template <class Body>
    void forEach(core::Micros now, Body body) const {
        for (const Lit& lit : lit_) {
            // A seat lit again stands further back in the line, too.
            if (since_[static_cast<std::size_t>(lit.seat)] != lit.since) continue;
            body(lit.seat, static_cast<double>(now - lit.since) / life_us);
        }
    }

private:
    struct Lit {
        core::SeatNo seat;
        core::Micros since;
    };

    std::deque<Lit> lit_;  ///< oldest first
    std::vector<core::Micros> since_;
};

}  // namespace seatlock::ui::seatmap
