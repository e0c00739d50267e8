// Blocked seats: the list of them, and those whose time has come. All throw what libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct BlockedSeat {
    std::string label;
    std::string reason;
    std::string note;
    std::string actor;  ///< login; empty: nobody knows
    core::Micros blocked_at = 0;
    std::optional<core::Micros> release_at;
    std::string channel;  ///< slug of the only one that would sell it; empty: any
};

/// In order of label, after that one; at most `limit`.
std::vector<BlockedSeat> listBlocks(pool::Connection& connection, core::EventId event,
                                    const std::string& after, int limit);

/// Unblocks seats whose release time is over by the database's clock, at most `limit`, leaving
/// those that somebody else has locked for the next time. Their facts, by event. A worker's thread.
std::map<core::EventId, std::vector<board::SeatFact>> releaseDueBlocks(pool::Connection& connection,
                                                                       int limit,
                                                                       std::int32_t engine_id);

}  // namespace seatlock::store
