// A schema of its own for simulated sales, beside the real one and never in it: the same tables,
// with the constraints off that make a double booking impossible. One thread.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <memory>
#include <string>

namespace seatlock::store {

class Scratch {
public:
    /// Makes a schema "seatlock_sim_…" and its tables in that database. A session lock on its name
    /// is held as long as this lives, so that others can tell that it is in use. Errors:
    /// configuration (no right to create a schema), database_unavailable, internal.
    static core::Result<std::unique_ptr<Scratch>> create(const std::string& database_url);
    /// Removes the schema, whatever is in it.
    ~Scratch();

    const std::string& schema() const { return schema_; }
    /// The database's address with this schema, and nothing else, on the search path.
    const std::string& url() const { return url_; }
    pool::Connection& connection() { return *connection_; }

    /// Looks whether connection() is still there; if not, makes another and takes the lock again.
    /// Errors: database_unavailable.
    core::Result<core::Done> keep();

    /// Removes it now. Errors: database_unavailable, when it may still be there; sweep() will find
    /// it.
    core::Result<core::Done> remove();

    /// Removes every scratch schema whose maker is gone. The number removed.
    static core::Result<int> sweep(const std::string& database_url);

private:
    Scratch(std::string database_url, std::string schema, std::string url);
    core::Result<core::Done> build();
    core::Result<core::Done> renew();
    core::Result<core::Done> drop();

    const std::string database_url_;
    const std::string schema_;
    const std::string url_;
    std::unique_ptr<pool::Connection> connection_;
    bool removed_ = true;  ///< it is not there, or not yet
};

/// Done when everything that `connection` names without a schema is in a scratch schema: what must
/// never touch real tables asks first. Errors: configuration, database_unavailable.
core::Result<core::Done> requireScratch(pool::Connection& connection);

}  // namespace seatlock::store
