// One SQL statement, run as prepared where the session may keep it and unnamed behind a
// transaction pooler. Used on the thread that holds the connection.
#pragma once

#include "engine/pool/connection.h"

#include <string>

#include <pqxx/pqxx>

namespace seatlock::store {

struct Statement {
    const char* name;
    const char* sql;
};

/// Runs it within `tx`. Throws what libpqxx throws.
template <class... Parameters>
pqxx::result run(pool::Connection& connection, pqxx::transaction_base& tx,
                 const Statement& statement, Parameters&&... parameters) {
    if (connection.pooled()) {
        return tx.exec_params(statement.sql, std::forward<Parameters>(parameters)...);
    }
    if (connection.remember(statement.name)) {
        connection.native().prepare(statement.name, statement.sql);
    }
    return tx.exec_prepared(statement.name, std::forward<Parameters>(parameters)...);
}

}  // namespace seatlock::store
