// One connection to PostgreSQL, directly or through PgBouncer. Used by one thread at a time;
// abortWait() alone may be called from another.
#pragma once

#include "engine/core/result.h"

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>

namespace pqxx {
class connection_base;
}

namespace seatlock::pool {

struct ConnectionOptions {
    std::string url;  ///< libpq URI or key=value string
    std::int64_t login_ms_max = 2'000;
    std::int64_t statement_ms_max = 0;  ///< server-side limit; 0: none
    std::string application_name = "seatlock";
};

/// Owns the libpqxx connection. It never reconnects by itself: broken is broken.
class Connection {
public:
    /// Logs in. Errors: database_unavailable, with the words of libpq or the server.
    static core::Result<std::unique_ptr<Connection>> open(const ConnectionOptions& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// For engine/store only.
    pqxx::connection_base& native();

    /// Not found to be lost yet.
    bool isOpen() const;

    /// Behind a transaction pooler: no session state, so no named statements and no LISTEN.
    /// Seen by the backend's process id, which a pooler does not tell truly.
    bool pooled() const { return pooled_; }

    /// True the first time a statement of this name is asked for here.
    bool remember(const std::string& name) { return names_.insert(name).second; }

    /// Makes a wait for the server's answer fail at once. Any thread, while the object lives.
    void abortWait();

private:
    struct Impl;
    explicit Connection(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
    std::unordered_set<std::string> names_;
    std::atomic<int> socket_{-1};
    bool pooled_ = false;
};

}  // namespace seatlock::pool
