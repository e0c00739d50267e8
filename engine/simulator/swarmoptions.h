// How a swarm of buyers behaves on the network. A plain value; any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace seatlock::simulator {

constexpr int buyers_max = 28'000;  ///< the ports that one address has to call from

struct SwarmOptions {
    int buyers = 50;  ///< connections at the same time
    /// Stop sending after this long; what was sent is still waited for.
    int duration_s = 10;

    std::int64_t answer_ms_max = 30'000;  ///< then the outcome counts as unknown
    std::int64_t stop_ms_max = 3'000;     ///< likewise, after an early stop
    std::int64_t connect_ms_max = 10'000;
    int connecting_max = 512;  ///< connects in progress at the same time
    int reconnects_max = 5;    ///< failed connects in a row, then a buyer goes home

    /// Set from a signal handler or another thread to stop early; may be null.
    const std::atomic<bool>* stop = nullptr;
};

}  // namespace seatlock::simulator
