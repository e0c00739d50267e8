// The data directory on disk: its paths, what is in it, and making a new cluster in it. Nothing
// here ever removes or overwrites data. One owner thread.
#pragma once

#include "engine/cluster/account.h"
#include "engine/cluster/binaries.h"
#include "engine/config/limits.h"
#include "engine/core/result.h"

#include <optional>
#include <string>

namespace seatlock::cluster {

/// The longest path that fits a unix socket's address with its final 0 (unix(7)).
constexpr std::size_t socket_path_bytes_max = 107;

/// DATA_DIR: pg/ (the cluster), run/ (its socket, 0700), log/, engine.lock.
class DataDirectory {
public:
    /// `path`: any spelling; made absolute, links resolved. Touches nothing.
    explicit DataDirectory(const std::string& path);

    const std::string& root() const { return root_; }
    std::string clusterDir() const { return root_ + "/pg"; }
    std::string runDir() const { return root_ + "/run"; }
    std::string logDir() const { return root_ + "/log"; }
    std::string serverLog() const { return logDir() + "/postgresql.log"; }
    std::string startLog() const { return logDir() + "/start.log"; }
    std::string socketPath() const { return runDir() + "/.s.PGSQL.5432"; }
    /// Short name by which the servers' processes can be told from other clusters'.
    std::string clusterName() const;

    /// Makes the directory itself. Error: path not usable, socket path too long.
    core::Result<core::Done> create() const;

    /// Makes run/ and log/, with the right owner and permissions; opens the way for `account`.
    /// Error: a directory on the way is closed to it, or a directory cannot be made.
    core::Result<core::Done> prepare(const std::optional<Account>& account) const;

    /// The major version of the data; empty when there is none yet.
    /// Error: what is there is damaged, or belongs to somebody else.
    core::Result<std::optional<int>> dataVersion(const std::optional<Account>& account) const;

    /// initdb beside the final place, then a rename: what is called pg/ is always complete.
    core::Result<core::Done> initialise(const Binaries& binaries,
                                        const std::optional<Account>& account,
                                        const config::Limits& limits) const;

    /// Replaces seatlock.conf.
    core::Result<core::Done> writeSettings(const std::optional<Account>& account,
                                           const std::string& extra) const;

    /// The last lines of the start's own output and of the server's log past `log_from` bytes.
    std::string lastWords(std::int64_t log_from, const config::Limits& limits) const;
    std::int64_t serverLogBytes() const;

private:
    void removeUnfinished() const;

    std::string root_;
};

/// $XDG_DATA_HOME/seatlock, else ~/.local/share/seatlock; for root /var/lib/seatlock.
std::string defaultDataDir();

/// A database was made in this data directory once; empty: in the default one.
bool hasDatabase(const std::string& data_dir);

}  // namespace seatlock::cluster
