// One versioned step of the schema, and the pure decision which steps a database needs.
// Plain values and pure functions; any thread.
#pragma once

#include "engine/core/result.h"

#include <string>
#include <vector>

namespace seatlock::store {

/// A file of schema/: 001_inventory.sql has version 1 and name "inventory".
struct Migration {
    int version = 0;
    std::string name;
    std::string sql;
};

/// A row of schema_migration.
struct AppliedMigration {
    int version = 0;
    std::string name;
    std::string checksum;
};

/// The files that were in schema/ when the program was built, in order of version.
const std::vector<Migration>& embeddedMigrations();

/// schema/scratch/unsafe.sql, which takes the safety off a scratch schema's tables.
const std::string& embeddedUnsafe();

/// BLAKE2b-256 of the file's text, 64 lower-case hexadecimal digits.
std::string checksum(const Migration& migration);

/// The versions still to be applied, in order; `known` must be in order of version.
/// Error `configuration` when the database is newer than the program, an applied file has been
/// changed since, or either list has a hole.
core::Result<std::vector<int>> planMigrations(const std::vector<Migration>& known,
                                              const std::vector<AppliedMigration>& applied);

}  // namespace seatlock::store
