// A buyer's wish for seats on its way through the engine, and how it is answered. One owner at a
// time: the listener that read it, then the worker that serves it.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/booking/bestavailable.h"
#include "engine/booking/runningkeys.h"
#include "engine/core/result.h"
#include "engine/pool/item.h"
#include "engine/store/idempotencystore.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::booking {

/// A hold as its buyer sees it. Times in microseconds by the database's clock.
struct HoldView {
    board::EventBoardPtr event;
    core::HoldId id;
    char state = 'a';  ///< as in the schema: a active, r released, c confirmed, e expired
    std::vector<core::SeatNo> seats;
    core::Micros created_at = 0;
    core::Micros expires_at = 0;
    core::Micros expires_max_at = 0;
};

/// Success is a hold, or the stored reply to the same idempotent request.
struct HoldAnswer {
    HoldView hold;
    std::optional<store::Replay> replay;
};

/// Receives exactly one answer, on any thread.
class HoldReply {
public:
    virtual ~HoldReply() = default;
    virtual void answer(core::Result<HoldAnswer> answer) = 0;
    /// The reply's body, for the idempotency record that is committed with the hold.
    virtual std::string render(const HoldView& hold) const = 0;
};

struct HoldRequest {
    board::EventBoardPtr event;
    std::int16_t channel_no = 0;
    std::vector<core::SeatNo> seats;  ///< or empty, with `best`
    std::optional<BestRequest> best;
    std::string buyer_key;  ///< 32 bytes, or empty
    std::optional<store::IdempotencyKey> key;
    RunningKeys::Run run;
    /// Of the pool; staff's holds have no limit of seats a buyer.
    pool::Share share = pool::Share::buyers;
    std::unique_ptr<HoldReply> reply;
};

}  // namespace seatlock::booking
