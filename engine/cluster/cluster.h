// The life of the embedded PostgreSQL: made, started, adopted, watched, stopped. One owner thread;
// alive(), url() and postmasterPid() may be called from any.
#pragma once

#include "engine/cluster/account.h"
#include "engine/cluster/binaries.h"
#include "engine/cluster/datadirectory.h"
#include "engine/cluster/enginelock.h"
#include "engine/config/limits.h"
#include "engine/core/mutex.h"
#include "engine/core/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <sys/types.h>

namespace seatlock::cluster {

struct ClusterOptions {
    std::string data_dir = defaultDataDir();
    std::string bin_dir;  ///< empty: found by itself
    /// When another engine holds the directory: use its database instead of refusing. For
    /// commands that need no more than the database.
    bool attach = false;
    /// The server stops (fast) when the thread that started it ends, however it ends. For tests.
    bool stop_with_thread = false;
    std::string extra_settings;  ///< more lines for the server's settings; they win
    config::Limits limits;
};

/// One PostgreSQL cluster in DATA_DIR/pg, reached by the socket in DATA_DIR/run. While it is
/// started this object holds DATA_DIR/engine.lock. Stopped by the destructor if not before; after
/// a crash of this process the server lives on, and the next start() adopts it.
class Cluster {
public:
    explicit Cluster(ClusterOptions options);
    ~Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    /// Brings the database `seatlock` up. Blocks: seconds at the first start, longer while
    /// PostgreSQL recovers from a crash. Errors (cluster): see the messages; nothing is changed
    /// in data that is refused.
    core::Result<core::Done> start();

    /// Fast shutdown, after its limit an immediate one. Does nothing to a server of another
    /// engine. Error (cluster): the server would not end.
    core::Result<core::Done> stop();

    /// The postmaster that was started or adopted still lives. (It may be recovering.)
    bool alive() const;

    /// Starts the server again when it has died, within limits.cluster_restart_ms_max; keeps its
    /// log bounded. Cheap when all is well: call it often. Error (cluster): call again later.
    core::Result<core::Done> ensureRunning();

    /// libpq connection string of the database; constant.
    const std::string& url() const { return url_; }
    /// Process id of the server; 0 when there is none.
    pid_t postmasterPid() const;
    /// The server belongs to another engine, which stops it when it likes.
    bool attached() const { return attached_; }
    const DataDirectory& directory() const { return directory_; }

    /// The connection string of the database in `data_dir`, whether it runs or not.
    static std::string urlOf(const std::string& data_dir);

private:
    using Steady = std::chrono::steady_clock;
    using Outcome = core::Result<core::Done>;
    /// One process for good: the id may be used again, together with the start time it is not.
    struct Identity {
        pid_t pid = 0;
        std::uint64_t ticks = 0;
    };
    enum class Answer { accepts, gone, late };

    Outcome prepare();
    Outcome attachTo();
    Outcome bringUp(Steady::time_point deadline);
    Outcome bringUpOnce(Steady::time_point deadline, bool& again);
    core::Result<bool> adopt(Steady::time_point deadline);
    Outcome clearBackends(Steady::time_point deadline);
    Outcome launch();
    Answer waitAccepting(Steady::time_point deadline);
    Outcome ensureDatabase();
    bool waitGone(std::chrono::milliseconds limit);
    void turnLogOver();
    void remember(pid_t pid) EXCLUDES(mutex_);
    void forget();
    Identity identity() const EXCLUDES(mutex_);

    const ClusterOptions options_;
    const DataDirectory directory_;
    const std::string url_;
    EngineLock lock_;
    std::optional<Account> account_;
    Binaries binaries_;
    bool attached_ = false;
    bool child_ = false;  ///< the server is our child and must be reaped
    std::int64_t log_from_ = 0;

    mutable core::Mutex mutex_;
    Identity postmaster_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::cluster
