// What memory this process takes. Any thread.
#pragma once

#include <cstdint>

namespace seatlock::metrics {

struct ProcessMemory {
    std::int64_t virtual_bytes = 0;
    std::int64_t resident_bytes = 0;
};

/// Fields 1 and 2 of /proc/self/statm (proc(5)); zeros where there is none.
ProcessMemory processMemory();

}  // namespace seatlock::metrics
