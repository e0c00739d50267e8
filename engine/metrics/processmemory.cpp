#include "engine/metrics/processmemory.h"

#include <fstream>

#include <unistd.h>

namespace seatlock::metrics {

ProcessMemory processMemory() {
    std::int64_t size = 0;
    std::int64_t resident = 0;
    std::ifstream("/proc/self/statm") >> size >> resident;
    const auto page = static_cast<std::int64_t>(::sysconf(_SC_PAGESIZE));
    return {size * page, resident * page};
}

}  // namespace seatlock::metrics
