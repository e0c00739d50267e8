// Brings a database's schema up to what the program knows. Called on the thread that holds the
// connection; may run in several engines at once.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/migration.h"

#include <vector>

namespace seatlock::store {

struct MigrationReport {
    int version = -1;          ///< of the schema now
    std::vector<int> applied;  ///< by this call, in order
};

/// Applies what is missing, one transaction each, under a table lock, so that of two engines one
/// waits and then finds the work done. Works behind a transaction pooler. A lock that another
/// holds is waited for up to Limits::migration_lock_ms_max.
/// Errors: `schema` as planMigrations(); `contended` when the lock was not had in time;
/// `database_unavailable`; `internal` with the server's words when a file fails, with the files
/// before it kept and itself undone.
core::Result<MigrationReport> migrate(pool::Connection& connection,
                                      const config::Limits& limits = {});

/// The same with other files; they must include one that makes schema_migration as the first.
core::Result<MigrationReport> migrate(pool::Connection& connection,
                                      const std::vector<Migration>& known,
                                      const config::Limits& limits = {});

/// What to think of a schema that lacks files of this program.
enum class OlderSchema { refused, accepted };
/// Changes nothing: Done when the schema is this program's. Errors: `schema`, as above and when it
/// is older and that is refused; database_unavailable, internal.
core::Result<core::Done> checkSchemaVersion(pool::Connection& connection, OlderSchema older);

}  // namespace seatlock::store
