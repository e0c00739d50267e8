#include "engine/simulator/backstage.h"

#include "engine/simulator/connectioncutter.h"
#include "engine/simulator/processtable.h"
#include "engine/store/sessions.h"

#include <algorithm>
#include <chrono>

#include <signal.h>

namespace seatlock::simulator {

using core::MutexLock;

namespace {
constexpr std::int64_t count_every_ms = 200;
constexpr std::int64_t look_every_ms = 2;
constexpr int looks_max = 1'000;
constexpr int revivals_max = 30;
constexpr std::int64_t login_ms_max = 1'000;
constexpr std::int64_t statement_ms_max = 1'000;
constexpr int postgresql_port = 5432;

/// The postmaster and everything it started.
std::vector<pid_t> serverProcesses(pid_t postmaster) {
    auto out = childrenOf(postmaster);
    out.insert(out.begin(), postmaster);
    return out;
}
}  // namespace

Backstage::Backstage(Place place) : place_(std::move(place)) {
    thread_ = core::NamedThread("backstage", [this] { work(); });
}

Backstage::~Backstage() {
    {
        MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notifyAll();
    }
    thread_.join();
}

bool Backstage::inject(Fault fault) {
    MutexLock lock(mutex_);
    if (faults_.size() >= faults_waiting_max) return false;
    faults_.push_back(fault);
    wake_.notifyAll();
    return true;
}

std::vector<std::string> Backstage::told() {
    MutexLock lock(mutex_);
    return std::exchange(told_, {});
}

void Backstage::tell(std::string text) {
    MutexLock lock(mutex_);
    told_.push_back(std::move(text));
}

bool Backstage::stopping() {
    MutexLock lock(mutex_);
    return stopping_;
}

/// False when it is time to end, or another fault is wanted.
bool Backstage::waitFor(std::int64_t ms) {
    MutexLock lock(mutex_);
    if (!stopping_ && faults_.empty()) wake_.waitFor(lock, std::chrono::milliseconds(ms));
    return !stopping_ && faults_.empty();
}

bool Backstage::nextFault(Fault& fault) {
    MutexLock lock(mutex_);
    if (faults_.empty()) return false;
    fault = faults_.front();
    faults_.pop_front();
    return true;
}

void Backstage::work() {
    while (!stopping()) {
        Fault fault{};
        while (!stopping() && nextFault(fault)) doFault(fault);
        count();
        waitFor(count_every_ms);
    }
}

pool::Connection* Backstage::connection() {
    if (!connection_) {
        auto opened = pool::Connection::open(
            {place_.database_url, login_ms_max, statement_ms_max, "seatlock-backstage"});
        if (opened) connection_ = std::move(opened).value();
    }
    return connection_.get();
}

void Backstage::count() {
    auto* database = connection();
    if (!database) return;
    const auto sessions = store::countSessions(*database, place_.application_name);
    if (!sessions) {
        connection_.reset();
        return;
    }
    sessions_.store(*sessions);
    sessions_max_.store(std::max(sessions_max_.load(), *sessions));
}

void Backstage::doFault(Fault fault) {
    switch (fault) {
        case Fault::kill_backend:
            return killBackend();
        case Fault::restart_database:
            return restartDatabase();
        case Fault::freeze_database:
            return freezeDatabase();
        case Fault::cut_commit:
            return cutCommit();
    }
}

void Backstage::killBackend() {
    auto* database = connection();
    const auto ended = database ? store::endSession(*database, place_.application_name)
                                : core::Result<bool>(false);
    if (!ended) connection_.reset();
    tell(ended && *ended ? "a database connection was killed"
                         : "there was no database connection to kill");
}

void Backstage::restartDatabase() {
    const auto postmaster = place_.embedded ? postmasterOf(place_.data_dir) : std::nullopt;
    if (!postmaster) return tell("the database is not embedded here and was not restarted");
    connection_.reset();
    ::kill(*postmaster, SIGQUIT);  // immediate shutdown: no checkpoint, recovery at the start
    tell("the database was restarted without a checkpoint");
    if (!place_.revive) return;
    for (int n = 0; n < revivals_max && !stopping(); ++n) {
        if (place_.revive() && connection()) return;
        MutexLock lock(mutex_);
        wake_.waitFor(lock, std::chrono::milliseconds(count_every_ms));
    }
}

void Backstage::freezeDatabase() {
    const auto postmaster = place_.embedded ? postmasterOf(place_.data_dir) : std::nullopt;
    if (!postmaster) return tell("the database is not embedded here and was not frozen");
    // The postmaster first: it must not start anything meanwhile.
    for (const pid_t pid : serverProcesses(*postmaster)) ::kill(pid, SIGSTOP);
    tell("the database was frozen for 5 s");
    {
        MutexLock lock(mutex_);
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(freeze_ms);
        while (!stopping_) {
            const auto left = until - std::chrono::steady_clock::now();
            if (left <= left.zero()) break;
            wake_.waitFor(lock, std::chrono::duration_cast<std::chrono::microseconds>(left));
        }
    }
    for (const pid_t pid : serverProcesses(*postmaster)) ::kill(pid, SIGCONT);
}

void Backstage::cutCommit() {
    for (int n = 0; n < looks_max && !stopping(); ++n) {
        auto* database = connection();
        if (!database) break;
        const auto committing = store::anyCommitting(*database, place_.application_name);
        if (!committing) {
            connection_.reset();
            break;
        }
        if (*committing) {
            const int cut = cutDatabaseConnections(place_.server, postgresql_port);
            if (cut < 0) return tell("this system does not let connections be cut from outside");
            if (cut > 0) {
                return tell(std::to_string(cut) +
                            " database connections were cut while a COMMIT was under way");
            }
        }
        MutexLock lock(mutex_);
        wake_.waitFor(lock, std::chrono::milliseconds(look_every_ms));
    }
    tell("no COMMIT was under way to be cut");
}

}  // namespace seatlock::simulator
