// What the server knows of its tables when it plans a statement. Used on the thread that holds the
// connection; throws what libpqxx throws.
#pragma once

#include "engine/pool/connection.h"

#include <string>
#include <vector>

namespace seatlock::store {

/// Looks at tables that have rows and were never looked at, as autovacuum does some 15 s later and
/// some servers never do: the statements of a new house's first sale are planned blindly until
/// then, and take an event's every ticket for one. Their names.
std::vector<std::string> analyzeNewTables(pool::Connection& connection);

}  // namespace seatlock::store
