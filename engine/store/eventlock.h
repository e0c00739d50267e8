// An event's row, locked while it is changed. Used on the thread that holds the connection; throws
// what libpqxx throws.
#pragma once

#include "engine/board/eventstatus.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>

#include <pqxx/pqxx>

namespace seatlock::store {

struct LockedEvent {
    core::EventId id;
    core::ChartId chart;
    core::VenueId venue;
    board::EventStatus status = board::EventStatus::draft;
    std::int64_t revision = 0;
    bool untouched = false;  ///< no seat of it was ever held, sold or blocked
};

/// Until the end of the transaction. Errors: unknown_event; precondition_failed when it is no more
/// of that revision.
core::Result<LockedEvent> lockEvent(pool::Connection& connection, pqxx::transaction_base& tx,
                                    const std::string& slug, std::optional<std::int64_t> revision);

}  // namespace seatlock::store
