#include "tests/support/daemon.h"

#include "engine/cluster/childprocess.h"
#include "tests/http/rawclient.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <signal.h>

namespace seatlock::tests {

Daemon::Daemon(std::vector<std::string> where, std::uint16_t port,
               const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"serve", "--listen", "127.0.0.1:" + std::to_string(port)};
    arguments.insert(arguments.end(), where.begin(), where.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    process_ = std::make_unique<Process>(SEATLOCK_BIN_DIR "/seatlockd", arguments);
    const auto line = process_->waitForLine("ready http://", Process::Millis(120'000));
    const auto at = line.rfind(':');
    if (at != std::string::npos) {
        port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + at + 1));
    } else {
        std::fprintf(stderr, "%s\n", process_->standardError().c_str());
    }
}

int Daemon::stop(std::chrono::milliseconds limit) {
    process_->signal(SIGTERM);
    return process_->waitForExit(limit);
}

int Daemon::get(const std::string& path) const {
    RawClient client(port_);
    if (!client.connected()) return 0;
    client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return client.read().status;
}

ServerReaper::~ServerReaper() {
    const auto pid = postmasterOf(data_dir_);
    if (pid <= 0) return;
    const auto gone = [&] {
        int status = 0;
        return ::kill(pid, 0) != 0 || cluster::reap(pid, &status);
    };
    ::kill(pid, SIGCONT);
    for (const int number : {SIGINT, SIGQUIT, SIGKILL}) {
        ::kill(pid, number);
        if (waitUntil(gone, std::chrono::milliseconds(10'000))) return;
    }
}

pid_t postmasterOf(const std::string& data_dir) {
    pid_t pid = 0;
    std::ifstream(data_dir + "/pg/postmaster.pid") >> pid;
    return pid;
}

std::vector<pid_t> childrenOf(pid_t parent) {
    std::vector<pid_t> out;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        const pid_t pid = std::atoi(entry.path().filename().c_str());
        if (pid <= 0) continue;
        std::stringstream text;
        text << std::ifstream(entry.path() / "stat").rdbuf();
        const auto stat = text.str();
        const auto at = stat.rfind(") ");  // then the state and the parent (proc(5))
        if (at != std::string::npos && std::atoi(stat.c_str() + at + 4) == parent) {
            out.push_back(pid);
        }
    }
    return out;
}

Frozen::Frozen(pid_t postmaster) {
    ::kill(postmaster, SIGSTOP);  // first, so that no child is made meanwhile
    pids_ = childrenOf(postmaster);
    for (const auto pid : pids_) ::kill(pid, SIGSTOP);
    pids_.push_back(postmaster);
}

Frozen::~Frozen() {
    for (const auto pid : pids_) ::kill(pid, SIGCONT);
}

}  // namespace seatlock::tests
