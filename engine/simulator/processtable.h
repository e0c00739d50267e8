// What Linux tells of other processes (proc(5)). Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::simulator {

struct ProcessMemory {
    std::int64_t rss_kb = 0;      ///< now
    std::int64_t rss_kb_max = 0;  ///< ever
};
/// Nothing when there is no such process.
std::optional<ProcessMemory> memoryOf(pid_t pid);

/// Processes that this one started, directly.
std::vector<pid_t> childrenOf(pid_t pid);

/// The postmaster of the PostgreSQL in this data directory; nothing when it does not run.
std::optional<pid_t> postmasterOf(const std::string& data_dir);

/// "2 x AMD EPYC, 24 GiB, Linux 6.1.0".
std::string machineText();

}  // namespace seatlock::simulator
