// The audit trail: who changed what. Used on the thread that holds the connection; throws what
// libpqxx throws.
#pragma once

#include "engine/pool/connection.h"
#include "engine/store/staffrows.h"

#include <optional>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

/// Within the transaction that it tells of.
void appendTrail(pool::Connection& connection, pqxx::transaction_base& tx, const TrailEntry& entry);
void appendTrail(pool::Connection& connection, const TrailEntry& entry);

/// Which entries; what has no value does not matter.
struct TrailQuery {
    std::optional<std::string> login;
    std::optional<std::string> action;
    std::optional<std::string> event;     ///< slug
    std::optional<std::string> resource;  ///< the resource, or one below it
    std::optional<core::Micros> from;
    std::optional<core::Micros> to;  ///< before it
    /// Only those older than this one.
    std::optional<staff::EntryId> before;
    int limit = 100;
};

/// The latest first.
std::vector<TrailEntry> readTrail(pool::Connection& connection, const TrailQuery& query);

}  // namespace seatlock::store
