// What the server counts. Written by listeners, read by anyone; relaxed atomics.
#pragma once

#include "engine/http/rejection.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace seatlock::http {

/// Gauges go up and down, the rest only up. Figures of one reading need not agree exactly.
struct ServerStats {
    using Count = std::atomic<std::int64_t>;

    Count connections_open{0};      ///< gauge
    Count requests_in_progress{0};  ///< gauge: handed to the handler, not answered yet
    Count streams_open{0};          ///< gauge: event streams
    Count connections_accepted{0};
    Count requests{0};  ///< complete requests
    Count bytes_received{0};
    Count bytes_sent{0};
    Count connections_idle_closed{0};            ///< keep-alive ran out
    Count replies_late{0};                       ///< the client had gone before its reply
    Count write_stalls{0};                       ///< readers that stood still, closed
    Count streams_dropped{0};                    ///< event streams whose reader did not keep up
    Count accept_pauses{0};                      ///< out of file descriptors
    std::array<Count, reject_count> rejected{};  ///< by Reject, see rejectName()

    static void add(Count& count, std::int64_t by = 1) {
        count.fetch_add(by, std::memory_order_relaxed);
    }
    void reject(Reject reason) { add(rejected[static_cast<std::size_t>(reason)]); }
};

}  // namespace seatlock::http
