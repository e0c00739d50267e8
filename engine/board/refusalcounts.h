// Where refusals land: how often each seat was asked for in vain. Any thread, without locks.
#pragma once

#include "engine/core/ids.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>

namespace seatlock::board {

/// Counts nothing, and costs nothing, until somebody watches.
class RefusalCounts {
public:
    explicit RefusalCounts(core::SeatNo seats) : seats_(seats) {}

    /// Begins to count; for good. May be repeated.
    void watch();
    void add(std::span<const core::SeatNo> seats);
    /// Refusals of the seat since the first watch(); 0 before.
    std::uint32_t count(core::SeatNo seat) const;
    /// Of all seats.
    std::uint64_t total() const { return total_.load(std::memory_order_relaxed); }

private:
    const core::SeatNo seats_;
    std::once_flag once_;
    std::unique_ptr<std::atomic<std::uint32_t>[]> counts_;  ///< made once, before watched_
    std::atomic<bool> watched_{false};
    std::atomic<std::uint64_t> total_{0};
};

}  // namespace seatlock::board
