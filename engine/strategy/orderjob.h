// A request to buy what is held. Made on a listener thread, run on a worker.
#pragma once

#include "engine/store/strategystatements.h"
#include "engine/strategy/houses.h"
#include "engine/strategy/requestjob.h"

namespace seatlock::strategy {

class OrderJob final : public RequestJob {
public:
    /// The house must outlive it. A second run knows the first one's order by its id.
    OrderJob(http::Responder responder, const House& house, store::SellingWay way,
             store::ConfirmRequest request)
        : RequestJob(std::move(responder)),
          house_(house),
          way_(way),
          request_(std::move(request)) {}

protected:
    http::Response serve(pool::Connection& connection, bool /*again*/) override {
        const auto order = store::sellSeats(connection, way_, request_);
        return order ? soldResponse(house_, *order) : problemResponse(order.error());
    }

private:
    const House& house_;
    const store::SellingWay way_;
    const store::ConfirmRequest request_;
};

}  // namespace seatlock::strategy
