#include "engine/store/scratch.h"

#include "engine/config/conninfo.h"
#include "engine/core/log.h"
#include "engine/core/random.h"
#include "engine/store/guarded.h"
#include "engine/store/migrator.h"
#include "engine/store/rows.h"

#include <cstdint>
#include <cstdio>
#include <vector>

#include <pqxx/pqxx>

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::int64_t login_ms_max = 5'000;
constexpr const char* drop_lock_limit = "set local lock_timeout = '5s'";

std::string newSchemaName() {
    char name[32];
    std::snprintf(name, sizeof name, "seatlock_sim_%016llx",
                  static_cast<unsigned long long>(core::SecureRandom::instance().next64()));
    return name;
}

/// The same address with the schema, and nothing else, on the search path.
Result<std::string> withSchema(const std::string& url, const std::string& schema) {
    auto info = config::parseConnInfo(url);
    if (!info) return info.error();
    info->addOption("options", "");
    for (auto& option : info->options) {
        // The server takes the last one of a name.
        if (option.keyword == "options") option.value += " -csearch_path=" + schema;
    }
    return info->text();
}

Result<std::unique_ptr<pool::Connection>> open(const std::string& url) {
    return pool::Connection::open({url, login_ms_max, 0, "seatlock-scratch"});
}

bool tryLock(pqxx::transaction_base& tx, const std::string& schema) {
    return boolean(
        tx.exec_params1("select pg_try_advisory_lock(hashtextextended($1, 0))", schema)[0]);
}

/// False: something still uses it.
bool dropSchema(pool::Connection& connection, const std::string& schema) {
    pqxx::work tx(connection.native());
    tx.exec0(drop_lock_limit);
    try {
        tx.exec0("drop schema if exists " + tx.quote_name(schema) + " cascade");
    } catch (const pqxx::sql_error& failure) {
        if (failure.sqlstate() != "55P03") throw;
        return false;
    }
    tx.commit();
    return true;
}

std::vector<std::string> scratchSchemas(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    std::vector<std::string> out;
    for (const auto& row :
         tx.exec("select nspname from pg_namespace "
                 "where nspname ~ '^seatlock_sim_[0-9a-f]{16}$' and pg_has_role(nspowner, 'usage') "
                 "order by nspname")) {
        out.emplace_back(text(row[0]));
    }
    return out;
}

/// Removes the schema if nobody holds its lock.
bool sweepOne(pool::Connection& connection, const std::string& schema) {
    {
        pqxx::nontransaction tx(connection.native());
        if (!tryLock(tx, schema)) return false;
    }
    const bool dropped = dropSchema(connection, schema);
    pqxx::nontransaction tx(connection.native());
    tx.exec_params1("select pg_advisory_unlock(hashtextextended($1, 0))", schema);
    return dropped;
}

}  // namespace

Scratch::Scratch(std::string database_url, std::string schema, std::string url)
    : database_url_(std::move(database_url)), schema_(std::move(schema)), url_(std::move(url)) {}

Scratch::~Scratch() {
    if (auto removed = remove(); !removed) {
        core::logWarning("schema " + schema_ + " may be left behind: " + removed.error().detail);
    }
}

Result<std::unique_ptr<Scratch>> Scratch::create(const std::string& database_url) {
    if (auto swept = sweep(database_url); !swept) return swept.error();
    const auto schema = newSchemaName();
    auto url = withSchema(database_url, schema);
    if (!url) return url.error();
    std::unique_ptr<Scratch> self(new Scratch(database_url, schema, std::move(url).value()));
    if (auto built = self->build(); !built) return built.error();
    return self;
}

Result<Done> Scratch::build() {
    // Locked before it is there: nobody finds it unlocked.
    if (auto locked = renew(); !locked) return locked;
    auto& connection = *connection_;
    auto made = guarded<Done>(connection, [&]() -> Result<Done> {
        pqxx::nontransaction tx(connection.native());
        try {
            tx.exec0("create schema " + tx.quote_name(schema_));
        } catch (const pqxx::insufficient_privilege& failure) {
            return {ErrorCode::configuration,
                    "this database user may not create a schema, which a simulation needs; its "
                    "owner can allow it: GRANT CREATE ON DATABASE (the server says: " +
                        std::string(failure.what()) + ")"};
        }
        removed_ = false;
        return Done{};
    });
    if (!made) return made;
    if (auto alone = requireScratch(connection); !alone) return alone;
    if (auto migrated = migrate(connection); !migrated) return migrated.error();
    return guarded<Done>(connection, [&]() -> Result<Done> {
        pqxx::work tx(connection.native());
        tx.exec(embeddedUnsafe());
        tx.commit();
        return Done{};
    });
}

Result<Done> Scratch::keep() {
    auto there = guarded<Done>(*connection_, [&]() -> Result<Done> {
        pqxx::nontransaction tx(connection_->native());
        tx.exec1("select 1");
        return Done{};
    });
    return there ? there : renew();
}

Result<Done> Scratch::renew() {
    auto opened = open(url_);
    if (!opened) return opened.error();
    connection_ = std::move(opened).value();
    if (connection_->pooled()) {
        return {ErrorCode::configuration,
                "a simulation's tables cannot be made through PgBouncer; name the database past "
                "it"};
    }
    return guarded<Done>(*connection_, [&]() -> Result<Done> {
        pqxx::nontransaction tx(connection_->native());
        if (tryLock(tx, schema_)) return Done{};
        // Our own lost session may not be over yet in the server.
        return {ErrorCode::database_unavailable, "the lock on " + schema_ + " is not free yet"};
    });
}

Result<Done> Scratch::drop() {
    return guarded<Done>(*connection_, [&]() -> Result<Done> {
        if (dropSchema(*connection_, schema_)) return Done{};
        return {ErrorCode::database_unavailable, schema_ + " is still in use"};
    });
}

Result<Done> Scratch::remove() {
    if (removed_) return Done{};
    auto dropped = drop();
    if (!dropped && !connection_->native().is_open()) {
        auto opened = open(url_);
        if (!opened) return opened.error();
        connection_ = std::move(opened).value();
        dropped = drop();
    }
    if (!dropped) return dropped;
    removed_ = true;
    return Done{};
}

Result<int> Scratch::sweep(const std::string& database_url) {
    auto opened = open(database_url);
    if (!opened) return opened.error();
    auto& connection = **opened;
    return guarded<int>(connection, [&]() -> Result<int> {
        int removed = 0;
        for (const auto& schema : scratchSchemas(connection)) {
            if (sweepOne(connection, schema)) ++removed;
        }
        return removed;
    });
}

Result<Done> requireScratch(pool::Connection& connection) {
    return guarded<Done>(connection, [&]() -> Result<Done> {
        pqxx::nontransaction tx(connection.native());
        const auto row = tx.exec1(
            "select coalesce(current_schema() ~ '^seatlock_sim_[0-9a-f]{16}$' "
            "and cardinality(current_schemas(false)) = 1, false)");
        if (boolean(row[0])) return Done{};
        return {ErrorCode::configuration,
                "this connection's search path is not a simulation's schema alone; simulated "
                "sales are never made on real tables"};
    });
}

}  // namespace seatlock::store
