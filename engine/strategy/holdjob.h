// A request for seats. Made on a listener thread, run on a worker.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/store/strategystatements.h"
#include "engine/strategy/houses.h"
#include "engine/strategy/requestjob.h"

namespace seatlock::strategy {

class HoldJob final : public RequestJob {
public:
    /// `wish` without its hold, which the job makes. The references must outlive it.
    HoldJob(http::Responder responder, const House& house, store::SellingWay way,
            store::SeatWish wish, const core::Clock& clock, core::Random& random)
        : RequestJob(std::move(responder)),
          house_(house),
          way_(way),
          wish_(std::move(wish)),
          clock_(clock),
          random_(random) {
        wish_.hold = core::makeUuid<core::HoldId>(random_, clock_.wall());
    }

protected:
    http::Response serve(pool::Connection& connection, bool again) override;

private:
    const House& house_;
    const store::SellingWay way_;
    store::SeatWish wish_;
    const core::Clock& clock_;
    core::Random& random_;
};

}  // namespace seatlock::strategy
