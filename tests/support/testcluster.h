// A real PostgreSQL for tests, made in a fresh directory under /tmp and removed at the end. One
// thread.
#pragma once

#include "engine/cluster/cluster.h"

#include <memory>
#include <string>

namespace seatlock::tests {

/// A fresh directory under /tmp, removed with all that is in it by the destructor.
class ScratchDirectory {
public:
    ScratchDirectory();
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Runs statements through libpq; the last one's first value (empty for NULL and for no row).
/// On failure prints the error, sets `failed` where given, and returns "ERROR: …".
std::string sqlValue(const std::string& url, const std::string& sql, bool* failed = nullptr);

class TestCluster {
public:
    /// Makes and starts one; `extra_settings` are lines for the server, for example
    /// "max_connections = 20". Check ok().
    explicit TestCluster(const std::string& extra_settings = {});

    bool ok() const { return error_.empty(); }
    const std::string& error() const { return error_; }
    cluster::Cluster& cluster() { return *cluster_; }
    std::string dataDir() const { return scratch_.path() + "/data"; }

    /// The database `seatlock`, which the cluster makes itself.
    const std::string& url() const { return cluster_->url(); }
    /// Makes an empty database and returns its connection string.
    std::string freshDatabase();
    /// The database's connection string by name.
    std::string urlOf(const std::string& database) const;

    /// In the database `seatlock`, or at `url`. False when it failed; the reason is printed.
    bool exec(const std::string& sql, const std::string& url = {});
    std::string value(const std::string& sql, const std::string& url = {});

private:
    ScratchDirectory scratch_;
    std::unique_ptr<cluster::Cluster> cluster_;
    std::string error_;
    int databases_ = 0;
};

}  // namespace seatlock::tests
