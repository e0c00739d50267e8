// Booking, pool, boards, feed and janitor in process, wired as the engine wires them but without
// HTTP. The methods that answer may be called from any thread; the rest by the owner.
#pragma once

#include "engine/board/directory.h"
#include "engine/booking/booking.h"
#include "engine/config/limits.h"
#include "engine/core/databaseclock.h"
#include "engine/live/feed.h"
#include "engine/live/janitor.h"
#include "engine/pool/pool.h"

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::tests {

using HoldResult = core::Result<booking::HoldAnswer>;
using OrderResult = core::Result<booking::OrderAnswer>;

/// What to hold. Either seats or `best`.
struct Wish {
    std::vector<core::SeatNo> seats = {};
    std::optional<booking::BestRequest> best = {};
    std::string buyer = {};  ///< any text
    std::string key = {};    ///< idempotency key, any text
    std::string body = "same";
    std::string event = "booth";
};

struct BoothOptions {
    config::Limits limits = {};
    bool follow = true;  ///< keep the feed running after the events are read
    bool janitor = false;
    std::string feed_url = {};  ///< empty: as the pool's
};

/// Settings of an event made by installEvent().
struct EventWish {
    std::string slug = "booth";
    std::int64_t seats = 100;
    std::int32_t hold_s = 900;
    std::optional<std::int32_t> seats_per_buyer_max = {};
};

/// Migrates the database and puts a plain event on sale. False: the reason is printed.
bool installEvent(const std::string& url, const EventWish& wish = {});

class Booth {
public:
    explicit Booth(const std::string& url, BoothOptions options = {});
    ~Booth();
    Booth(const Booth&) = delete;
    Booth& operator=(const Booth&) = delete;

    /// The events have been read and a connection is open.
    bool ok() const { return ok_; }
    std::int32_t engineId() const { return engine_id_; }

    std::future<HoldResult> holdLater(const Wish& wish);
    HoldResult hold(const Wish& wish) { return holdLater(wish).get(); }
    HoldResult hold(core::SeatNo seat) { return hold(Wish{.seats = {seat}}); }
    HoldResult read(const core::HoldToken& token);
    std::future<HoldResult> extendLater(const core::HoldToken& token);
    HoldResult extend(const core::HoldToken& token) { return extendLater(token).get(); }
    HoldResult drop(const core::HoldToken& token, const std::vector<core::SeatNo>& seats);
    HoldResult release(const core::HoldToken& token);
    OrderResult order(const core::HoldToken& token, const std::string& buyer = "b",
                      const std::string& key = {});

    board::EventBoardPtr event(const std::string& slug = "booth") const {
        return directory_.find(slug);
    }
    board::SeatState state(core::SeatNo seat, const std::string& slug = "booth") const {
        return event(slug)->board().state(seat);
    }
    /// The token of a hold that was answered, replayed or not.
    static core::HoldToken tokenOf(const HoldResult& result);

    pool::Pool& pool() { return *pool_; }
    booking::Booking& booking() { return *booking_; }
    live::Feed& feed() { return *feed_; }
    board::Directory& directory() { return directory_; }
    const config::Limits& limits() const { return options_.limits; }

private:
    const BoothOptions options_;
    const core::Clock& clock_;
    core::Random& random_;
    const std::int32_t engine_id_;
    core::DatabaseClock database_clock_;
    board::Directory directory_;
    std::unique_ptr<booking::Booking> booking_;
    std::unique_ptr<pool::Pool> pool_;
    std::unique_ptr<live::Feed> feed_;
    std::unique_ptr<live::Janitor> janitor_;
    bool ok_ = false;
};

}  // namespace seatlock::tests
