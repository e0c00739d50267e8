// A real PgBouncer in transaction pooling, in front of a TestCluster. One thread.
#pragma once

#include "engine/cluster/bouncer.h"
#include "tests/support/testcluster.h"

#include <memory>
#include <string>

#include <sys/types.h>

namespace seatlock::tests {

struct BouncerOptions {
    int pool_size = 8;  ///< server connections of each database
    int clients_max = 100;
    std::string extra;  ///< more lines of its [pgbouncer] section
};

/// Listens on a unix socket in a directory of its own. Any database of the cluster can be named.
class TestBouncer {
public:
    /// Starts it; `server` must outlive it. Check ok().
    explicit TestBouncer(TestCluster& server, BouncerOptions options = {});

    bool ok() const { return error_.empty(); }
    const std::string& error() const { return error_; }
    pid_t pid() const { return bouncer_ ? bouncer_->pid() : 0; }

    /// True when it accepts again.
    bool start();
    /// At once: its clients and server connections are cut.
    void stop() { bouncer_->stop(); }
    bool restart() { return stop(), start(); }

    /// Through the bouncer to `database`; "pgbouncer" is its console (SHOW POOLS, PAUSE, …).
    std::string url(const std::string& database = "seatlock") const {
        return bouncer_->url("seatlock", database);
    }

private:
    ScratchDirectory scratch_;
    std::unique_ptr<cluster::Bouncer> bouncer_;
    std::string error_;
};

}  // namespace seatlock::tests
