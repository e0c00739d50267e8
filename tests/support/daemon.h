// The real program, `seatlockd serve`, as a child. One thread.
#pragma once

#include "tests/support/process.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace seatlock::tests {

class Daemon {
public:
    /// `where`: {"--data-dir", DIR} or {"--database", URL}. `port` 0: any free one.
    explicit Daemon(std::vector<std::string> where, std::uint16_t port = 0,
                    const std::vector<std::string>& more = {});
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    /// It has said that it accepts bookings.
    bool ready() const { return port_ != 0; }
    std::uint16_t port() const { return port_; }
    Process& process() { return *process_; }
    /// SIGTERM; the exit code, or -1 when it does not end within `limit`.
    int stop(std::chrono::milliseconds limit = std::chrono::milliseconds(60'000));
    /// The status of a GET; 0 when there is no answer.
    int get(const std::string& path) const;

private:
    std::unique_ptr<Process> process_;
    std::uint16_t port_ = 0;
};

/// Stops the embedded server of a data directory at the end, whoever started it and however the
/// test ends.
class ServerReaper {
public:
    explicit ServerReaper(std::string data_dir) : data_dir_(std::move(data_dir)) {}
    ~ServerReaper();
    ServerReaper(const ServerReaper&) = delete;
    ServerReaper& operator=(const ServerReaper&) = delete;

private:
    const std::string data_dir_;
};

/// The postmaster of a data directory's cluster, by its pid file; 0: none.
pid_t postmasterOf(const std::string& data_dir);
/// The children of a process.
std::vector<pid_t> childrenOf(pid_t parent);

/// Stops (SIGSTOP) a server with all its processes while it lives.
class Frozen {
public:
    explicit Frozen(pid_t postmaster);
    ~Frozen();
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;

private:
    std::vector<pid_t> pids_;
};

}  // namespace seatlock::tests
