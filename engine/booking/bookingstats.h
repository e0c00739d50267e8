// Counts of what booking did, for metrics. Any thread; relaxed atomics.
#pragma once

#include "engine/core/error.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace seatlock::booking {

struct BookingStats {
    using Count = std::atomic<std::int64_t>;

    Count holds{0};
    Count seats_held{0};
    Count orders{0};
    Count seats_sold{0};
    Count releases{0};
    Count extensions{0};
    Count expiries{0};        ///< seats freed by the sweeper
    Count lapses{0};          ///< orders not paid in time
    Count board_refusals{0};  ///< answered without the database
    Count missed_claims{0};   ///< the board said free, the database said no
    Count doubts{0};          ///< commits whose outcome was in doubt
    Count doubts_settled{0};
    Count replays{0};

    /// Refusals by reason.
    std::array<Count, static_cast<std::size_t>(core::ErrorCode::internal) + 1> refusals{};

    void refused(core::ErrorCode code) {
        refusals[static_cast<std::size_t>(code)].fetch_add(1, std::memory_order_relaxed);
    }
};

}  // namespace seatlock::booking
