// Claims: many requests for seats of one event in one SKIP LOCKED statement. Worker threads.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

struct ClaimRequest {
    core::HoldId hold;
    std::string buyer_key;  ///< 32 bytes, or empty for an anonymous hold
    std::vector<core::SeatNo> seats;
};

struct ClaimBatch {
    core::EventId event;
    core::ChartId chart;  ///< that the seat numbers are of
    std::int16_t channel_no = 0;
    std::int32_t hold_s = 0;
    std::int32_t hold_s_max = 0;
    std::int32_t engine_id = 0;
    std::vector<ClaimRequest> requests;
};

struct ClaimedSeat {
    std::int32_t request = 0;  ///< index in ClaimBatch::requests
    core::SeatNo seat = 0;
    std::int32_t version = 0;
};

struct ClaimOutcome {
    core::Micros now = 0;  ///< the transaction's time, by the database's clock
    bool sale_open = false;
    bool other_chart = false;        ///< the event has moved to another: nothing was claimed
    std::vector<ClaimedSeat> seats;  ///< all seats of every request that won, none of the others
};

/// Claims and commits: one statement is one transaction. Throws what libpqxx throws; on a lost
/// connection the whole batch is in doubt.
ClaimOutcome claim(pool::Connection& connection, const ClaimBatch& batch);

/// The same within a transaction of the caller's, who commits.
ClaimOutcome claim(pool::Connection& connection, pqxx::transaction_base& tx,
                   const ClaimBatch& batch);

/// Settles batches in doubt. Writes a void hold under the id of each: whichever of it and the
/// lost statement comes first, the other fails on the primary key, so the answer is final.
/// May be repeated when its own answer is lost. Returns the ids that had been committed.
std::vector<core::HoldId> settle(pool::Connection& connection, core::EventId event,
                                 const std::vector<core::HoldId>& holds);

/// Of the seats, those whose hold is one of `holds`, with version and expiry: what a settled
/// batch had claimed.
ClaimOutcome claimedBy(pool::Connection& connection, core::EventId event,
                       const std::vector<ClaimRequest>& requests);

}  // namespace seatlock::store
