// Holds after they were claimed: read, extend, drop a seat, release, expire. Worker threads.
// Each runs as one transaction and may be run again after a lost connection. All throw what
// libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/clock.h"
#include "engine/core/ids.h"
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

struct HoldRow {
    core::HoldId id;
    char state = 'a';  ///< a active, r released, c confirmed, e expired
    std::int16_t channel_no = 0;
    std::string buyer_key;
    std::vector<core::SeatNo> seats;
    core::Micros created_at = 0;
    core::Micros expires_at = 0;
    core::Micros expires_max_at = 0;
    core::Micros now = 0;  ///< the database's clock when it was read

    bool expired() const { return state == 'e' || (state == 'a' && expires_at <= now); }
};

/// What a change left behind: the hold and the facts of the seats it touched.
struct HoldChange {
    HoldRow hold;
    std::vector<board::SeatFact> facts;
    bool repeated = false;  ///< it was so already: by a first run of this, or an earlier request
};

/// Nothing: no such hold.
std::optional<HoldRow> readHold(pool::Connection& connection, core::EventId event,
                                core::HoldId hold);

/// Moves the expiry to now + hold_s, at most to the hold's own cap. Errors: unknown_hold,
/// hold_expired, hold_closed, hold_extension_spent (the cap is reached already).
core::Result<HoldChange> extendHold(pool::Connection& connection, core::EventId event,
                                    core::HoldId hold, std::int32_t hold_s);

/// Gives seats back; the hold keeps the rest. Seats dropped already stay so. Errors as above, and
/// invalid_body when a seat is not in the hold or none would be left.
core::Result<HoldChange> dropSeats(pool::Connection& connection, core::EventId event,
                                   core::HoldId hold, const std::vector<core::SeatNo>& seats,
                                   std::int32_t engine_id);

/// Takes more seats into the hold, all of them or none, until the hold ends. Those that it has
/// already stay so. Errors as above; sale_not_open; limit_reached, when the hold would have more
/// than `seats_max`, or counts for a named buyer; seat_unavailable, and `lost` are the seats that
/// cannot be had.
core::Result<HoldChange> addSeats(pool::Connection& connection, core::EventId event,
                                  core::HoldId hold, const std::vector<core::SeatNo>& seats,
                                  std::size_t seats_max, std::int32_t engine_id,
                                  std::vector<core::SeatNo>& lost);

/// Gives all seats back. A hold released already stays so, without an error.
core::Result<HoldChange> releaseHold(pool::Connection& connection, core::EventId event,
                                     core::HoldId hold, std::int32_t engine_id);

/// Frees the seats of `seats` whose hold is over by the database's clock, and closes their holds.
std::vector<board::SeatFact> expireSeats(pool::Connection& connection, core::EventId event,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int32_t engine_id);

/// The same within a transaction of the caller's, who commits.
std::vector<board::SeatFact> expireSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                         core::EventId event,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int32_t engine_id);

}  // namespace seatlock::store
