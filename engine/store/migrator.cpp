#include "engine/store/migrator.h"

#include "engine/pool/failure.h"
#include "engine/store/rows.h"

#include <pqxx/pqxx>

namespace seatlock::store {

namespace {

// Two engines that make the first table at once: one of them fails and finds it on the next try.
constexpr int first_table_tries = 5;

std::vector<AppliedMigration> readApplied(pqxx::transaction_base& tx) {
    std::vector<AppliedMigration> out;
    for (const auto& row :
         tx.exec("select version, name, checksum from schema_migration order by version")) {
        out.push_back({integer<int>(row[0]), std::string(text(row[1])), std::string(text(row[2]))});
    }
    return out;
}

bool hasTable(pqxx::transaction_base& tx) {
    return boolean(tx.exec1("select to_regclass('schema_migration') is not null")[0]);
}

/// Settings of this transaction only: a pooled session is not ours to change.
void setLimits(pqxx::transaction_base& tx, const config::Limits& limits) {
    tx.exec0("set local statement_timeout = " + std::to_string(limits.bulk_statement_ms_max));
    tx.exec0("set local lock_timeout = " + std::to_string(limits.migration_lock_ms_max));
}

/// What is missing, without a lock: most starts find nothing to do and disturb nobody.
core::Result<std::vector<int>> missing(pool::Connection& connection,
                                       const std::vector<Migration>& known) {
    pqxx::work tx(connection.native());
    const auto applied = hasTable(tx) ? readApplied(tx) : std::vector<AppliedMigration>{};
    tx.commit();
    return planMigrations(known, applied);
}

void makeFirstTable(pool::Connection& connection, const Migration& first,
                    const config::Limits& limits) {
    for (int i = 1;; ++i) {
        try {
            pqxx::work tx(connection.native());
            if (hasTable(tx)) return;
            setLimits(tx, limits);
            tx.exec(first.sql);
            tx.commit();
            return;
        } catch (const pqxx::sql_error& failure) {
            // IF NOT EXISTS does not see what another transaction is making (42P07, 23505).
            const auto& state = failure.sqlstate();
            if ((state != "42P07" && state != "23505") || i == first_table_tries) throw;
        }
    }
}

/// Applies the next missing file; its version, or -1 when there is none.
core::Result<int> applyNext(pool::Connection& connection, const std::vector<Migration>& known,
                            const config::Limits& limits) {
    pqxx::work tx(connection.native());
    setLimits(tx, limits);
    // Readers go on; the next migrator waits here and then sees what this one has recorded.
    tx.exec0("lock table schema_migration in exclusive mode");
    const auto plan = planMigrations(known, readApplied(tx));
    if (!plan) return plan.error();
    if (plan->empty()) return -1;
    const auto& next = known[static_cast<std::size_t>(plan->front())];
    tx.exec(next.sql);
    tx.exec_params("insert into schema_migration (version, name, checksum) values ($1, $2, $3)",
                   next.version, next.name, checksum(next));
    tx.commit();
    return next.version;
}

}  // namespace

core::Result<MigrationReport> migrate(pool::Connection& connection,
                                      const std::vector<Migration>& known,
                                      const config::Limits& limits) {
    int at = 0;
    try {
        const auto first_look = missing(connection, known);
        if (!first_look) return first_look.error();
        MigrationReport report;
        report.version = static_cast<int>(known.size()) - 1;
        if (first_look->empty()) return report;
        makeFirstTable(connection, known.front(), limits);
        for (at = first_look->front();; ++at) {
            const auto version = applyNext(connection, known, limits);
            if (!version) return version.error();
            if (*version < 0) return report;
            report.applied.push_back(*version);
        }
    } catch (const std::exception& failure) {
        auto error = pool::classify(failure, connection.native().is_open()).error;
        if (at < static_cast<int>(known.size())) {
            const auto& file = known[static_cast<std::size_t>(at)];
            error.detail = "schema version " + std::to_string(file.version) + " (" + file.name +
                           "): " + error.detail;
        }
        return error;
    }
}

core::Result<MigrationReport> migrate(pool::Connection& connection, const config::Limits& limits) {
    return migrate(connection, embeddedMigrations(), limits);
}

core::Result<core::Done> checkSchemaVersion(pool::Connection& connection, OlderSchema older) {
    try {
        const auto absent = missing(connection, embeddedMigrations());
        if (!absent) return absent.error();
        if (absent->empty() || older == OlderSchema::accepted) return core::Done{};
        return {core::ErrorCode::schema,
                "the database's schema is older than this program: start an engine of this version "
                "on it, or run `seatlockd migrate`"};
    } catch (const std::exception& failure) {
        return pool::classify(failure, connection.native().is_open()).error;
    }
}

}  // namespace seatlock::store
