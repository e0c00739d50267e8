#include "engine/cluster/bouncer.h"

#include "engine/cluster/childprocess.h"

#include <array>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

namespace seatlock::cluster {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::array programs{"/usr/sbin/pgbouncer", "/usr/local/sbin/pgbouncer",
                              "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"};
constexpr auto start_max = std::chrono::seconds(10);
constexpr auto stop_max = std::chrono::seconds(5);
constexpr auto look_every = std::chrono::milliseconds(5);
constexpr int port = 6432;

const char* installed() {
    for (const char* program : programs) {
        if (::access(program, X_OK) == 0) return program;
    }
    return nullptr;
}

/// Asks again until it holds; false after `limit`.
template <class Condition>
bool within(std::chrono::milliseconds limit, Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::sleep_for(look_every);
    }
    return true;
}

}  // namespace

Bouncer::Bouncer(std::string directory, const std::optional<Account>& account,
                 BouncerOptions options)
    : directory_(std::move(directory)), account_(account), options_(std::move(options)) {}

Bouncer::~Bouncer() {
    stop();
}

Result<Done> Bouncer::writeSettings() const {
    std::ofstream file{directory_ + "/pgbouncer.ini"};
    file << "[databases]\n* = " << options_.server;
    if (!options_.connect_query.empty()) {
        file << " connect_query='" << options_.connect_query << "'";
    }
    file << "\n\n[pgbouncer]\nlisten_addr =\nlisten_port = " << port
         << "\nunix_socket_dir = " << directory_
         << "\nauth_type = any\nadmin_users = seatlock\npool_mode = transaction\n"
         << "default_pool_size = " << options_.pool_size << "\n"
         << "max_client_conn = " << options_.clients_max << "\nserver_login_retry = 1\n"
         << options_.extra << "\n";
    file.close();
    const bool owned = !account_ || ::chown(directory_.c_str(), account_->uid, account_->gid) == 0;
    if (!file || !owned) return {ErrorCode::cluster, "cannot write into " + directory_};
    return Done{};
}

Result<Done> Bouncer::start() {
    if (pid_ > 0) return Done{};
    const char* program = installed();
    if (!program) {
        return {ErrorCode::configuration,
                "PgBouncer is not installed: apt-get install pgbouncer"};
    }
    if (auto written = writeSettings(); !written) return written;
    const std::string log = directory_ + "/pgbouncer.log";
    const int log_fd = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    Command command;
    command.program = program;
    command.arguments = {directory_ + "/pgbouncer.ini"};
    command.environment = plainEnvironment();
    command.account = account_ ? &*account_ : nullptr;
    command.stdout_fd = command.stderr_fd = log_fd;
    command.own_session = true;
    command.parent_death_signal = SIGKILL;
    const auto started = spawn(command);
    if (log_fd >= 0) ::close(log_fd);
    if (!started) return started.error();
    pid_ = *started;
    const std::string console = url("seatlock", "pgbouncer");
    if (within(start_max, [&] { return PQping(console.c_str()) == PQPING_OK; })) return Done{};
    std::ostringstream words;
    words << std::ifstream{log}.rdbuf();
    stop();
    return {ErrorCode::cluster, "PgBouncer does not accept: " + words.str()};
}

void Bouncer::stop() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);  // immediate shutdown in 1.18
    if (!within(stop_max, [&] { return reap(pid_); })) {
        ::kill(pid_, SIGKILL);
        within(stop_max, [&] { return reap(pid_); });
    }
    pid_ = 0;
}

std::string Bouncer::url(const std::string& user, const std::string& database) const {
    return "host=" + directory_ + " port=" + std::to_string(port) + " user=" + user +
           " dbname=" + database;
}

}  // namespace seatlock::cluster
