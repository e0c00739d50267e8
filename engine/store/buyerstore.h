// The most seats a buyer may have of an event, over all engines. Worker threads; throws what
// libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

/// Locks the counts of these buyers until the transaction ends; those that another transaction
/// has locked are passed over. Returns the locked ones with the seats they have, in active holds
/// (by the database's clock) and in orders. `except` is not counted.
std::map<std::string, std::int64_t> lockBuyers(pool::Connection& connection,
                                               pqxx::transaction_base& tx, core::EventId event,
                                               const std::set<std::string>& buyer_keys,
                                               core::HoldId except = {});

}  // namespace seatlock::store
