// Starting other programs without a shell, as another user where needed. Own code rather than
// QProcess: the servers must outlive us, and a start must work on a thread without an event
// loop. Functions without state; any thread.
#pragma once

#include "engine/cluster/account.h"
#include "engine/core/result.h"

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::cluster {

/// What to run. File descriptors stay the caller's; -1 means /dev/null.
struct Command {
    std::string program;                   ///< absolute path
    std::vector<std::string> arguments;    ///< without the program's own name
    std::vector<std::string> environment;  ///< KEY=value; the child gets nothing else
    const Account* account = nullptr;      ///< user to become; null: stay who we are
    std::string directory = "/";
    int stdin_fd = -1;
    int stdout_fd = -1;
    int stderr_fd = -1;
    bool own_session = false;     ///< away from the terminal and its Ctrl-C
    int parent_death_signal = 0;  ///< sent when the starting thread ends; 0: none
};

/// The few variables a server needs: PATH, the C locale, UTC; no PG… of the caller's.
std::vector<std::string> plainEnvironment();

/// Starts `command`; the caller must reap the child. Error: cluster, when it cannot be executed.
core::Result<pid_t> spawn(const Command& command);

struct Finished {
    int exit_code = -1;  ///< -1: ended by a signal
    std::string output;  ///< the first 64 KiB of standard output and error together
};

/// Runs `command` to its end, killing it when `limit` has passed (then an Error).
core::Result<Finished> run(Command command, std::chrono::milliseconds limit);

/// True when the child `pid` of ours has ended; takes its exit status.
bool reap(pid_t pid, int* status = nullptr);

}  // namespace seatlock::cluster
