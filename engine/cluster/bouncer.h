// A PgBouncer in front of a PostgreSQL, in transaction pooling, on a unix socket in a directory of
// its own. One thread; ends with the thread that started it, however that ends.
#pragma once

#include "engine/cluster/account.h"
#include "engine/core/result.h"

#include <optional>
#include <string>

#include <sys/types.h>

namespace seatlock::cluster {

struct BouncerOptions {
    std::string server;         ///< "host=… port=… user=…": options of each database's line
    std::string connect_query;  ///< run on each new server connection; no single quotes
    int pool_size = 8;          ///< server connections of each database and user
    int clients_max = 100;
    std::string extra;  ///< more lines of its [pgbouncer] section
};

class Bouncer {
public:
    /// `directory` must exist; `account`: who it runs as, null for ourselves.
    Bouncer(std::string directory, const std::optional<Account>& account, BouncerOptions options);
    ~Bouncer();
    Bouncer(const Bouncer&) = delete;
    Bouncer& operator=(const Bouncer&) = delete;

    /// Done when it accepts. Errors: configuration (not installed), cluster.
    core::Result<core::Done> start();
    /// At once: its clients and server connections are cut.
    void stop();
    pid_t pid() const { return pid_; }

    /// Through it to `database`; "pgbouncer" is its console (SHOW POOLS, PAUSE, …).
    std::string url(const std::string& user, const std::string& database) const;

private:
    core::Result<core::Done> writeSettings() const;

    const std::string directory_;
    const std::optional<Account> account_;
    const BouncerOptions options_;
    pid_t pid_ = 0;
};

}  // namespace seatlock::cluster
