// Replies counted by route and status, and how long they took. Written by listeners, read by any
// thread.
#pragma once

#include "engine/http/handler.h"
#include "engine/metrics/histogram.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace seatlock::api {

class RouteStats final : public http::ReplyObserver {
public:
    /// Statuses this program answers with; any other is counted as the last.
    static constexpr std::array<int, 25> statuses = {200, 201, 204, 304, 400, 401, 403, 404, 405,
                                                     408, 409, 410, 412, 413, 414, 415, 422, 428,
                                                     429, 431, 500, 501, 503, 505, 0};

    explicit RouteStats(std::size_t routes);

    /// Before the first reply: this route's replies answer bookings.
    void countAsBooking(std::size_t route) { booking_routes_.push_back(route); }
    bool isBooking(std::size_t route) const {
        return std::ranges::find(booking_routes_, route) != booking_routes_.end();
    }
    /// Of all booking routes together.
    metrics::HistogramSnapshot bookingDurationUs() const;

    void replied(const http::ReplyInfo& info) override;

    std::size_t routes() const { return routes_.size(); }
    std::int64_t count(std::size_t route, std::size_t status) const {
        return routes_[route]->counts[status].load(std::memory_order_relaxed);
    }
    const metrics::Histogram& durationUs(std::size_t route) const {
        return routes_[route]->duration_us;
    }

private:
    struct Route {
        std::array<std::atomic<std::int64_t>, statuses.size()> counts{};
        metrics::Histogram duration_us;
    };
    std::vector<std::unique_ptr<Route>> routes_;  ///< the last: no route
    std::vector<std::size_t> booking_routes_;
};

}  // namespace seatlock::api
