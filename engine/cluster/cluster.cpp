#include "engine/cluster/cluster.h"

#include "engine/cluster/childprocess.h"
#include "engine/cluster/postmaster.h"
#include "engine/cluster/settings.h"
#include "engine/core/log.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

namespace seatlock::cluster {

namespace {

using core::Done;
using core::ErrorCode;
using std::chrono::milliseconds;

constexpr milliseconds poll_interval{10};

void rest() {
    std::this_thread::sleep_for(poll_interval);
}

core::Error refusal(std::string what) {
    return {ErrorCode::cluster, std::move(what), {}, 0};
}

/// A value of a libpq connection string (libpq, "Connection Strings").
std::string connectionValue(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string connectionString(const std::string& run_dir, const char* database) {
    return "host=" + connectionValue(run_dir) + " port=5432 user=seatlock dbname=" + database;
}

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Reply = std::unique_ptr<PGresult, decltype(&PQclear)>;

}  // namespace

Cluster::Cluster(ClusterOptions options)
    : options_(std::move(options)),
      directory_(options_.data_dir),
      url_(connectionString(directory_.runDir(), "seatlock")) {}

Cluster::~Cluster() {
    if (const auto stopped = stop(); !stopped) core::logError(stopped.error().detail);
}

std::string Cluster::urlOf(const std::string& data_dir) {
    return connectionString(DataDirectory(data_dir).runDir(), "seatlock");
}

core::Result<Done> Cluster::start() {
    if (lock_.held() || attached_) return ensureRunning();
    if (auto created = directory_.create(); !created) return created;
    if (options_.attach && EngineLock::heldBy(directory_.root())) return attachTo();
    if (auto locked = lock_.acquire(directory_.root()); !locked) return locked;

    auto outcome = prepare();
    if (outcome) {
        outcome = bringUp(Steady::now() + milliseconds(options_.limits.cluster_start_ms_max));
    }
    if (outcome) outcome = ensureDatabase();
    if (!outcome) {
        if (const auto stopped = stop(); !stopped) core::logError(stopped.error().detail);
        lock_.release();
    }
    return outcome;
}

Cluster::Outcome Cluster::prepare() {
    auto account = serverAccount(directory_.clusterDir());
    if (!account) return std::move(account).error();
    account_ = *std::move(account);
    if (auto prepared = directory_.prepare(account_); !prepared) return prepared;
    auto version = directory_.dataVersion(account_);
    if (!version) return std::move(version).error();
    auto binaries = findBinaries(options_.bin_dir, *version);
    if (!binaries) return std::move(binaries).error();
    binaries_ = *std::move(binaries);
    if (*version) return Done{};
    core::logInfo("making a new database in " + directory_.clusterDir());
    return directory_.initialise(binaries_, account_, options_.limits);
}

Cluster::Outcome Cluster::attachTo() {
    attached_ = true;
    const auto pid_file = readPidFile(directory_.clusterDir());
    const auto deadline = Steady::now() + milliseconds(options_.limits.cluster_restart_ms_max);
    if (pid_file && startTicks(pid_file->pid)) {
        remember(pid_file->pid);
        if (waitAccepting(deadline) == Answer::accepts) return Done{};
    }
    attached_ = false;
    return refusal("The data directory " + directory_.root() +
                   " is held by an engine whose database does not accept connections. Wait until "
                   "that engine is ready, or stop it.");
}

Cluster::Outcome Cluster::bringUp(Steady::time_point deadline) {
    for (;;) {
        bool again = false;
        auto outcome = bringUpOnce(deadline, again);
        if (outcome || !again || Steady::now() >= deadline) return outcome;
        rest();
    }
}

/// `again`: the failure is one that passes by itself.
Cluster::Outcome Cluster::bringUpOnce(Steady::time_point deadline, bool& again) {
    auto adopted = adopt(deadline);
    if (!adopted) return std::move(adopted).error();
    if (*adopted) return Done{};
    if (auto cleared = clearBackends(deadline); !cleared) return cleared;
    if (auto launched = launch(); !launched) return launched;
    switch (waitAccepting(deadline)) {
        case Answer::accepts:
            return Done{};
        case Answer::late:
            return refusal("PostgreSQL was started in " + directory_.clusterDir() +
                           " but does not accept connections yet. It may be recovering after a "
                           "crash: try again." +
                           directory_.lastWords(log_from_, options_.limits));
        case Answer::gone:
            break;
    }
    remember(0);
    const auto words = directory_.lastWords(log_from_, options_.limits);
    // The server's own guard against survivors of the one before.
    again = words.find("pre-existing shared memory block") != std::string::npos;
    return refusal("PostgreSQL did not start in " + directory_.clusterDir() +
                   ". Its data may be damaged; nothing was removed. Its last words:" + words);
}

/// True when a server runs on the directory already and accepts. False: there is none (any more).
core::Result<bool> Cluster::adopt(Steady::time_point deadline) {
    const auto dir = directory_.clusterDir();
    const auto pid_file = readPidFile(dir);
    if (!pid_file) return false;
    const auto pid_text = std::to_string(pid_file->pid);
    // PostgreSQL refuses to start while its lock file names any process: one that is dead but
    // not reaped (as happens in containers), or, after a crash of the machine, some other
    // program that has got the number since. Then the file is set aside, not deleted.
    const auto set_aside = [&] {
        core::logWarning("postmaster.pid names process " + pid_text + ", which is no server of " +
                         dir + " (any more); set aside");
        ::rename((dir + "/postmaster.pid").c_str(), (dir + "/postmaster.pid.stale").c_str());
        return false;
    };
    if (!startTicks(pid_file->pid)) return ::kill(pid_file->pid, 0) == 0 && set_aside();
    switch (ownership(pid_file->pid, dir)) {
        case Ownership::another:
            return set_aside();
        case Ownership::unknown:
            return refusal("The data directory " + directory_.root() +
                           " seems to be in use by PostgreSQL process " + pid_text +
                           ". Stop that server first, or choose another --data-dir.");
        case Ownership::ours:
            break;
    }
    if (pid_file->socket_dir.empty()) {  // it has only just begun to write the file
        return Steady::now() < deadline ? (rest(), adopt(deadline)) : core::Result<bool>(false);
    }
    if (pid_file->socket_dir != directory_.runDir()) {
        return refusal("The data directory " + directory_.root() +
                       " is in use by PostgreSQL process " + pid_text +
                       ", which Seatlock did not start. Stop that server first.");
    }
    remember(pid_file->pid);
    switch (waitAccepting(deadline)) {
        case Answer::accepts:
            core::logInfo("adopted the running PostgreSQL process " + pid_text);
            return true;
        case Answer::late:
            return refusal("PostgreSQL process " + pid_text + " runs in " + dir +
                           " but does not accept connections. It may be recovering after a crash: "
                           "try again.");
        case Answer::gone:
            break;
    }
    remember(0);
    return false;
}

/// Waits until no process of a dead server is left: they still have its memory, and a new server
/// refuses to start beside them. They end by themselves when idle; the others are made to.
Cluster::Outcome Cluster::clearBackends(Steady::time_point deadline) {
    const auto begun = Steady::now();
    const auto name = directory_.clusterName();
    for (;;) {
        const auto backends = backendsOf(name);
        if (backends.empty()) return Done{};
        const auto waited = Steady::now() - begun;
        if (Steady::now() >= deadline) {
            return refusal("PostgreSQL died, and its process " + std::to_string(backends.front()) +
                           " does not end. End it, then try again.");
        }
        // Whatever they had not committed is lost with their server anyway.
        int signal_number = 0;
        if (waited >= milliseconds(options_.limits.cluster_orphan_ms_max)) {
            signal_number = SIGKILL;
        } else if (waited >= milliseconds(options_.limits.cluster_orphan_ms_max / 4)) {
            signal_number = SIGTERM;
        }
        for (const pid_t pid : backends) {
            if (signal_number != 0) ::kill(pid, signal_number);
        }
        rest();
    }
}

Cluster::Outcome Cluster::launch() {
    if (auto written = directory_.writeSettings(account_, options_.extra_settings); !written) {
        return written;
    }
    // No server of ours lives, and run/ is ours alone; PostgreSQL would believe a stale lock file.
    ::unlink(directory_.socketPath().c_str());
    ::unlink((directory_.socketPath() + ".lock").c_str());
    turnLogOver();
    log_from_ = directory_.serverLogBytes();
    const auto start_log = directory_.startLog();
    ::unlink(start_log.c_str());
    const int log_fd =
        ::open(start_log.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (log_fd < 0) {
        return refusal("Cannot write " + start_log + ": " + std::strerror(errno) +
                       ". Make room or correct its permissions.");
    }
    Command command;
    command.program = binaries_.directory + "/postgres";
    command.arguments = {"-D", directory_.clusterDir()};
    const auto fixed = fixedSettings(directory_.runDir());
    command.arguments.insert(command.arguments.end(), fixed.begin(), fixed.end());
    command.environment = plainEnvironment();
    command.account = account_ ? &*account_ : nullptr;
    command.stdout_fd = command.stderr_fd = log_fd;
    command.own_session = true;
    if (options_.stop_with_thread) command.parent_death_signal = SIGINT;
    auto started = spawn(command);
    ::close(log_fd);
    if (!started) return std::move(started).error();
    remember(*started);
    child_ = true;
    return Done{};
}

Cluster::Answer Cluster::waitAccepting(Steady::time_point deadline) {
    const auto target = connectionString(directory_.runDir(), "postgres") + " connect_timeout=2";
    for (;;) {
        if (!alive()) return Answer::gone;
        if (PQping(target.c_str()) == PQPING_OK) return Answer::accepts;
        if (Steady::now() >= deadline) return Answer::late;
        rest();
    }
}

Cluster::Outcome Cluster::ensureDatabase() {
    const auto target = connectionString(directory_.runDir(), "postgres");
    const Connection connection{PQconnectdb(target.c_str()), &PQfinish};
    const auto complain = [&] {
        return refusal("Cannot make the database seatlock: " +
                       std::string(PQerrorMessage(connection.get())));
    };
    if (PQstatus(connection.get()) != CONNECTION_OK) return complain();
    const Reply found{
        PQexec(connection.get(), "SELECT 1 FROM pg_database WHERE datname = 'seatlock'"), &PQclear};
    if (PQresultStatus(found.get()) != PGRES_TUPLES_OK) return complain();
    if (PQntuples(found.get()) == 1) return Done{};
    const Reply made{PQexec(connection.get(), "CREATE DATABASE seatlock"), &PQclear};
    if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) return complain();
    return Done{};
}

core::Result<Done> Cluster::stop() {
    const auto postmaster = identity();
    if (attached_ || postmaster.pid == 0) {
        attached_ = false;
        forget();
        lock_.release();
        return Done{};
    }
    if (!waitGone(milliseconds(0))) {
        ::kill(postmaster.pid, SIGINT);  // fast shutdown
        if (!waitGone(milliseconds(options_.limits.cluster_stop_ms_max))) {
            core::logWarning("PostgreSQL does not stop; telling it to stop immediately");
            ::kill(postmaster.pid, SIGQUIT);
            if (!waitGone(milliseconds(options_.limits.cluster_abort_ms_max))) {
                lock_.release();  // the next start adopts it
                return refusal("PostgreSQL process " + std::to_string(postmaster.pid) +
                               " does not stop. End it by hand.");
            }
        }
    }
    forget();
    lock_.release();
    return Done{};
}

bool Cluster::waitGone(milliseconds limit) {
    const auto deadline = Steady::now() + limit;
    while (alive()) {
        if (Steady::now() >= deadline) return false;
        rest();
    }
    return true;
}

bool Cluster::alive() const {
    const auto postmaster = identity();
    return postmaster.pid != 0 && startTicks(postmaster.pid) == postmaster.ticks;
}

core::Result<Done> Cluster::ensureRunning() {
    if (alive()) {
        turnLogOver();
        return Done{};
    }
    if (attached_) return attachTo();
    if (!lock_.held()) return refusal("The database was not started.");
    forget();
    core::logWarning("PostgreSQL has died; starting it again");
    return bringUp(Steady::now() + milliseconds(options_.limits.cluster_restart_ms_max));
}

/// PostgreSQL can turn its log over by size, but not keep the number of files down with it.
void Cluster::turnLogOver() {
    if (attached_ || directory_.serverLogBytes() < options_.limits.cluster_log_bytes_max) return;
    const auto log = directory_.serverLog();
    if (::rename(log.c_str(), (log + ".1").c_str()) != 0) return;
    if (!alive()) return;
    // What pg_ctl logrotate does: the file is the request, the signal makes it be read.
    const auto request = directory_.clusterDir() + "/logrotate";
    const int fd = ::open(request.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return;
    if (account_ && ::fchown(fd, account_->uid, account_->gid) != 0) ::unlink(request.c_str());
    ::close(fd);
    ::kill(postmasterPid(), SIGUSR1);
}

void Cluster::remember(pid_t pid) {
    const auto ticks = pid != 0 ? startTicks(pid) : std::nullopt;
    core::MutexLock lock(mutex_);
    postmaster_ = {pid, ticks.value_or(0)};
}

/// The server is dead: leaves no zombie behind.
void Cluster::forget() {
    if (child_) reap(postmasterPid());
    child_ = false;
    remember(0);
}

Cluster::Identity Cluster::identity() const {
    core::MutexLock lock(mutex_);
    return postmaster_;
}

pid_t Cluster::postmasterPid() const {
    return identity().pid;
}

}  // namespace seatlock::cluster
