// Which seats the buyers of a run have been given, and which of them twice. One thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstdint>
#include <vector>

namespace seatlock::simulator {

class SeatWatch {
public:
    /// `seats` of the plan, numbered below `numbers`; an unpaid hold lives for `hold`.
    SeatWatch(core::SeatNo seats, core::SeatNo numbers, core::Micros hold);

    /// A 201 gave these seats: the hold was made between `sent` and `answered`. Its number, for
    /// paid().
    std::int64_t given(std::vector<core::SeatNo> seats, core::Micros sent, core::Micros answered);
    /// A 201 made an order of it.
    void paid(std::int64_t hold, core::Micros answered);

    /// Every seat is sold.
    bool soldOut() const { return sold_ == seats_; }
    /// Every seat is sold, or held by somebody who may still pay.
    bool taken(core::Micros now) const;
    /// Seats that two had at one time. Counted from its request, which is before it was made, a
    /// hold has not lapsed for certain; counted from its answer, the next owner of a seat that
    /// was given back would look like a second one.
    std::int64_t doubled() const { return doubled_; }

    /// Seats given, and seats found doubled, since the last call. Each seat is doubled once.
    std::vector<core::SeatNo> takeGiven();
    std::vector<core::SeatNo> takeTwice();

private:
    struct Hold {
        std::vector<core::SeatNo> seats;
        core::Micros lapses = 0;  ///< not before this
    };
    struct Seat {
        std::vector<std::int64_t> holds;  ///< that may not have lapsed yet
        core::Micros taken_until = 0;
        bool sold = false;
        bool doubled = false;
    };

    void compare(core::SeatNo number, std::int64_t hold, core::Micros now);

    const core::SeatNo seats_;
    const core::Micros hold_;
    std::vector<Hold> holds_;
    std::vector<Seat> by_number_;
    std::vector<core::SeatNo> given_;
    std::vector<core::SeatNo> twice_;
    core::SeatNo sold_ = 0;
    std::int64_t doubled_ = 0;
};

}  // namespace seatlock::simulator
