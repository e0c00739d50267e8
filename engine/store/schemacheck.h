// Invariants of the database as a whole. Used on the thread that holds the connection; throws what
// libpqxx throws.
#pragma once

#include "engine/store/audit.h"

#include <span>
#include <string_view>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

/// No rows of an event that does not exist, in the tables that have no foreign key to it.
InvariantReport checkOrphans(pqxx::transaction_base& tx);

/// Every constraint of schema/ is in force: present, as it was made, validated, its triggers on.
InvariantReport checkSchema(pqxx::transaction_base& tx);

struct ExpectedConstraint {
    std::string_view table;
    std::string_view name;
    std::string_view definition;  ///< empty for checks, which servers may word differently
};
std::span<const ExpectedConstraint> expectedConstraints();

}  // namespace seatlock::store
