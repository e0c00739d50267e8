// The database a command works on: the one named, or the embedded one of a data directory,
// started for the command when no engine runs it. Main thread.
#pragma once

#include "engine/cluster/cluster.h"
#include "engine/config/options.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <memory>
#include <string>

namespace seatlock::app {

class DatabaseAccess {
public:
    /// Errors: configuration, cluster, database_unavailable; each says what to do.
    static core::Result<DatabaseAccess> open(const config::Options& options);
    /// The same, but never makes a database where there is none.
    static core::Result<DatabaseAccess> openExisting(const config::Options& options);

    pool::Connection& connection() { return *connection_; }
    const std::string& url() const { return url_; }
    /// The embedded server when this command runs it; null when an engine does, or none is used.
    cluster::Cluster* ownCluster() const {
        return cluster_ && !cluster_->attached() ? cluster_.get() : nullptr;
    }

private:
    std::unique_ptr<cluster::Cluster> cluster_;  ///< null with --database
    std::unique_ptr<pool::Connection> connection_;
    std::string url_;
};

}  // namespace seatlock::app
