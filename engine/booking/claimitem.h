// One reservation between its board check and its answer. Owned by the queue, then a worker.
#pragma once

#include "engine/booking/bookingstats.h"
#include "engine/booking/holdrequest.h"
#include "engine/core/databaseclock.h"
#include "engine/core/random.h"
#include "engine/pool/item.h"

namespace seatlock::booking {

/// Its seats are in flight on the board from take() until the answer.
class ClaimItem final : public pool::Item {
public:
    ClaimItem(HoldRequest request, core::HoldId hold, BookingStats& stats)
        : request_(std::move(request)), hold_(hold), stats_(stats) {}
    ~ClaimItem() override;

    /// Takes its seats on the board: those named, or the best there are. On refusal says why,
    /// and nothing is taken.
    core::Result<core::Done> take(std::uint32_t now_s);

    void refuse(core::Error error) override;
    void succeed(core::Micros now, std::int32_t hold_s, std::int32_t hold_s_max);
    void replay(store::Replay stored);
    /// Answers that the outcome is unknown, and leaves the seats in flight.
    void leaveInDoubt();
    /// Gives its seats back to the board, to choose or try again.
    void release();

    /// Labels of the given seats of this request.
    std::vector<std::string> labels(const std::vector<core::SeatNo>& seats) const;
    HoldView view(core::Micros now, std::int32_t hold_s, std::int32_t hold_s_max) const;

    const HoldRequest& request() const { return request_; }
    const std::vector<core::SeatNo>& seats() const { return request_.seats; }
    core::HoldId hold() const { return hold_; }
    void setHold(core::HoldId hold) { hold_ = hold; }
    bool answered() const { return answered_; }

    bool sent = false;  ///< a statement with this hold may have reached the database
    int tries = 0;      ///< claims that missed

private:
    core::Result<core::Done> takeBest(std::uint32_t now_s);
    void answer(core::Result<HoldAnswer> answer);

    HoldRequest request_;
    core::HoldId hold_;
    BookingStats& stats_;
    bool taken_ = false;
    bool answered_ = false;
};

}  // namespace seatlock::booking
