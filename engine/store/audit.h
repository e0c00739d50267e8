// Proves the books, or says what is wrong with them. Used on the thread that holds the connection.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

constexpr int audit_examples_max = 10;

struct InvariantReport {
    std::string id;
    std::string statement;
    std::int64_t violations = 0;
    std::vector<std::string> examples;  ///< the first of them, in words
};

/// Seats by what they are at the moment of the audit: a hold whose time is over is available.
struct SeatCounts {
    std::int64_t available = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::int64_t blocked = 0;
    std::int64_t others = 0;  ///< in no state there is
};

struct EventAudit {
    std::string slug;
    SeatCounts counts;
};

struct AuditReport {
    std::vector<EventAudit> events;
    std::vector<InvariantReport> invariants;

    std::int64_t violations() const;
    SeatCounts counts() const;  ///< of all events together
};

/// Checks every invariant of one event, or of all, in one snapshot (repeatable read, read only):
/// a sale may go on meanwhile and is not hindered. Errors: unknown_event; database_unavailable;
/// internal, also when the schema is not there.
core::Result<AuditReport> audit(pool::Connection& connection,
                                const std::optional<std::string>& event_slug = std::nullopt);

/// The same within a transaction of the caller's, repeatable read if others may write meanwhile.
/// Throws what libpqxx throws.
core::Result<AuditReport> audit(pqxx::transaction_base& tx,
                                const std::optional<std::string>& event_slug = std::nullopt);

}  // namespace seatlock::store
