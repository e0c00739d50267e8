// How many requests for seats of an event were refused, by reason. Any thread, without locks.
#pragma once

#include "engine/core/error.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

namespace seatlock::board {

class RefusalTally {
public:
    using Counts = std::vector<std::pair<core::ErrorCode, std::int64_t>>;

    void add(core::ErrorCode code, std::int64_t count = 1) {
        counts_[static_cast<std::size_t>(code)].fetch_add(count, std::memory_order_relaxed);
    }
    /// What has come together since it was last taken; the reasons that there were.
    Counts take() {
        Counts out;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i].load(std::memory_order_relaxed) == 0) continue;
            out.emplace_back(static_cast<core::ErrorCode>(i),
                             counts_[i].exchange(0, std::memory_order_relaxed));
        }
        return out;
    }

private:
    std::array<std::atomic<std::int64_t>, static_cast<std::size_t>(core::ErrorCode::internal) + 1>
        counts_{};
};

}  // namespace seatlock::board
