#include "tests/support/testbouncer.h"

#include "engine/cluster/childprocess.h"
#include "tests/support/waituntil.h"

#include <cstdio>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

namespace seatlock::tests {

namespace {

constexpr const char* program = "/usr/sbin/pgbouncer";

std::string contents(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream{path}.rdbuf();
    return out.str();
}

}  // namespace

TestBouncer::TestBouncer(TestCluster& server, BouncerOptions options) {
    auto account = cluster::serverAccount(server.cluster().directory().clusterDir());
    if (!account) {
        error_ = account.error().detail;
        return;
    }
    account_ = *std::move(account);
    if (writeFiles(server, options)) start();
}

TestBouncer::~TestBouncer() {
    stop();
}

bool TestBouncer::writeFiles(TestCluster& server, const BouncerOptions& options) {
    const auto& dir = scratch_.path();
    std::ofstream config{dir + "/pgbouncer.ini"};
    config << "[databases]\n* = host=" << server.cluster().directory().runDir()
           << " port=5432 user=seatlock\n\n[pgbouncer]\n"
           << "listen_addr =\nlisten_port = 6432\nunix_socket_dir = " << dir << "\n"
           << "auth_type = any\nadmin_users = seatlock\npool_mode = transaction\n"
           << "default_pool_size = " << options.pool_size << "\n"
           << "max_client_conn = " << options.clients_max << "\n"
           << "server_login_retry = 1\n"
           << options.extra << "\n";
    config.close();
    const bool owned = !account_ || ::chown(dir.c_str(), account_->uid, account_->gid) == 0;
    if (!config || !owned) error_ = "cannot write into " + dir;
    return ok();
}

bool TestBouncer::start() {
    if (pid_ > 0) return true;
    const auto log = scratch_.path() + "/pgbouncer.log";
    const int log_fd = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    cluster::Command command;
    command.program = program;
    command.arguments = {scratch_.path() + "/pgbouncer.ini"};
    command.environment = cluster::plainEnvironment();
    command.account = account_ ? &*account_ : nullptr;
    command.stdout_fd = command.stderr_fd = log_fd;
    command.own_session = true;
    command.parent_death_signal = SIGKILL;
    const auto started = cluster::spawn(command);
    ::close(log_fd);
    if (!started) {
        error_ = started.error().detail;
        return false;
    }
    pid_ = *started;
    const auto console = url("pgbouncer");
    const bool accepts = waitUntil([&] { return PQping(console.c_str()) == PQPING_OK; });
    error_ = accepts ? "" : "PgBouncer does not accept: " + contents(log);
    if (!accepts) std::fprintf(stderr, "%s\n", error_.c_str());
    return accepts;
}

void TestBouncer::stop() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);  // immediate shutdown in 1.18
    if (!waitUntil([&] { return cluster::reap(pid_); })) {
        ::kill(pid_, SIGKILL);
        waitUntil([&] { return cluster::reap(pid_); });
    }
    pid_ = 0;
}

std::string TestBouncer::url(const std::string& database) const {
    return "host=" + scratch_.path() + " port=6432 user=seatlock dbname=" + database;
}

}  // namespace seatlock::tests
