// Looking at a PostgreSQL server from outside: its lock file and the kernel's process table.
// Functions without state; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::cluster {

/// What a running server writes into its data directory as postmaster.pid.
struct PidFile {
    pid_t pid = 0;
    std::string data_dir;
    std::string socket_dir;
};

std::optional<PidFile> readPidFile(const std::string& cluster_dir);

/// When the process was started, in clock ticks since boot; with the process id this names one
/// process for good. Empty when it is gone or only waits to be reaped.
std::optional<std::uint64_t> startTicks(pid_t pid);

/// Whose server a live process is.
enum class Ownership { ours, another, unknown };

/// Is `pid` the postmaster of `cluster_dir` (canonical)? Judged by its command line and, where
/// the kernel lets us look, its working directory. `another`: surely not. `unknown`: some
/// PostgreSQL server, of a directory that we may not see.
Ownership ownership(pid_t pid, const std::string& cluster_dir);

/// Processes of the cluster named `cluster_name` that survived their postmaster, apart from the
/// log writer, which ends by itself and touches no data.
std::vector<pid_t> backendsOf(const std::string& cluster_name);

}  // namespace seatlock::cluster
