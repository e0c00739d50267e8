#include "engine/board/refusalcounts.h"

namespace seatlock::board {

void RefusalCounts::watch() {
    std::call_once(once_, [this] {
        counts_ = std::make_unique<std::atomic<std::uint32_t>[]>(static_cast<std::size_t>(seats_));
        watched_.store(true, std::memory_order_release);
    });
}

void RefusalCounts::add(std::span<const core::SeatNo> seats) {
    if (!watched_.load(std::memory_order_acquire)) return;
    for (const core::SeatNo seat : seats) {
        counts_[static_cast<std::size_t>(seat)].fetch_add(1, std::memory_order_relaxed);
    }
    total_.fetch_add(seats.size(), std::memory_order_relaxed);
}

std::uint32_t RefusalCounts::count(core::SeatNo seat) const {
    if (!watched_.load(std::memory_order_acquire)) return 0;
    return counts_[static_cast<std::size_t>(seat)].load(std::memory_order_relaxed);
}

}  // namespace seatlock::board
