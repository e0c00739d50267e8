#include "engine/api/routestats.h"

#include <algorithm>

namespace seatlock::api {

RouteStats::RouteStats(std::size_t routes) {
    for (std::size_t i = 0; i <= routes; ++i) routes_.push_back(std::make_unique<Route>());
}

void RouteStats::replied(const http::ReplyInfo& info) {
    Route& route = *routes_[std::min<std::size_t>(info.route, routes_.size() - 1)];
    const auto at = std::ranges::find(statuses, info.status) - statuses.begin();
    const auto index = std::min<std::size_t>(static_cast<std::size_t>(at), statuses.size() - 1);
    route.counts[index].fetch_add(1, std::memory_order_relaxed);
    route.duration_us.record(static_cast<std::uint64_t>(std::max<core::Micros>(0, info.duration)));
}

metrics::HistogramSnapshot RouteStats::bookingDurationUs() const {
    metrics::HistogramSnapshot out;
    for (const std::size_t route : booking_routes_) {
        out.merge(routes_[route]->duration_us.snapshot());
    }
    return out;
}

}  // namespace seatlock::api
