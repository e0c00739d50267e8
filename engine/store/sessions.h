// The server's sessions of one application, watched and ended from outside. The thread that holds
// the connection; errors: database_unavailable.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <string>

namespace seatlock::store {

/// Sessions whose application_name is this.
core::Result<std::int64_t> countSessions(pool::Connection& connection, const std::string& name);

/// Ends one of them, one at work if there is any. False: there is none.
core::Result<bool> endSession(pool::Connection& connection, const std::string& name);

/// Some of them are committing: they wait for the write-ahead log.
core::Result<bool> anyCommitting(pool::Connection& connection, const std::string& name);

/// "PostgreSQL 15.14".
core::Result<std::string> serverVersion(pool::Connection& connection);

}  // namespace seatlock::store
